package dev.payouts.notion.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on the disk of a host, whatever becomes of its processes. */
final class Disk {
  private final Map<String, StringBuilder> files = new HashMap<>();
  private @Nullable SimulatedProcess lockHolder;

  Optional<String> read(String name) {
    return Optional.ofNullable(files.get(name)).map(StringBuilder::toString);
  }

  void replace(String name, String content) {
    files.put(name, new StringBuilder(content));
  }

  void append(String name, String content) {
    files.computeIfAbsent(name, absent -> new StringBuilder()).append(content);
  }

  /** Returns a backup of all files. */
  Map<String, String> backup() {
    Map<String, String> backup = new HashMap<>();
    files.forEach((name, content) -> backup.put(name, content.toString()));
    return backup;
  }

  /** Puts a backup in the place of all files; an empty one removes them. */
  void restore(Map<String, String> backup) {
    files.clear();
    backup.forEach(this::replace);
  }

  /** Returns whether a process, living or dead, is the last that took the lock and holds it. */
  boolean isHeldBy(SimulatedProcess process) {
    return lockHolder == process;
  }

  /** Returns whether a living process holds the lock. */
  boolean isInUse() {
    return lockHolder != null && !lockHolder.isDead();
  }

  /** Returns whether the process now holds the lock; a dead one does not any more. */
  boolean lock(SimulatedProcess process) {
    if (isInUse()) {
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
