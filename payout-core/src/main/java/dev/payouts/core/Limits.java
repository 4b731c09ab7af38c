package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayoutDraft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Safety limits: a run that would exceed one stops before its first create. An amount equal to a
 * limit does not exceed it. Immutable.
 *
 * @param payoutsPerRun the maximum number of payouts of one run of one type, 0 or above; null for
 *     no limit
 * @param amountPerPayout the maximum amount of one payout by currency, in whole units; no limit for
 *     a currency not listed; codes are not case-sensitive
 * @param amountPerRun the maximum total of one run by currency, in the same way
 * @param variancePercent the change from one month to the next, in percent, above which a report
 *     names an amount, 0 or above; never stops a run
 */
public record Limits(
    @Nullable Integer payoutsPerRun,
    ImmutableMap<CurrencyCode, BigDecimal> amountPerPayout,
    ImmutableMap<CurrencyCode, BigDecimal> amountPerRun,
    BigDecimal variancePercent) {
  /** The default of {@link #variancePercent}. */
  public static final BigDecimal DEFAULT_VARIANCE_PERCENT = BigDecimal.TEN;

  /** No limits. */
  public static final Limits NONE =
      new Limits(null, ImmutableMap.of(), ImmutableMap.of(), DEFAULT_VARIANCE_PERCENT);

  /**
   * Checks the numbers.
   *
   * @param payoutsPerRun the maximum number of payouts of one run of one type, 0 or above
   * @param amountPerPayout the maximum amount of one payout by currency, in whole units
   * @param amountPerRun the maximum total of one run by currency, in the same way
   * @param variancePercent the change, in percent, above which a report names an amount, 0 or above
   * @throws IllegalArgumentException if one is below zero
   */
  public Limits {
    if (payoutsPerRun != null && payoutsPerRun < 0) {
      throw new IllegalArgumentException("payoutsPerRun is negative: " + payoutsPerRun);
    }
    if (variancePercent.signum() < 0) {
      throw new IllegalArgumentException("variancePercent is negative: " + variancePercent);
    }
    checkAmounts("amountPerPayout", amountPerPayout);
    checkAmounts("amountPerRun", amountPerRun);
  }

  private static void checkAmounts(String name, Map<CurrencyCode, BigDecimal> amounts) {
    amounts.forEach(
        (currency, amount) -> {
          if (amount.signum() < 0) {
            throw new IllegalArgumentException(name + " of " + currency + " is negative");
          }
        });
  }

  /**
   * Returns a sentence about the first limit that the payouts of one run would exceed; empty if
   * there is none. It names the limit by its configuration key and contains no amount but the
   * limit.
   *
   * @param payouts all payouts to be created
   * @return a sentence for the user
   */
  public Optional<String> passedBy(List<PayoutDraft> payouts) {
    if (payoutsPerRun != null && payouts.size() > payoutsPerRun) {
      return Optional.of(
          "The run would create %s payouts, but limits.payouts_per_run is %s%s"
              .formatted(payouts.size(), payoutsPerRun, ADVICE));
    }
    return largePayout(payouts).or(() -> largeRun(payouts));
  }

  private static final String ADVICE =
      ": review the plan, then raise the limit or correct what is wrong.";

  private Optional<String> largePayout(List<PayoutDraft> payouts) {
    for (PayoutDraft payout : payouts) {
      Money money = payout.money();
      BigDecimal limit = limit(amountPerPayout, folded(money.currency()));
      if (limit != null && money.amount().compareTo(limit) > 0) {
        return Optional.of(
            "The payout for %s would exceed limits.amount_per_payout.%s, which is %s%s"
                .formatted(
                    payout.payable(),
                    money.currency(),
                    new Money(limit, money.currency()).display(),
                    ADVICE));
      }
    }
    return Optional.empty();
  }

  private Optional<String> largeRun(List<PayoutDraft> payouts) {
    var sums = new TreeMap<String, BigDecimal>();
    for (PayoutDraft payout : payouts) {
      sums.merge(folded(payout.money().currency()), payout.money().amount(), BigDecimal::add);
    }
    for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
      BigDecimal limit = limit(amountPerRun, sum.getKey());
      if (limit != null && sum.getValue().compareTo(limit) > 0) {
        return Optional.of(
            "The payouts of the run would together exceed limits.amount_per_run.%s, which is %s%s"
                .formatted(
                    sum.getKey(),
                    new Money(limit, new CurrencyCode(sum.getKey())).display(),
                    ADVICE));
      }
    }
    return Optional.empty();
  }

  /** Returns the lowest limit if a currency is listed in several spellings. */
  private static @Nullable BigDecimal limit(Map<CurrencyCode, BigDecimal> limits, String folded) {
    return limits.entrySet().stream()
        .filter(limit -> folded(limit.getKey()).equals(folded))
        .map(Map.Entry::getValue)
        .min(BigDecimal::compareTo)
        .orElse(null);
  }

  /** Refunds and splits may use any spelling: a limit for USD applies to {@code usd} too. */
  private static String folded(CurrencyCode currency) {
    return Ascii.toUpperCase(currency.code().strip());
  }
}
