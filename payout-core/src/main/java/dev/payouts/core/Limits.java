package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a house wants to be asked about: a run that would pass a limit stops before its first
 * create. Passing is exceeding: what equals a limit keeps it. Immutable.
 *
 * @param payoutsPerRun the most payouts of one run of one type, 0 or above; null for no limit
 * @param amountPerPayout the largest amount of one payout by currency, in whole units; a currency
 *     that is not there has no limit; the case of codes does not count
 * @param amountPerRun the largest sum of the payouts of one run by currency, in the same way
 * @param variancePercent by how many percent an amount may move from one month to the next without
 *     being named in a report, 0 or above; stops nothing
 */
public record Limits(
    @Nullable Integer payoutsPerRun,
    ImmutableMap<CurrencyCode, BigDecimal> amountPerPayout,
    ImmutableMap<CurrencyCode, BigDecimal> amountPerRun,
    BigDecimal variancePercent) {
  /** What {@link #variancePercent} is unless configured. */
  public static final BigDecimal DEFAULT_VARIANCE_PERCENT = BigDecimal.TEN;

  /** No limit. */
  public static final Limits NONE =
      new Limits(null, ImmutableMap.of(), ImmutableMap.of(), DEFAULT_VARIANCE_PERCENT);

  /**
   * Checks the numbers.
   *
   * @param payoutsPerRun the most payouts of one run of one type, 0 or above
   * @param amountPerPayout the largest amount of one payout by currency, in whole units
   * @param amountPerRun the largest sum of the payouts of one run by currency, in the same way
   * @param variancePercent by how many percent an amount may move from one month to the next
   *     without being named in a report, 0 or above
   * @throws IllegalArgumentException if one is below zero
   */
  public Limits {
    if (payoutsPerRun != null && payoutsPerRun < 0) {
      throw new IllegalArgumentException("payoutsPerRun is below zero: " + payoutsPerRun);
    }
    if (variancePercent.signum() < 0) {
      throw new IllegalArgumentException("variancePercent is below zero: " + variancePercent);
    }
    checkAmounts("amountPerPayout", amountPerPayout);
    checkAmounts("amountPerRun", amountPerRun);
  }

  private static void checkAmounts(String name, Map<CurrencyCode, BigDecimal> amounts) {
    amounts.forEach(
        (currency, amount) -> {
          if (amount.signum() < 0) {
            throw new IllegalArgumentException(name + " of " + currency + " is below zero");
          }
        });
  }

  /**
   * Says which limit the payouts of one run would pass: in a sentence that names the limit by its
   * key in the configuration, and no amount but the limit's own; empty if none.
   *
   * @param payouts all that would be created
   * @return a sentence for a person
   */
  public Optional<String> passedBy(List<PayoutDraft> payouts) {
    if (payoutsPerRun != null && payouts.size() > payoutsPerRun) {
      return Optional.of(
          "The run would create %d payouts, and limits.payouts_per_run is %d%s"
              .formatted(payouts.size(), payoutsPerRun, ADVICE));
    }
    return largePayout(payouts).or(() -> largeRun(payouts));
  }

  private static final String ADVICE =
      ": look at the plan, then raise the limit or leave out what is wrong.";

  private Optional<String> largePayout(List<PayoutDraft> payouts) {
    for (PayoutDraft payout : payouts) {
      Money money = payout.money();
      BigDecimal limit = limit(amountPerPayout, folded(money.currency()));
      if (limit != null && money.amount().compareTo(limit) > 0) {
        return Optional.of(
            "The payout for %s would be above limits.amount_per_payout.%s, which is %s%s"
                .formatted(payout.source(), money.currency(), limit.toPlainString(), ADVICE));
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
            "All payouts of the run together would be above limits.amount_per_run.%s, which is %s%s"
                .formatted(sum.getKey(), limit.toPlainString(), ADVICE));
      }
    }
    return Optional.empty();
  }

  /** The smallest counts, should one currency be there in several spellings. */
  private static @Nullable BigDecimal limit(Map<CurrencyCode, BigDecimal> limits, String folded) {
    return limits.entrySet().stream()
        .filter(limit -> folded(limit.getKey()).equals(folded))
        .map(Map.Entry::getValue)
        .min(BigDecimal::compareTo)
        .orElse(null);
  }

  /** Refunds and splits take any code: a limit of USD is one of {@code usd} too. */
  private static String folded(CurrencyCode currency) {
    return Ascii.toUpperCase(currency.code().strip());
  }
}
