package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayoutDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * {@return a sentence for the user about every limit that the payouts of one run would exceed,
   * with what exceeds it; empty if there is none} It names the limits by their configuration keys.
   *
   * @param payouts all payouts to be created
   */
  public Optional<String> passedBy(List<PayoutDraft> payouts) {
    List<String> passed = new ArrayList<>();
    if (payoutsPerRun != null && payouts.size() > payoutsPerRun) {
      passed.add(
          "the run would create %s payouts, but limits.payouts_per_run is %s"
              .formatted(payouts.size(), payoutsPerRun));
    }
    ListMultimap<String, PayoutDraft> byCurrency =
        MultimapBuilder.treeKeys().arrayListValues().build();
    payouts.forEach(payout -> byCurrency.put(folded(payout.money().currency()), payout));
    Multimaps.asMap(byCurrency)
        .forEach((code, some) -> largePayouts(code, some).ifPresent(passed::add));
    Multimaps.asMap(byCurrency)
        .forEach((code, some) -> largeRun(code, some).ifPresent(passed::add));
    return passed.isEmpty() ? Optional.empty() : Optional.of(sentence(passed));
  }

  private static String sentence(List<String> passed) {
    String all = String.join("; ", passed);
    return Ascii.toUpperCase(all.substring(0, 1))
        + all.substring(1)
        + ": review the plan, then raise the limit or correct what is wrong.";
  }

  private Optional<String> largePayouts(String code, List<PayoutDraft> payouts) {
    BigDecimal limit = limit(amountPerPayout, code);
    if (limit == null) {
      return Optional.empty();
    }
    List<PayoutDraft> large =
        payouts.stream()
            .filter(payout -> payout.money().amount().compareTo(limit) > 0)
            .sorted(Comparator.comparing((PayoutDraft p) -> p.money().amount()).reversed())
            .toList();
    if (large.isEmpty()) {
      return Optional.empty();
    }
    PayoutDraft largest = large.get(0);
    String who = "the payout for %s, %s,".formatted(largest.payable(), largest.money().display());
    if (large.size() > 1) {
      who += " and %s more".formatted(large.size() - 1);
    }
    return Optional.of(
        "%s would exceed limits.amount_per_payout.%s, which is %s"
            .formatted(who, code, money(limit, code)));
  }

  private Optional<String> largeRun(String code, List<PayoutDraft> payouts) {
    BigDecimal limit = limit(amountPerRun, code);
    BigDecimal sum =
        payouts.stream()
            .map(payout -> payout.money().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return limit == null || sum.compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(
            "the payouts of the run, %s together, would exceed limits.amount_per_run.%s, which is %s"
                .formatted(money(sum, code), code, money(limit, code)));
  }

  private static String money(BigDecimal amount, String code) {
    return new Money(amount, new CurrencyCode(code)).display();
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
