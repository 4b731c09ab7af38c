package dev.payouts.notion.internal.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Limits;
import dev.payouts.core.model.CurrencyCode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The key {@code limits}: the limits that a run must not exceed, and the threshold of its variance
 * report.
 *
 * @param root the whole configuration
 */
record LimitsSection(Section root) {
  static final ImmutableList<String> KEYS =
      ImmutableList.of(
          "payouts_per_run", "amount_per_payout", "amount_per_run", "variance_percent");
  static final int MAX_PAYOUTS = 1_000_000;

  /** High enough for every currency, and low enough to calculate with. */
  static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000000");

  static final BigDecimal MAX_PERCENT = new BigDecimal(1_000_000);
  private static final String AMOUNT_ALLOWED =
      "expected a number from 0 to 1000000000000000 with at most 8 decimal places, such as"
          + " \"5000\"";
  private static final String PERCENT_ALLOWED =
      "expected a number from 0 to 1000000 with at most 8 decimal places, such as 10";

  Limits limits() {
    Optional<Section> given = root.section("limits");
    if (given.isEmpty()) {
      return Limits.NONE;
    }
    Section section = given.get().allowing(KEYS);
    return new Limits(
        section.isNull("payouts_per_run")
            ? null
            : section
                .wholeNumber("payouts_per_run", 0, MAX_PAYOUTS, " of payouts (or null)")
                .orElse(null),
        amounts(section, "amount_per_payout"),
        amounts(section, "amount_per_run"),
        section
            .find("variance_percent")
            .flatMap(value -> section.number(value, MAX_PERCENT, PERCENT_ALLOWED))
            .orElse(Limits.DEFAULT_VARIANCE_PERCENT));
  }

  private static ImmutableMap<CurrencyCode, BigDecimal> amounts(Section section, String key) {
    ImmutableMap.Builder<CurrencyCode, BigDecimal> amounts = ImmutableMap.builder();
    section
        .section(key)
        .ifPresent(
            given -> {
              for (String code : given.keys()) {
                given
                    .problems()
                    .readingOf(() -> given.currency(code))
                    .ifPresent(
                        currency ->
                            given
                                .number(given.get(code), MAX_AMOUNT, AMOUNT_ALLOWED)
                                .ifPresent(amount -> amounts.put(currency, amount)));
              }
            });
    return amounts.buildOrThrow();
  }
}
