package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys {@code rounding} and {@code holidays} (payout-core/RULES.md, step 7).
 *
 * @param root the whole configuration
 */
record PolicySection(Section root) {
  static final ImmutableList<String> ROUNDING_KEYS = ImmutableList.of("step", "mode", "applies_to");
  static final ImmutableList<String> MODES =
      Arrays.stream(RoundingMode.values())
          .filter(mode -> mode != RoundingMode.UNNECESSARY)
          .map(mode -> Ascii.toLowerCase(mode.name()))
          .collect(toImmutableList());
  static final ImmutableList<String> SCOPES =
      Arrays.stream(Rounding.Scope.values())
          .map(scope -> Ascii.toLowerCase(scope.name()))
          .collect(toImmutableList());

  /** High enough for every currency, and low enough to calculate with. */
  static final BigDecimal MAX_STEP = new BigDecimal("1000000000000");

  /** Placeholder for an invalid mode; never used in a calculation. */
  private static final String ANY_MODE = "up";

  private static final String STEP_ALLOWED =
      "expected a number above 0, at most 1000000000000, with at most 8 decimal places, such as"
          + " \"1000\" or \"0.01\"";

  PayrollPolicy policy() {
    Map<CurrencyCode, Rounding> roundings = new LinkedHashMap<>(PayrollPolicy.DEFAULT.rounding());
    root.section("rounding").ifPresent(section -> roundings.putAll(roundings(section)));
    return new PayrollPolicy(ImmutableMap.copyOf(roundings), holidays());
  }

  private static Map<CurrencyCode, Rounding> roundings(Section section) {
    Map<CurrencyCode, Rounding> roundings = new LinkedHashMap<>();
    for (String code : section.keys()) {
      section
          .problems()
          .readingOf(() -> rounding(section, section.currency(code)))
          .ifPresent(rounding -> roundings.put(new CurrencyCode(code), rounding));
    }
    return roundings;
  }

  private static Rounding rounding(Section section, CurrencyCode currency) {
    return rounding(
        Section.of(section.source(), section.get(currency.code()), section.problems())
            .allowing(ROUNDING_KEYS));
  }

  /** Step and mode have no defaults: with only one of them, the other would be a guess. */
  private static Rounding rounding(Section entry) {
    Json step = entry.find("step").orElseThrow(() -> entry.missing("step", STEP_ALLOWED));
    if (entry.find("mode").isEmpty()) {
      throw entry.missing("mode", "expected one of " + String.join(", ", MODES));
    }
    String mode = entry.choice("mode", MODES).orElse(ANY_MODE);
    String scope = entry.choice("applies_to", SCOPES).orElse("all");
    return new Rounding(
        step(entry, step),
        RoundingMode.valueOf(Ascii.toUpperCase(mode)),
        Rounding.Scope.valueOf(Ascii.toUpperCase(scope)));
  }

  private static BigDecimal step(Section entry, Json value) {
    BigDecimal step = entry.decimal(value, MAX_STEP, STEP_ALLOWED);
    if (step.signum() == 0) {
      throw entry.problem(value, STEP_ALLOWED);
    }
    return step;
  }

  private ImmutableSet<LocalDate> holidays() {
    if (root.find("holidays").isEmpty()) {
      return PayrollPolicy.DEFAULT.holidays();
    }
    if (!(root.get("holidays") instanceof Json.Arr list)) {
      root.problems()
          .add(root.problem(root.get("holidays"), "expected a list of days in brackets"));
      return ImmutableSet.of();
    }
    ImmutableSet.Builder<LocalDate> days = ImmutableSet.builder();
    for (Json element : list.elements()) {
      root.problems().readingOf(() -> day(element)).ifPresent(days::add);
    }
    return days.build();
  }

  private LocalDate day(Json value) {
    String allowed = "expected a calendar date such as \"2026-09-02\"";
    try {
      return LocalDate.parse(root.string(value, allowed));
    } catch (DateTimeParseException e) {
      throw root.problem(value, allowed);
    }
  }
}
