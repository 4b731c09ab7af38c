package dev.payouts.cli;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The program against a sandbox, which applies a request at once or never: nothing has to wait for
 * the 60 s of the real Notion.
 */
final class MainAgainstASandbox {
  private MainAgainstASandbox() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    Main.run(Duration.ofSeconds(2), args);
  }

  /**
   * Starts to build a process of its own, with the classes of {@code payouts.jar}.
   *
   * @param home where the locks of the machine are
   */
  static ProcessBuilder process(Path home, String... args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String tests =
        MainAgainstASandbox.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("payouts.jar") + File.pathSeparator + tests,
                MainAgainstASandbox.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }
}
