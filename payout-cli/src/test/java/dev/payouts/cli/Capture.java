package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.commands.CommandTree;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.internal.Screens;
import dev.payouts.core.Timeouts;
import dev.payouts.core.store.UserLocks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs commands and captures their output. */
public final class Capture {
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(outBytes, /* autoFlush= */ true, UTF_8);
  private final PrintStream errStream = new PrintStream(errBytes, /* autoFlush= */ true, UTF_8);
  private final Path workingDirectory;
  private final Screens screens;
  private final UserLocks locks;

  /** Captures output without a terminal. */
  public Capture(Path workingDirectory) {
    this(workingDirectory, Screens.NONE);
  }

  public Capture(Path workingDirectory, Screens screens) {
    this(workingDirectory, screens, UserLocks.in(workingDirectory.resolve("locks")));
  }

  public Capture(Path workingDirectory, Screens screens, UserLocks locks) {
    this.workingDirectory = workingDirectory;
    this.screens = screens;
    this.locks = locks;
  }

  /** Runs a command without environment variables. */
  public int run(String... args) {
    return run(Map.of(), args);
  }

  public int run(Map<String, String> environment, String... args) {
    return new CommandTree(context(environment)).execute(args);
  }

  public CommandContext context() {
    return context(Map.of());
  }

  public CommandContext context(Map<String, String> environment) {
    return new CommandContext(
        ImmutableMap.copyOf(environment),
        workingDirectory,
        outStream,
        errStream,
        Clock.fixed(Instant.parse("2026-11-03T08:00:00Z"), ZoneOffset.UTC),
        locks,
        Timeouts.DEFAULT.processingLimit(),
        () -> screens);
  }

  public String out() {
    return outBytes.toString(UTF_8);
  }

  public String err() {
    return errBytes.toString(UTF_8);
  }
}
