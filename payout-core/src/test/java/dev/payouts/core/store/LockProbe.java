package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.MachineLocks.Scope;
import dev.payouts.core.host.StateFiles.LockedException;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that tries to start a run and prints why it cannot. */
final class LockProbe {
  private LockProbe() {}

  /** Returns {@code FREE}, or why a run in another process cannot start. */
  static String inAnotherProcess(Path stateDir) throws IOException {
    return inAnotherProcess("state", stateDir);
  }

  /** Returns {@code FREE}, or who holds the machine lock. */
  static String machineLockInAnotherProcess(Path locks) throws IOException {
    return inAnotherProcess("locks", locks);
  }

  private static String inAnotherProcess(String what, Path directory) throws IOException {
    Process other = start(what, directory);
    return new String(other.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** Returns another process that holds a lock file until its standard input ends. */
  static Process holding(Path lockFile) throws IOException {
    Process other = start("hold", lockFile);
    if (other.getInputStream().read() < 0) {
      throw new IOException("the lock was not taken");
    }
    return other;
  }

  private static Process start(String what, Path path) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockProbe.class.getName(),
            what,
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Takes the lock of the state directory, the machine lock or a lock file. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    if (args[0].equals("hold")) {
      var held = new LockFile(directory).take("another process");
      System.out.println("HELD");
      int unused = System.in.read();
      held.close();
      return;
    }
    try {
      if (args[0].equals("state")) {
        FileJournal.at(directory, MachineLocks.NONE).begin(claim("probe")).close();
      } else {
        UserLocks.in(directory).take(new Scope("database", "", 0, 1), "probe").close();
      }
      System.out.println("FREE");
    } catch (RunAbortedException e) {
      System.out.println(e.stopCause());
    } catch (LockedException e) {
      System.out.println(e.getMessage());
    }
  }
}
