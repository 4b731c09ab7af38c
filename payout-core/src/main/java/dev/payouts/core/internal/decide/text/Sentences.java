package dev.payouts.core.internal.decide.text;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;

/**
 * What the sentences of all steps share. Sentences contain IDs, days and property names, never
 * names of contractors, and no amounts except that of an Inactive rate. Frequent messages are
 * concatenated, which is faster than formatting.
 */
public final class Sentences {
  private Sentences() {}

  /** Says that a required property could not be computed. */
  public static String unavailable(String property) {
    return "The property '%s' is required but could not be computed: fix its formula or rollup."
        .formatted(property);
  }

  /** Says that a required property of a rate could not be computed. */
  public static String unavailableOfRate(String property, Rate rate) {
    return "The property '%s' of rate %s is required but could not be computed: fix its formula."
        .formatted(property, rate.id());
  }

  /** Returns what people call a payable of a type. */
  public static String noun(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "task order";
      case REFUND -> "refund request";
      case INVOICE_SPLIT -> "invoice split";
    };
  }

  /** Returns the IDs with commas and, before the last one, an "and". */
  public static String list(Iterable<?> ids) {
    ImmutableList<?> all = ImmutableList.copyOf(ids);
    if (all.size() < 2) {
      return Joiner.on("").join(all);
    }
    int last = all.size() - 1;
    return Joiner.on(", ").join(all.subList(0, last)) + " and " + all.get(last);
  }
}
