package dev.payouts.benchmarks.calls;

import ch.qos.logback.classic.Level;
import com.google.common.base.CharMatcher;
import dev.payouts.core.RunAbortedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exit codes and error messages shared by the commands of this module. */
public final class Command {
  /** Every way did all of its work. */
  public static final int DONE = 0;

  /** A way did not do all of its work, or a guarantee does not hold. */
  public static final int NOT_SOUND = 1;

  /** The command line is invalid. */
  public static final int WRONG_USAGE = 2;

  /** A run failed. */
  public static final int NOT_CARRIED_THROUGH = 3;

  private Command() {}

  /** Runs a command and returns its exit code; reports an exception in one sentence. */
  public static int run(PrintStream err, Body body) {
    try {
      return body.run();
    } catch (WrongUsageException e) {
      err.println(e.sentence());
      return WRONG_USAGE;
    } catch (RunAbortedException e) {
      err.println(e.sentence());
      return NOT_CARRIED_THROUGH;
    } catch (RuntimeException e) {
      err.println("A run failed: " + firstLine(e) + ".");
      return NOT_CARRIED_THROUGH;
    } catch (OutOfMemoryError e) {
      err.println("Not enough memory for these numbers: set -Xmx, or use smaller numbers.");
      return NOT_CARRIED_THROUGH;
    }
  }

  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return CharMatcher.is('.').trimTrailingFrom(message.lines().findFirst().orElse(""));
  }

  /** Runs a command and exits the process with its exit code. */
  public static void main(Main main, String... args) {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.OFF); // only results on standard output
    }
    var out = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8);
    System.exit(main.run(out, err, args));
  }

  /** The work of a command. */
  @FunctionalInterface
  public interface Body {
    /** Returns the exit code. */
    int run();
  }

  /** A command. */
  @FunctionalInterface
  public interface Main {
    /** Returns the exit code. */
    int run(PrintStream out, PrintStream err, String... args);
  }
}
