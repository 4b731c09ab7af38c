package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.core.RunStoppedException;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that tries to begin a run, and prints why it may not. */
final class LockProbe {
  private LockProbe() {}

  /** Returns {@code FREE}, or why a run in another process may not begin. */
  static String inAnotherProcess(Path stateDir) throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockProbe.class.getName(),
                stateDir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(other.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** Takes the state directory. */
  public static void main(String[] args) {
    try {
      FileJournal.at(Path.of(args[0])).begin("probe").close();
      System.out.println("FREE");
    } catch (RunStoppedException e) {
      System.out.println(e.stopCause());
    }
  }
}
