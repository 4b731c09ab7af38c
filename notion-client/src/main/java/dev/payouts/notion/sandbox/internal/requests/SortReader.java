package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.Dates;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.requests.Query.Walk;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the sorts of a query. */
final class SortReader {
  private static final Comparator<Page> SCATTERED = DataSource::compareScattered;

  private final DataSource dataSource;
  private Walk walk = Walk.SCATTERED;

  SortReader(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Parses the order; ties are in an unspecified order. */
  Comparator<Page> read(@Nullable Object sorts) {
    if (sorts == null) {
      return SCATTERED;
    }
    if (!(sorts instanceof List<?> elements)) {
      throw NotionError.body("sorts", "an array", sorts);
    }
    Comparator<Page> order = SCATTERED;
    for (int i = elements.size() - 1; i >= 0; i--) {
      order = read(elements.get(i), "sorts[" + i + "]").thenComparing(order);
    }
    if (!elements.isEmpty()) {
      boolean byCreation = elements.size() == 1 && isCreationAscending(elements.get(0));
      walk = byCreation ? Walk.BY_CREATION : Walk.SORT;
    }
    return order;
  }

  /** Returns how to get the parsed order. */
  Walk walk() {
    return walk;
  }

  private static boolean isCreationAscending(@Nullable Object sort) {
    return sort instanceof JsonObject object
        && "created_time".equals(object.get("timestamp"))
        && "ascending".equals(object.get("direction"));
  }

  private Comparator<Page> read(@Nullable Object json, String path) {
    if (!(json instanceof JsonObject sort)) {
      throw NotionError.body(path, "an object", json);
    }
    Comparator<Page> order = ascending(sort, path);
    if ("ascending".equals(sort.get("direction"))) {
      return order;
    }
    if ("descending".equals(sort.get("direction"))) {
      return order.reversed();
    }
    throw NotionError.body(
        path + ".direction", "`\"ascending\"` or `\"descending\"`", sort.get("direction"));
  }

  private Comparator<Page> ascending(JsonObject sort, String path) {
    Object timestamp = sort.get("timestamp");
    if (timestamp != null) {
      if (timestamp.equals("created_time")) {
        return Comparator.comparing(Page::createdAt);
      }
      if (timestamp.equals("last_edited_time")) {
        return Comparator.comparing(SortReader::editedAt);
      }
      throw NotionError.body(
          path + ".timestamp", "`\"created_time\"` or `\"last_edited_time\"`", timestamp);
    }
    String name = sort.string("property");
    if (name == null) {
      throw NotionError.undefined(path + ".property");
    }
    int column = dataSource.findShown(name);
    if (column < 0) {
      throw NotionError.validation("Could not find sort property with name or id: " + name);
    }
    return byValue(column);
  }

  private Comparator<Page> byValue(int column) {
    Property property = dataSource.columnAt(column);
    return switch (property.type()) {
      case NUMBER -> byKey(column, SortReader::number);
      case DATE -> byKey(column, SortReader::day);
      case SELECT, STATUS -> byKey(column, value -> position(property, value));
      case CREATED_TIME -> Comparator.comparing(Page::createdAt);
      case LAST_EDITED_TIME -> Comparator.comparing(SortReader::editedAt);
      default -> byKey(column, SortReader::text);
    };
  }

  private static <K extends Comparable<? super K>> Comparator<Page> byKey(
      int column, Function<Value, @Nullable K> key) {
    return Comparator.comparing(
        page -> {
          PageState state = page.shown();
          Value value = state == null ? null : state.value(column);
          return Optional.ofNullable(value == null ? null : key.apply(value));
        },
        (left, right) -> compareEmptyLast(left, right));
  }

  private static <K extends Comparable<? super K>> int compareEmptyLast(
      Optional<K> left, Optional<K> right) {
    if (left.isPresent() && right.isPresent()) {
      return left.get().compareTo(right.get());
    }
    return Boolean.compare(left.isEmpty(), right.isEmpty());
  }

  private static Instant editedAt(Page page) {
    PageState state = page.shown();
    return state == null ? Instant.MIN : state.editedAt();
  }

  private static @Nullable BigDecimal number(Value value) {
    return value instanceof Value.Num number ? number.number() : null;
  }

  private static @Nullable String day(Value value) {
    return value instanceof Value.Span span ? Dates.write(span.start()) : null;
  }

  private static int position(Property property, Value value) {
    return value instanceof Value.Choice choice ? property.options().indexOf(choice.option()) : -1;
  }

  private static @Nullable String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.plain().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Value.Line line) {
      return line.text().toLowerCase(Locale.ROOT);
    }
    return value instanceof Value.Computed computed ? computed.result().toString() : null;
  }
}
