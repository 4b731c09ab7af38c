package dev.payouts.cli.context;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.Screens;
import dev.payouts.core.Provenance;
import dev.payouts.core.RequestParser;
import dev.payouts.core.RunReport;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.store.ThisProcess;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.NotionToken;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a command: variables, streams, clock and locks.
 *
 * @param workingDirectory the absolute directory that relative paths are resolved against
 * @param out standard output, for results
 * @param err standard error, for everything else
 * @param clock tells the current month
 * @param processingLimit how long Notion may work on a request; at least 60 s, less only for a
 *     sandbox
 * @param screens the terminals of both streams; computed only if needed, because it takes a while
 */
public record CommandContext(
    ImmutableMap<String, String> environment,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    Clock clock,
    UserLocks locks,
    Duration processingLimit,
    Supplier<Screens> screens) {
  /** Returns a copy with another standard error. */
  public CommandContext withErr(PrintStream other) {
    return new CommandContext(
        environment, workingDirectory, out, other, clock, locks, processingLimit, screens);
  }

  /**
   * Checks that a month has begun.
   *
   * @param month the month; null for none
   * @throws WrongUsageException if it is in the future
   */
  public void requireBegun(@Nullable YearMonth month) {
    try {
      if (month != null) {
        RequestParser.requireBegun(month, clock.instant());
      }
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  /**
   * Returns Notion's token; warns if other users can read its file.
   *
   * @throws dev.payouts.notion.ConfigException if there is none, or it is invalid
   */
  public NotionToken notionToken() {
    NotionToken token = NotionToken.fromEnvironment(environment);
    token.secret().exposure().ifPresent(this::warn);
    return token;
  }

  /** Returns who runs this command. */
  public Provenance provenance() {
    return ThisProcess.provenance(
        CommandContext.class.getPackage().getImplementationVersion(), environment);
  }

  /** Says why something did not complete, if it did not; returns the exit code. */
  public ExitCode ended(Optional<RunReport.RunFailure> failure, boolean needsAttention) {
    failure.ifPresent(stop -> complain(stop.sentence()));
    return failure
        .map(stop -> ExitCode.of(stop.cause()))
        .orElse(needsAttention ? ExitCode.NEEDS_ATTENTION : ExitCode.OK);
  }

  /** Prints one warning. */
  public void warn(String sentence) {
    complain("warning: " + sentence);
  }

  /** Prints one error message. */
  public void complain(String sentence) {
    err.println(
        screens.get().err().paint(Color.RED, "payouts:") + " " + TerminalText.plain(sentence));
  }
}
