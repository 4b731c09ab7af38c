package dev.payouts.cli;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.Screens;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.store.UserLocks;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The environment of a command: variables, streams, clock and locks.
 *
 * @param environment the environment variables
 * @param workingDirectory the absolute directory that relative paths are resolved against
 * @param out standard output, for results
 * @param err standard error, for everything else
 * @param clock chooses the month of a sandbox
 * @param locks the locks that prevent concurrent runs on this machine
 * @param processingLimit how long Notion may work on a request; at least 60 s, less only for a
 *     sandbox
 * @param screens the terminals of both streams; computed only if needed, because it takes a while
 */
record CommandContext(
    ImmutableMap<String, String> environment,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    Clock clock,
    UserLocks locks,
    Duration processingLimit,
    Supplier<Screens> screens) {
  /** Returns a copy with another standard error. */
  CommandContext withErr(PrintStream other) {
    return new CommandContext(
        environment, workingDirectory, out, other, clock, locks, processingLimit, screens);
  }

  /** Prints one error message. */
  void complain(String sentence) {
    err.println(
        screens.get().err().paint(Color.RED, "payouts:") + " " + TerminalText.plain(sentence));
  }
}
