package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.commands.CommandTree;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.TerminalProbe;
import dev.payouts.core.Timeouts;
import dev.payouts.core.store.UserLocks;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** The entry point of {@code payouts.jar}. */
public final class Main {
  private Main() {}

  /** Runs the command and exits with its code (payout-cli/README.md, "Exit codes"). */
  public static void main(String[] args) {
    run(Timeouts.DEFAULT.processingLimit(), args);
  }

  /** Does the same with another limit on how long Notion may work on a request. */
  static void run(Duration processingLimit, String... args) {
    Locale.setDefault(Locale.ROOT); // some locales write digits in another script
    ImmutableMap<String, String> environment = ImmutableMap.copyOf(System.getenv());
    var context =
        new CommandContext(
            environment,
            Path.of("").toAbsolutePath(),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Clock.systemUTC(),
            UserLocks.ofThisUser(),
            processingLimit,
            Suppliers.memoize(() -> TerminalProbe.ask(environment)));
    int exitCode = execute(context, args);
    context.out().flush();
    context.err().flush();
    System.exit(exitCode);
  }

  /**
   * Refuses a working directory whose name the locale garbles: relative paths do not work there.
   */
  private static int execute(CommandContext context, String... args) {
    if (System.getProperty("user.dir").indexOf(CommandTree.UNREADABLE) >= 0) {
      context.complain(
          "the name of this directory contains characters outside the locale: set LC_ALL=C.UTF-8, or"
              + " change to a directory with an ASCII name");
      return ExitCode.MISCONFIGURED.code();
    }
    return new CommandTree(context).execute(args);
  }

  /** Returns a UTF-8 stream, whatever the locale; flushed at each line for progress and prompts. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), /* autoFlush= */ true, UTF_8);
  }
}
