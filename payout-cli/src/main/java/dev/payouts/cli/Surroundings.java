package dev.payouts.cli;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.Colour;
import dev.payouts.cli.internal.Screens;
import dev.payouts.cli.internal.TerminalText;
import dev.payouts.core.store.UserLocks;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a command has around it.
 *
 * @param environment the environment variables
 * @param workingDirectory what relative file names are relative to; absolute
 * @param out where results go
 * @param err where everything else goes
 * @param clock says which month a sandbox is about
 * @param locks keeps the runs of this machine apart
 * @param processingLimit how long Notion may work on a request; never less than its own 60 s but
 *     against a sandbox
 * @param screens says what both streams end in; asked only where that matters, for it takes a while
 */
record Surroundings(
    ImmutableMap<String, String> environment,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    Clock clock,
    UserLocks locks,
    Duration processingLimit,
    Supplier<Screens> screens) {
  /** Returns this with another place for everything that is no result. */
  Surroundings withErr(PrintStream other) {
    return new Surroundings(
        environment, workingDirectory, out, other, clock, locks, processingLimit, screens);
  }

  /** Says one sentence about what went wrong. */
  void complain(String sentence) {
    err.println(
        screens.get().err().paint(Colour.RED, "payouts:") + " " + TerminalText.plain(sentence));
  }
}
