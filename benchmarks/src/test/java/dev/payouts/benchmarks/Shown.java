package dev.payouts.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import dev.payouts.benchmarks.calls.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/**
 * The result of a command.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Shown(int exitCode, String out, String err) {
  private static final Splitter CELLS = Splitter.on('|').trimResults().omitEmptyStrings();

  static Shown by(BiFunction<PrintStream, PrintStream, Callable<Integer>> command, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode = Commands.run(command, printer(out), printer(err), args);
    return new Shown(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, /* autoFlush= */ true, UTF_8);
  }

  /** Returns the cells of a Markdown table without its headings. */
  List<List<String>> rows(String title) {
    return out.lines()
        .dropWhile(line -> !line.startsWith("**" + title))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(CELLS::splitToList)
        .toList();
  }
}
