package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.api.rows.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import notion.api.v1.model.pages.PageProperty;
import org.jspecify.annotations.Nullable;

/**
 * The data of a task order that a run needs, from the result of each decoder, for comparison.
 *
 * @param id the page's ID
 * @param created when it was created
 * @param name its name
 * @param date its date
 * @param hours the hours worked, without trailing zeros; null if there are none
 * @param contractors the IDs in its rollup
 */
record OrderRow(
    String id,
    Instant created,
    String name,
    String date,
    @Nullable BigDecimal hours,
    List<String> contractors) {
  private static final String NAME = PropertyKey.TASK_ORDER_NAME.defaultName();
  private static final String DATE = PropertyKey.TASK_ORDER_DATE.defaultName();
  private static final String HOURS = PropertyKey.TASK_ORDER_HOURS.defaultName();
  private static final String CONTRACTOR = PropertyKey.TASK_ORDER_CONTRACTOR.defaultName();

  OrderRow {
    hours = hours == null ? null : hours.stripTrailingZeros();
    contractors = List.copyOf(contractors);
  }

  /** Reads our row. */
  static OrderRow of(Page page) {
    return new OrderRow(
        page.id(),
        page.createdTime(),
        Objects.requireNonNull(page.cell(NAME).text()),
        Objects.requireNonNull(page.cell(DATE).text()),
        page.cell(HOURS).number(),
        page.cell(CONTRACTOR).list());
  }

  /** Reads a page of the existing client. */
  static OrderRow of(notion.api.v1.model.pages.Page page) {
    Number hours = property(page, HOURS).getFormula().getNumber();
    return new OrderRow(
        page.getId(),
        Instant.parse(page.getCreatedTime()),
        property(page, NAME).getTitle().stream()
            .map(PageProperty.RichText::getPlainText)
            .collect(Collectors.joining()),
        property(page, DATE).getDate().getStart(),
        hours == null ? null : new BigDecimal(hours.toString()),
        property(page, CONTRACTOR).getRollup().getArray().stream()
            .flatMap(related -> related.getRelation().stream())
            .map(PageProperty.PageReference::getId)
            .toList());
  }

  private static PageProperty property(notion.api.v1.model.pages.Page page, String name) {
    return Objects.requireNonNull(page.getProperties().get(name));
  }

  /** Reads a tree of maps. */
  static OrderRow of(Map<?, ?> page) {
    Map<?, ?> properties = map(page.get("properties"));
    Object hours = map(map(properties.get(HOURS)).get("formula")).get("number");
    ImmutableList.Builder<String> contractors = ImmutableList.builder();
    for (Object related : list(map(map(properties.get(CONTRACTOR)).get("rollup")).get("array"))) {
      for (Object reference : list(map(related).get("relation"))) {
        contractors.add(text(map(reference), "id"));
      }
    }
    return new OrderRow(
        text(page, "id"),
        Instant.parse(text(page, "created_time")),
        list(map(properties.get(NAME)).get("title")).stream()
            .map(piece -> text(map(piece), "plain_text"))
            .collect(Collectors.joining()),
        text(map(map(properties.get(DATE)).get("date")), "start"),
        hours == null ? null : new BigDecimal(hours.toString()),
        contractors.build());
  }

  private static Map<?, ?> map(@Nullable Object json) {
    return (Map<?, ?>) Objects.requireNonNull(json);
  }

  private static List<?> list(@Nullable Object json) {
    return (List<?>) Objects.requireNonNull(json);
  }

  private static String text(Map<?, ?> json, String name) {
    return (String) Objects.requireNonNull(json.get(name));
  }
}
