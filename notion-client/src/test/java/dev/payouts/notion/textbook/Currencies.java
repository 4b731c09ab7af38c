package dev.payouts.notion.textbook;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** payout-core/RULES.md on currencies: which are known, and how amounts of each are rounded. */
final class Currencies {
  /** The codes of ISO 4217 in random workspaces, with their decimals. */
  private static final Map<String, Integer> DECIMALS =
      Map.of("VND", 0, "JPY", 0, "USD", 2, "EUR", 2, "GBP", 2, "KWD", 3, "UYW", 4);

  private static final String HALF_UP = "half_up";

  private final Map<String, Rounding> configured = new LinkedHashMap<>();

  /** With the default: monthly amounts in VND, up to the next 1,000. */
  Currencies() {
    configured.put("VND", new Rounding("1000", "up", "monthly"));
  }

  /**
   * How amounts of a currency are rounded.
   *
   * @param step what they become a multiple of, in plain digits
   * @param mode as in the configuration
   * @param appliesTo monthly, hourly, or all
   */
  record Rounding(String step, String mode, String appliesTo) {}

  void configure(String code, Rounding rounding) {
    configured.put(code, rounding);
  }

  /** Returns the key {@code rounding} of the configuration. */
  String json() {
    return configured.entrySet().stream()
        .map(
            entry ->
                "\"%s\": {\"step\": \"%s\", \"mode\": \"%s\", \"applies_to\": \"%s\"}"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().step(),
                        entry.getValue().mode(),
                        entry.getValue().appliesTo()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  boolean isKnown(Book book, String code) {
    boolean isInUse = DECIMALS.containsKey(code);
    if (!isInUse && configured.containsKey(code)) {
      book.met(Branch.CURRENCY_KNOWN_BY_ROUNDING);
    }
    return isInUse || configured.containsKey(code);
  }

  /** Returns a fraction, rounded as payroll is. */
  BigInteger ofPayroll(
      Book book, String code, boolean isMonthly, BigInteger numerator, BigInteger denominator) {
    BigInteger toMinorUnit = toMinorUnit(code, numerator, denominator);
    @Nullable Rounding rounding = configured.get(code);
    if (rounding == null) {
      return toMinorUnit;
    }
    String kind = isMonthly ? "monthly" : "hourly";
    if (!rounding.appliesTo().equals("all") && !rounding.appliesTo().equals(kind)) {
      book.met(Branch.ROUNDING_OF_ANOTHER_KIND);
      return toMinorUnit;
    }
    BigInteger step = Figures.units(rounding.step());
    BigInteger rounded = Figures.rounded(numerator, denominator, step, rounding.mode());
    if (!code.equals("VND") && !rounded.equals(toMinorUnit)) {
      book.met(Branch.ROUNDING_CONFIGURED);
    }
    return rounded;
  }

  /** Returns an amount, rounded as refunds and splits are. */
  BigInteger ofRequest(Book book, String code, BigInteger asked) {
    BigInteger toMinorUnit = toMinorUnit(code, asked, BigInteger.ONE);
    @Nullable Rounding rounding = configured.get(code);
    if (rounding != null) {
      BigInteger step = Figures.units(rounding.step());
      if (!Figures.rounded(asked, BigInteger.ONE, step, rounding.mode()).equals(toMinorUnit)) {
        book.met(Branch.ROUNDING_NOT_FOR_REQUESTS);
      }
    }
    return toMinorUnit;
  }

  private static BigInteger toMinorUnit(String code, BigInteger numerator, BigInteger denominator) {
    return Figures.rounded(
        numerator, denominator, Figures.stepOf(DECIMALS.getOrDefault(code, 2)), HALF_UP);
  }
}
