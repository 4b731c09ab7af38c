package dev.payouts.notion.internal.adapter;

import dev.payouts.core.model.PayoutText;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.api.rows.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * A property sent with a page.
 *
 * @param key the property
 * @param writing writes it
 * @param isStored whether the response shows the value that was sent
 */
record SentProperty(PropertyKey key, Writing writing, Predicate<Cell> isStored) {
  /**
   * The digits that are exact in a double, which is how Notion stores numbers
   * (payout-core/RULES.md, "Values").
   */
  private static final MathContext DOUBLE = new MathContext(15, RoundingMode.HALF_EVEN);

  static SentProperty text(PropertyKey key, PayoutText text) {
    String sent = String.join("", text.pieces());
    return new SentProperty(
        key,
        writer -> writer.text(key, text),
        cell -> {
          String shown = cell.text() == null ? "" : cell.text();
          return cell.extent() == Cell.Extent.CUT_OFF ? sent.startsWith(shown) : sent.equals(shown);
        });
  }

  static SentProperty relation(PropertyKey key, String pageId) {
    return new SentProperty(
        key,
        writer -> writer.relation(key, pageId),
        cell -> cell.list().size() == 1 && isSame(cell.list().get(0), pageId));
  }

  static SentProperty number(PropertyKey key, BigDecimal number) {
    return new SentProperty(
        key,
        writer -> writer.number(key, number),
        cell ->
            cell.number() != null
                && cell.number().round(DOUBLE).compareTo(number.round(DOUBLE)) == 0);
  }

  static SentProperty option(PropertyKey key, String option) {
    return new SentProperty(
        key, writer -> writer.option(key, option), cell -> option.equals(cell.text()));
  }

  static SentProperty day(PropertyKey key, LocalDate day) {
    return new SentProperty(
        key, writer -> writer.day(key, day), cell -> day.toString().equals(cell.text()));
  }

  private static boolean isSame(String id, String other) {
    return id.replace("-", "").equalsIgnoreCase(other.replace("-", ""));
  }

  /** Writes a property. */
  @FunctionalInterface
  interface Writing {
    void to(PropertyWriter writer) throws IOException;
  }
}
