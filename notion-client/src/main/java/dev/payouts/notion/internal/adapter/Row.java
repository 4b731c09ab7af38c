package dev.payouts.notion.internal.adapter;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Value;
import dev.payouts.notion.NotionIds;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.Page;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a page in the terms of payout-core/RULES.md. Validates everything that Notion
 * returns.
 *
 * @param page the page
 * @param config the names and the time zone of the workspace
 */
record Row(Page page, WorkspaceConfig config) {
  /** A date with an optional time; a mistyped year may have more than four digits. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseLenient()
          .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NORMAL)
          .parseStrict()
          .appendPattern("-MM-dd")
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** The decimal digits that an IEEE 754 double always preserves; further digits are noise. */
  private static final MathContext SIGNIFICANT = new MathContext(15, RoundingMode.HALF_EVEN);

  /**
   * Returns the normalized ID of the page.
   *
   * @throws RunAbortedException if the ID is invalid
   */
  String id() {
    try {
      return NotionIds.normalize(page.id());
    } catch (IllegalArgumentException e) {
      throw new RunAbortedException(
          FailureCause.NOT_CARRIED_THROUGH,
          "Notion returned a page with an invalid ID: run again.");
    }
  }

  /** Returns a text or a choice for display only; empty if it is missing. */
  String label(PropertyKey property) {
    String text = cell(property).text();
    return text == null ? "" : text;
  }

  /** Returns a text or a choice. */
  Value<String> text(PropertyKey property) {
    Cell cell = cell(property);
    return value(property, cell.text() != null ? Value.of(cell.text()) : Value.empty());
  }

  /** Returns a number, rounded to 15 significant digits (payout-core/RULES.md, "Values"). */
  Value<BigDecimal> number(PropertyKey property) {
    Cell cell = cell(property);
    if (cell.text() != null) {
      return Value.unavailable(name(property)); // a formula with a text result
    }
    BigDecimal number = cell.number();
    return value(property, number != null ? Value.of(significant(number)) : Value.empty());
  }

  private static BigDecimal significant(BigDecimal number) {
    return number.precision() > SIGNIFICANT.getPrecision()
        ? number.round(SIGNIFICANT).stripTrailingZeros()
        : number;
  }

  /** Returns a currency. */
  Value<CurrencyCode> currency(PropertyKey property) {
    Value<String> code = text(property);
    return code.isPresent() && CharMatcher.whitespace().matchesAllOf(code.get())
        ? Value.empty()
        : code.map(CurrencyCode::new);
  }

  /** Returns the options of a multi-select, or the option of a select. */
  ImmutableList<String> options(PropertyKey property) {
    Cell cell = cell(property);
    return cell.text() == null ? cell.list() : ImmutableList.of(cell.text());
  }

  /** Returns the contractors in a relation or rollup. */
  Value<ImmutableSet<ContractorId>> contractors(PropertyKey property) {
    Value<ImmutableSet<ContractorId>> contractors = value(property, Value.empty());
    if (contractors.isUnavailable() || cell(property).list().isEmpty()) {
      return contractors;
    }
    return Value.of(related(property, ContractorId::new));
  }

  /**
   * Returns the normalized IDs of the pages in a relation.
   *
   * @throws RunAbortedException if it is unavailable or contains an invalid ID
   */
  <T> ImmutableSet<T> related(PropertyKey property, Function<String, T> idType) {
    Cell cell = cell(property);
    if (cell.state() == Cell.State.UNAVAILABLE) {
      throw unreadable(property);
    }
    ImmutableSet.Builder<T> related = ImmutableSet.builder();
    for (String id : cell.list()) {
      try {
        related.add(idType.apply(NotionIds.normalize(id)));
      } catch (IllegalArgumentException e) {
        throw unreadable(property);
      }
    }
    return related.build();
  }

  /**
   * Returns the calendar day of a date, or the first day of a range; null if empty.
   *
   * @throws RunAbortedException if it is not a date
   */
  @Nullable LocalDate day(PropertyKey property) {
    return day(property, cell(property).text());
  }

  /**
   * Returns the calendar day of a date, or the last day of a range; null if empty.
   *
   * @throws RunAbortedException if it is not a date
   */
  @Nullable LocalDate lastDay(PropertyKey property) {
    Cell cell = cell(property);
    return day(property, cell.end() == null ? cell.text() : cell.end());
  }

  /** A date with a time is a day in its own offset, unless a time zone is configured. */
  private @Nullable LocalDate day(PropertyKey property, @Nullable String date) {
    if (cell(property).state() == Cell.State.UNAVAILABLE) {
      throw unreadable(property);
    }
    if (date == null) {
      return null;
    }
    try {
      TemporalAccessor point = DATE.parse(date);
      ZoneId zone = config.timeZone();
      return zone != null && point.isSupported(ChronoField.OFFSET_SECONDS)
          ? OffsetDateTime.from(point).atZoneSameInstant(zone).toLocalDate()
          : LocalDate.from(point);
    } catch (DateTimeException e) {
      throw unreadable(property);
    }
  }

  private <T> Value<T> value(PropertyKey property, Value<T> present) {
    return cell(property).state() == Cell.State.UNAVAILABLE
        ? Value.unavailable(name(property))
        : present;
  }

  /**
   * Returns the value of a property.
   *
   * @throws RunAbortedException if the data source lost it while it was being read
   */
  Cell cell(PropertyKey property) {
    try {
      return page.cell(name(property));
    } catch (Page.PropertyGoneException e) {
      throw FailureTexts.changing(Requirements.describe(property.dataSource()), e);
    }
  }

  private String name(PropertyKey property) {
    return config.names().property(property);
  }

  private RunAbortedException unreadable(PropertyKey property) {
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        "The property \"%s\" of page %s cannot be read: check it in Notion."
            .formatted(name(property), page.id()));
  }
}
