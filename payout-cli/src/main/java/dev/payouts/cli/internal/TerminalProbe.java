package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.Screens.Stream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks the shell which streams of this process are terminals. {@code System.console()} only tells
 * whether both standard input and output are, and nothing about standard error.
 */
public final class TerminalProbe {
  /** A shell normally takes a few milliseconds. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final int OUT = 1;
  private static final int ERR = 2;

  /** More than OUT and ERR together, and not an exit code of the shell itself. */
  private static final int ANSWERED = 8;

  /** Exits with ANSWERED, plus OUT and ERR if they are terminals. */
  private static final String WHICH =
      "n=8; [ -t 1 ] && n=$((n + 1)); [ -t 2 ] && n=$((n + 2)); exit $n";

  /** Asks the terminal of standard error, or else the controlling terminal. */
  private static final String SIZE = "exec 3<&2 2>/dev/null; stty size <&3 || stty size </dev/tty";

  private TerminalProbe() {}

  /** Asks; without an answer, there is no terminal. */
  public static Screens ask(ImmutableMap<String, String> environment) {
    return Screens.of(environment, terminals(), () -> answer(SIZE, Redirect.PIPE).text());
  }

  private static ImmutableSet<Stream> terminals() {
    int which = answer(WHICH, Redirect.INHERIT).exitCode() - ANSWERED;
    if (which < 0 || which > (OUT | ERR)) {
      return ImmutableSet.of(); // no usable shell
    }
    ImmutableSet.Builder<Stream> terminals = ImmutableSet.builder();
    if ((which & OUT) != 0) {
      terminals.add(Stream.OUT);
    }
    if ((which & ERR) != 0) {
      terminals.add(Stream.ERR);
    }
    return terminals.build();
  }

  /** The result of a script. */
  private record Answer(int exitCode, String text) {
    static final Answer NONE = new Answer(-1, "");
  }

  /** Runs a script with the standard input and error of this process. */
  private static Answer answer(String script, Redirect out) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", script)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(out)
              .redirectError(Redirect.INHERIT)
              .start();
      if (!shell.waitFor(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        shell.destroyForcibly();
        return Answer.NONE;
      }
      return new Answer(
          shell.exitValue(), new String(shell.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      return Answer.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }
}
