package dev.payouts.benchmarks.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RequestParser;
import dev.payouts.core.RunAbortedException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Runs the commands of this module: their options, exit codes and error messages. */
public final class Commands {
  /** Every way did all of its work. */
  public static final int DONE = 0;

  /** A way did not do all of its work, or a guarantee does not hold. */
  public static final int NOT_SOUND = 1;

  /** A run failed. Wrong usage is picocli's 2. */
  public static final int RUN_FAILED = 3;

  /** The largest number of payables, or of contractors. */
  public static final int MAX_PAYABLES = 100_000;

  /** The program, as built. */
  public static final Path JAR = Path.of("payout-cli", "target", "payouts.jar");

  private Commands() {}

  /** Runs a command and exits the process with its exit code. */
  public static void main(
      BiFunction<PrintStream, PrintStream, Callable<Integer>> command, String... args) {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.OFF); // only results on standard output
    }
    var out = new PrintStream(System.out, /* autoFlush= */ true, UTF_8);
    var err = new PrintStream(System.err, /* autoFlush= */ true, UTF_8);
    System.exit(run(command, out, err, args));
  }

  /** Runs a command and returns its exit code; reports an exception in one sentence. */
  public static int run(
      BiFunction<PrintStream, PrintStream, Callable<Integer>> command,
      PrintStream out,
      PrintStream err,
      String... args) {
    var commandLine = new CommandLine(command.apply(out, err));
    commandLine.setOut(new PrintWriter(out, /* autoFlush= */ true, UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(
        (e, given) -> {
          err.println(e.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    commandLine.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          err.println(
              e instanceof RunAbortedException aborted
                  ? aborted.sentence()
                  : "A run failed: " + firstLine(e) + ".");
          return RUN_FAILED;
        });
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("Not enough memory for these numbers: set -Xmx, or use smaller numbers.");
      return RUN_FAILED;
    }
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return CharMatcher.is('.').trimTrailingFrom(message.lines().findFirst().orElse(""));
  }

  /** The distinct numbers of an option: a record, because picocli would add to a set of its own. */
  public record Numbers(ImmutableSet<Integer> values) {
    /** Returns some numbers. */
    public static Numbers of(Integer... values) {
      return new Numbers(ImmutableSet.copyOf(values));
    }
  }

  /** Converts numbers separated by commas. */
  public abstract static class NumbersConverter implements ITypeConverter<Numbers> {
    private static final Splitter COMMAS = Splitter.on(',').trimResults();

    private final int min;
    private final int max;

    protected NumbersConverter(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public final Numbers convert(String value) {
      return new Numbers(
          COMMAS
              .splitToStream(value)
              .map(number -> wholeNumber(number, min, max))
              .collect(ImmutableSet.toImmutableSet()));
    }
  }

  /** Converts numbers of payables or contractors, of which there must be some. */
  public static final class Some extends NumbersConverter {
    Some() {
      super(1, MAX_PAYABLES);
    }
  }

  /** Converts a whole number between two bounds. */
  public abstract static class Range implements ITypeConverter<Integer> {
    private final int min;
    private final int max;

    protected Range(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public final Integer convert(String value) {
      return wholeNumber(value, min, max);
    }
  }

  /**
   * Checks that the program to start exists.
   *
   * @throws IllegalStateException if it does not
   */
  public static void requireJar(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "there is no %s: build it with 'mvn -q -DskipTests package', or name another file"
              .formatted(jar));
    }
  }

  /** Returns the whole number of an option. */
  static int wholeNumber(String value, int min, int max) {
    try {
      return RequestParser.wholeNumber(value, min, max);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
