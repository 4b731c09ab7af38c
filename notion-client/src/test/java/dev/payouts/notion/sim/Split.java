package dev.payouts.notion.sim;

import dev.payouts.core.Shard;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** How many processes share the payables at present, each with a host of its own. */
final class Split {
  /** The most processes of a history. */
  static final int MAX_COUNT = 4;

  private final Set<Integer> before = new HashSet<>();
  private final int maxCount;
  private int count = 1;

  /** Splits into at most so many. */
  Split(int maxCount) {
    this.maxCount = maxCount;
  }

  /** How often a split was seen. */
  enum Change {
    /** It is the same as before, or one that never was. */
    NONE_OR_NEW,
    /** It is one that was given up in between: its state directories know nothing of that. */
    BACK
  }

  /** Splits otherwise, or not. */
  Change change(Random random) {
    before.add(count);
    int next = 1 + random.nextInt(maxCount);
    boolean isBack = next != count && before.contains(next);
    count = next;
    return isBack ? Change.BACK : Change.NONE_OR_NEW;
  }

  int count() {
    return count;
  }

  Shard shard(int host) {
    return new Shard(host, count);
  }
}
