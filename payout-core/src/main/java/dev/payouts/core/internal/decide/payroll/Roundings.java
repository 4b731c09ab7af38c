package dev.payouts.core.internal.decide.payroll;

import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rounding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Caches the roundings of one run. Not thread-safe. */
final class Roundings {
  private final PayrollPolicy policy;
  private final Map<CurrencyCode, Optional<Rounding>> monthly = new HashMap<>();
  private final Map<CurrencyCode, Optional<Rounding>> others = new HashMap<>();

  Roundings(PayrollPolicy policy) {
    this.policy = policy;
  }

  /** Returns the rounding; empty for an unknown currency. */
  Optional<Rounding> of(CurrencyCode currency, BillingType billingType) {
    Map<CurrencyCode, Optional<Rounding>> known = billingType.isMonthly() ? monthly : others;
    Optional<Rounding> rounding = known.get(currency);
    if (rounding == null) {
      rounding = policy.rounding(currency, billingType);
      known.put(currency, rounding);
    }
    return rounding;
  }
}
