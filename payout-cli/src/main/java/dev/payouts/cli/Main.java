package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The entry point of {@code payouts.jar}. */
public final class Main {
  private Main() {}

  /** Runs the command and exits with its code (INTERFACE.md, "Exit codes"). */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int exitCode = run(args, System.getenv(), Path.of("").toAbsolutePath(), out, err);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /**
   * Runs the command.
   *
   * @param environment the environment variables
   * @param workingDirectory what relative file names are relative to; absolute
   * @param out where results go
   * @param err where everything else goes
   * @return the exit code (INTERFACE.md, "Exit codes")
   */
  public static int run(
      String[] args,
      Map<String, String> environment,
      Path workingDirectory,
      PrintStream out,
      PrintStream err) {
    var surroundings =
        new Surroundings(
            ImmutableMap.copyOf(environment), workingDirectory, out, err, Clock.systemUTC());
    return new CommandTree(surroundings).execute(args);
  }

  /** UTF-8 whatever the locale; flushed at each line, as progress and prompts need it. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), /* autoFlush= */ true, UTF_8);
  }
}
