package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs commands and keeps what they print. */
final class Capture {
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(outBytes, /* autoFlush= */ true, UTF_8);
  private final PrintStream errStream = new PrintStream(errBytes, /* autoFlush= */ true, UTF_8);
  private final Path workingDirectory;

  Capture(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Runs a command without any environment variable. */
  int run(String... args) {
    return run(Map.of(), args);
  }

  int run(Map<String, String> environment, String... args) {
    return Main.run(args, environment, workingDirectory, outStream, errStream);
  }

  Surroundings surroundings() {
    return new Surroundings(
        ImmutableMap.of(),
        workingDirectory,
        outStream,
        errStream,
        Clock.fixed(Instant.parse("2026-11-03T08:00:00Z"), ZoneOffset.UTC));
  }

  String out() {
    return outBytes.toString(UTF_8);
  }

  String err() {
    return errBytes.toString(UTF_8);
  }
}
