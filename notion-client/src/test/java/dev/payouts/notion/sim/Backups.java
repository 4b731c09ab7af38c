package dev.payouts.notion.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Removes state directories, restores them from backups and copies them to others, also during
 * runs; what the machine remembers stays.
 */
final class Backups {
  private final List<Disk> disks;
  private final Random random;
  private final Consumer<String> noted;
  private final Map<Integer, Map<String, String>> backups = new TreeMap<>();
  private final Set<Integer> duringARun = new HashSet<>();

  /**
   * Has no backup yet.
   *
   * @param disks the state directories of one machine
   * @param random what is drawn
   * @param noted receives what happens
   */
  Backups(List<Disk> disks, Random random, Consumer<String> noted) {
    this.disks = disks;
    this.random = random;
    this.noted = noted;
  }

  /**
   * Between runs: makes the first backups, and later restores, removes or copies state directories.
   */
  void loseState() {
    for (int i = 0; i < disks.size(); i++) {
      Map<String, String> backup = backups.get(i);
      if (backup == null) {
        backups.put(i, disks.get(i).backup());
      } else if (duringARun.contains(i) || random.nextBoolean()) {
        noted.accept("state directory restored");
        if (duringARun.remove(i)) {
          noted.accept("state directory restored from a backup made during a run");
        }
        disks.get(i).restore(backup);
      } else if (random.nextBoolean()) {
        noted.accept("state directory removed");
        disks.get(i).restore(Map.of());
      } else if (disks.size() > 1 && random.nextBoolean()) {
        noted.accept("state directory copied to another");
        disks.get((i + 1) % disks.size()).restore(disks.get(i).backup());
      }
    }
  }

  /**
   * Copies a state directory that a run is using, to a backup or in place of another directory.
   *
   * @param from the state directory
   */
  void copyDuringARun(int from) {
    if (!disks.get(from).isInUse()) {
      return;
    }
    Map<String, String> copy = disks.get(from).backup();
    int to = (from + 1) % disks.size();
    if (to != from && !disks.get(to).isInUse() && random.nextBoolean()) {
      noted.accept("state directory copied to another during a run");
      disks.get(to).restore(copy);
    } else {
      backups.put(from, copy);
      duringARun.add(from);
    }
  }
}
