package dev.payouts.core.store;

import dev.payouts.core.RunStoppedException;
import java.nio.file.Path;

/** Another process that tries to begin a run, and prints why it may not. */
final class LockProbe {
  private LockProbe() {}

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
