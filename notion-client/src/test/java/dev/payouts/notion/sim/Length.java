package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableType;
import java.util.Random;

/**
 * How much a history holds. Most faults show in short histories, of which several fit into the time
 * of a long one; some need long ones.
 */
enum Length {
  /** A few payables, mostly of one kind, and one round of runs or two. */
  SHORT,
  /** Payables of all kinds, and up to four rounds of runs. */
  LONG;

  private static final int HISTORIES_FOR_EACH_LONG_ONE = 10;

  static Length draw(Random random) {
    return random.nextInt(HISTORIES_FOR_EACH_LONG_ONE) == 0 ? LONG : SHORT;
  }

  /** Draws what kinds of payables there are. */
  ImmutableList<PayableType> types(Random random) {
    if (this == LONG) {
      return ImmutableList.copyOf(PayableType.values());
    }
    return switch (random.nextInt(8)) {
      case 0 -> ImmutableList.copyOf(PayableType.values());
      case 1, 2, 3, 4 -> ImmutableList.of(PayableType.CONTRACTOR_PAYROLL);
      case 5, 6 -> ImmutableList.of(PayableType.REFUND);
      default -> ImmutableList.of(PayableType.INVOICE_SPLIT);
    };
  }

  /** Draws how often processes run at the same time, before it clears up. */
  int rounds(Random random) {
    return 1 + random.nextInt(this == LONG ? 3 : 2);
  }

  /** Returns the most processes that share the payables. */
  int maxShards() {
    return this == LONG ? Split.MAX_COUNT : 2;
  }
}
