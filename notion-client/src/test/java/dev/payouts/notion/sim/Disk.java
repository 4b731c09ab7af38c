package dev.payouts.notion.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on the disk of a host, whatever becomes of its processes. */
final class Disk {
  private final Map<String, String> files = new HashMap<>();
  private @Nullable SimulatedProcess lockHolder;

  Optional<String> read(String name) {
    return Optional.ofNullable(files.get(name));
  }

  void replace(String name, String content) {
    files.put(name, content);
  }

  void append(String name, String content) {
    files.merge(name, content, String::concat);
  }

  /** Returns whether the process now holds the lock; a dead one does not any more. */
  boolean lock(SimulatedProcess process) {
    if (lockHolder != null && !lockHolder.isDead()) {
      return false;
    }
    lockHolder = process;
    return true;
  }

  void unlock(SimulatedProcess process) {
    if (lockHolder == process) {
      lockHolder = null;
    }
  }
}
