package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.ShellProbe;
import dev.payouts.core.Patience;
import dev.payouts.core.store.UserLocks;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The entry point of {@code payouts.jar}. */
public final class Main {
  private Main() {}

  /** Runs the command and exits with its code (payout-cli/README.md, "Exit codes"). */
  public static void main(String[] args) {
    run(Patience.DEFAULT.processingLimit(), args);
  }

  /** Does the same against a Notion that works on a request for another time at most. */
  static void run(Duration processingLimit, String... args) {
    ImmutableMap<String, String> environment = ImmutableMap.copyOf(System.getenv());
    var surroundings =
        new Surroundings(
            environment,
            Path.of("").toAbsolutePath(),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Clock.systemUTC(),
            UserLocks.ofThisUser(),
            processingLimit,
            Suppliers.memoize(() -> new ShellProbe(environment).ask()));
    int exitCode = execute(surroundings, args);
    surroundings.out().flush();
    surroundings.err().flush();
    System.exit(exitCode);
  }

  /** In a directory whose name the locale garbles, no relative name finds its file. */
  private static int execute(Surroundings surroundings, String... args) {
    if (System.getProperty("user.dir").indexOf(CommandTree.UNREADABLE) >= 0) {
      surroundings.complain(
          "the name of this directory cannot be read in the locale of this terminal: set"
              + " LC_ALL=C.UTF-8, or go to a directory with a name in ASCII");
      return ExitCode.MISCONFIGURED.code();
    }
    return new CommandTree(surroundings).execute(args);
  }

  /** UTF-8 whatever the locale; flushed at each line, as progress and prompts need it. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), /* autoFlush= */ true, UTF_8);
  }
}
