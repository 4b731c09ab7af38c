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
 * Asks the shell what the streams of this process end in. {@code System.console()} only tells
 * whether standard input and output both are a terminal, and nothing of standard error.
 */
public final class ShellProbe {
  /** A shell takes a few milliseconds; one that takes this long is not waited for. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final int OUT = 1;
  private static final int ERR = 2;

  /** More than OUT and ERR together, and nothing that a shell says by itself. */
  private static final int ANSWERED = 8;

  /** Ends with ANSWERED, and OUT and ERR added where they are terminals. */
  private static final String WHICH =
      "n=8; [ -t 1 ] && n=$((n + 1)); [ -t 2 ] && n=$((n + 2)); exit $n";

  /** The terminal is standard error, or else the one that this process belongs to. */
  private static final String SIZE = "exec 3<&2 2>/dev/null; stty size <&3 || stty size </dev/tty";

  private final ImmutableMap<String, String> environment;

  /** Asks nothing yet. */
  public ShellProbe(ImmutableMap<String, String> environment) {
    this.environment = environment;
  }

  /** Asks; where nobody answers, there is no terminal. */
  public Screens ask() {
    return Screens.of(environment, terminals(), () -> answer(SIZE, Redirect.PIPE).text());
  }

  private static ImmutableSet<Stream> terminals() {
    int which = answer(WHICH, Redirect.INHERIT).exitCode() - ANSWERED;
    if (which < 0 || which > (OUT | ERR)) {
      return ImmutableSet.of(); // no shell that could tell
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

  /** What a script left behind. */
  private record Answer(int exitCode, String text) {
    static final Answer NONE = new Answer(-1, "");
  }

  /** Runs a script whose standard input and error are ours. */
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
