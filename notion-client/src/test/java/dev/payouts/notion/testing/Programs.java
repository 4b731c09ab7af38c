package dev.payouts.notion.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Real programs as processes. */
public final class Programs {
  /** After this a test has failed; none is decided by it. */
  private static final int LONGEST_SECONDS = 180;

  private Programs() {}

  /**
   * Returns the builder of a Java process whose home directory and working directory are a test's,
   * and whose environment has no token.
   *
   * @param directory contains the locks
   * @param arguments those of {@code java}
   */
  public static ProcessBuilder java(Path directory, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-Duser.home=" + directory);
    builder.command().addAll(List.of(arguments));
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(NOTION|PAYOUTS)_.*"));
    return builder;
  }

  /** Returns a system property that the build sets, such as the path of a program's jar. */
  public static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /** Waits for the end of a process and returns its exit code. */
  public static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  /** Returns the sandbox's configuration with members of {@code notion}, such as shorter waits. */
  public static String configuration(Sandbox sandbox, String members) {
    return sandbox.configurationJson().replaceFirst("\"notion\":\\s*\\{", "$0" + members);
  }

  /** Fails unless as many orders of October 2026 are paid, each by one payout. */
  public static void assertEachOrderPaidOnce(Sandbox sandbox, int orders) {
    List<Object> paid =
        sandbox.workspace().payouts().stream()
            .filter(payout -> payout.property("Date").map("2026-10-31"::equals).orElse(false))
            .<Object>map(payout -> payout.property("00 Task Order").orElseThrow())
            .toList();
    assertThat(paid).doesNotHaveDuplicates().hasSize(orders);
  }
}
