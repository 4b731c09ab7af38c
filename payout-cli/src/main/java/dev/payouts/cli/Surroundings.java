package dev.payouts.cli;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.TerminalText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a command has around it.
 *
 * @param environment the environment variables
 * @param workingDirectory what relative file names are relative to; absolute
 * @param out where results go
 * @param err where everything else goes
 * @param clock says which month a sandbox is about
 */
record Surroundings(
    ImmutableMap<String, String> environment,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    Clock clock) {
  /** Says one sentence about what went wrong. */
  void complain(String sentence) {
    err.println("payouts: " + TerminalText.plain(sentence));
  }
}
