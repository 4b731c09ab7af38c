package dev.payouts.cli;

import dev.payouts.notion.testing.Programs;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The program with a shorter processing limit than the 60 s of the real Notion: a sandbox applies a
 * request at once or never.
 */
final class MainAgainstSandbox {
  private MainAgainstSandbox() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    Main.run(Duration.ofSeconds(2), args);
  }

  /**
   * Returns the builder of a process with the classes of {@code payouts.jar}.
   *
   * @param home the home and working directory
   */
  static ProcessBuilder process(Path home, String... args) {
    String tests =
        MainAgainstSandbox.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    ProcessBuilder builder =
        Programs.java(
            home,
            "-cp",
            Programs.property("payouts.jar") + File.pathSeparator + tests,
            MainAgainstSandbox.class.getName());
    builder.command().addAll(List.of(args));
    return builder;
  }
}
