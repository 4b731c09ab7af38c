package dev.payouts.notion.sim;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.AtomicLongMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What happened in many histories. Safe for use by several threads. */
final class Tally {
  /** How many wrong histories are described; the others are only counted. */
  private static final int MAX_DESCRIBED = 10;

  /** How the events begin that are faults: of Notion, the network, a process or its machine. */
  private static final ImmutableList<String> FAULTS =
      ImmutableList.of(
          "answer ",
          "blocked ",
          "clock ",
          "full disk",
          "lock file ",
          "machine ",
          "network ",
          "process ",
          "proxy ",
          "request ",
          "slow ",
          "stalled ",
          "state directory ");

  private final AtomicLong histories = new AtomicLong();
  private final AtomicLong wrongHistories = new AtomicLong();
  private final AtomicLongMap<String> drawn = AtomicLongMap.create();
  private final AtomicLongMap<Wrong.Kind> wrongs = AtomicLongMap.create();
  private final Map<Long, String> described = new TreeMap<>();

  /** Lives through the history of a seed and counts what happens in it. */
  void add(long seed) {
    var simulation = new Simulation(seed);
    try {
      List<Wrong> found = simulation.run();
      found.forEach(wrong -> wrongs.getAndIncrement(wrong.kind()));
      if (!found.isEmpty()) {
        describe(seed, found + "\n" + simulation.story());
      }
    } catch (AssertionError e) { // of a history that did not come to its end
      describe(seed, Throwables.getStackTraceAsString(e));
    }
    simulation.drawn().forEach(drawn::addAndGet);
    histories.incrementAndGet();
  }

  private void describe(long seed, String what) {
    wrongHistories.incrementAndGet();
    synchronized (described) {
      if (described.size() < MAX_DESCRIBED) {
        System.err.printf("seed %d: %s%n", seed, what);
        described.put(seed, what);
      }
    }
  }

  long histories() {
    return histories.get();
  }

  long wrongHistories() {
    return wrongHistories.get();
  }

  /** Returns how often what happened. */
  Map<String, Long> drawn() {
    return new TreeMap<>(drawn.asMap());
  }

  /** Returns a table of everything that was counted, a line for each. */
  String table() {
    List<String> lines = new ArrayList<>();
    lines.add(line("histories", histories()));
    lines.add(line("faults met", faults()));
    lines.add(line("payouts created", drawn.get("created")));
    lines.add(line("creates with an unknown outcome", drawn.get("journal UNKNOWN")));
    lines.add(line("items that stay unknown", drawn.get("item OUTCOME_UNKNOWN")));
    lines.add(line("wrong histories", wrongHistories()));
    for (Wrong.Kind kind : Wrong.Kind.values()) {
      lines.add(line("wrong: " + kind, wrongs.get(kind)));
    }
    drawn().forEach((event, times) -> lines.add(line(event, times)));
    return String.join("\n", lines);
  }

  private long faults() {
    return drawn.asMap().entrySet().stream()
        .filter(event -> FAULTS.stream().anyMatch(event.getKey()::startsWith))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String line(String what, long times) {
    return "%,15d  %s".formatted(times, what);
  }

  /** Returns the wrong histories, by their seeds; only a few if there are many. */
  String wrongSeeds() {
    StringBuilder text = new StringBuilder();
    synchronized (described) {
      described.forEach(
          (seed, what) -> text.append("seed ").append(seed).append(": ").append(what));
    }
    return text.toString();
  }
}
