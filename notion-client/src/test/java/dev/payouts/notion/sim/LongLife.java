package dev.payouts.notion.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A journal with so many payouts of earlier months that the next run compacts it. */
final class LongLife {
  private static final String FILE = "journal.jsonl";
  private static final String RUN = "long-ago";

  /** As many as make a journal long enough to be compacted. */
  private static final int PAYOUTS = 2_000;

  private LongLife() {}

  /**
   * Adds recorded payouts of payables that are in no workspace any more, before all that is in the
   * journal already.
   */
  static void addTo(Disk disk, Instant now) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PAYOUTS; i++) {
      Instant at = now.minus(Duration.ofDays(3L + i % 300));
      lines.append(
          """
          {"v":2,"at":"%s","run":"%s","event":"audited","type":"refund","source":"%s",\
          "person":"%s","date":"2026-01-31","payout":"%s"}
          """
              .formatted(at, RUN, new UUID(i, 1), new UUID(i, 2), new UUID(i, 3)));
    }
    disk.replace(FILE, lines + disk.read(FILE).orElse(""));
  }

  /** Returns whether a run has compacted them. */
  static boolean isCompacted(Disk disk) {
    return disk.read(FILE)
        .filter(journal -> journal.contains("\"paid\":"))
        .filter(journal -> !journal.contains("\"run\":\"" + RUN + "\""))
        .isPresent();
  }
}
