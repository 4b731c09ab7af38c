package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.Rate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deduplicates equal values of rates: a workspace has thousands of rates but few currencies, days
 * and amounts, and with few objects they stay in the processor's cache while deciding. Not
 * thread-safe.
 */
final class SharedValues {
  /** With more distinct values, sharing gains nothing. */
  private static final int MOST = 10_000;

  private final Map<Object, Object> known = new HashMap<>();

  /** Returns equal rates with shared values. */
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

  @SuppressWarnings("unchecked") // equal values have the same class
  private <T> T one(T value) {
    Object shared = known.size() < MOST ? known.putIfAbsent(value, value) : known.get(value);
    return shared == null ? value : (T) shared;
  }
}
