package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Rate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of the values that many rates have in common: a house has thousands of rates and
 * few currencies, days and amounts, and what few objects hold stays in the processor's cache while
 * all of them are decided. For one thread.
 */
final class SharedValues {
  /** Beyond it there is little in common, and nothing to gain. */
  private static final int MOST = 10_000;

  private final Map<Object, Object> known = new HashMap<>();

  /** Returns equal rates. */
  ImmutableList<Rate> of(Collection<Rate> rates) {
    ImmutableList.Builder<Rate> shared = ImmutableList.builderWithExpectedSize(rates.size());
    for (Rate rate : rates) {
      shared.add(of(rate));
    }
    return shared.build();
  }

  private Rate of(Rate rate) {
    return new Rate(
        rate.id(),
        rate.status(),
        one(rate.billingType()),
        one(rate.monthlyFixed()),
        one(rate.hourlyRate()),
        one(rate.currency()),
        one(rate.payDay()),
        oneOrNull(rate.firstDay()),
        oneOrNull(rate.lastDay()));
  }

  private <T> @Nullable T oneOrNull(@Nullable T value) {
    return value == null ? null : one(value);
  }

  @SuppressWarnings("unchecked") // what equals a value is of its class
  private <T> T one(T value) {
    Object shared = known.size() < MOST ? known.putIfAbsent(value, value) : known.get(value);
    return shared == null ? value : (T) shared;
  }
}
