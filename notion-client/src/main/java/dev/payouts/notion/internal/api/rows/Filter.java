package dev.payouts.notion.internal.api.rows;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A filter of a query by property names. The property types that Notion also requires come from the
 * schema when the query is sent. Immutable.
 */
public sealed interface Filter {
  /** The maximum number of elements in a compound filter (notion-client/NOTION.md, "Reading"). */
  int MAX_ELEMENTS = 100;

  /** Matches the chosen option of a select or a status. */
  static Filter option(String property, String option) {
    return new Condition(property, "equals", option);
  }

  /** Matches pages whose relation contains a page. */
  static Filter relatesTo(String property, String pageId) {
    return new Condition(property, "contains", pageId);
  }

  /** Matches dates on a day or later. */
  static Filter onOrAfter(String property, LocalDate day) {
    return new Condition(property, "on_or_after", day.toString());
  }

  /** Matches dates on a day or earlier. */
  static Filter onOrBefore(String property, LocalDate day) {
    return new Condition(property, "on_or_before", day.toString());
  }

  /** Matches empty properties. */
  static Filter empty(String property) {
    return new Condition(property, "is_empty", true);
  }

  /** Matches properties that are not empty. */
  static Filter notEmpty(String property) {
    return new Condition(property, "is_not_empty", true);
  }

  /** Matches pages that match all of the filters. */
  static Filter all(Filter... filters) {
    return new Compound("and", ImmutableList.copyOf(filters));
  }

  /** Matches pages that match all of the filters. */
  static Filter all(List<Filter> filters) {
    return new Compound("and", ImmutableList.copyOf(filters));
  }

  /** Matches pages that match any of the filters; at most {@link #MAX_ELEMENTS}. */
  static Filter any(List<? extends Filter> filters) {
    return new Compound("or", ImmutableList.copyOf(filters));
  }

  /** Writes the filter in the format of Notion. */
  void write(JsonWriter json, DataSourceSchema schema) throws IOException;

  /** Returns this filter restricted by creation time, nested at most two levels deep. */
  default Filter and(Created created) {
    return all(this, created);
  }

  /**
   * A condition on one property.
   *
   * @param property its name
   * @param operator the operator, such as {@code on_or_after}
   * @param value a text or {@code true}
   */
  record Condition(String property, String operator, Object value) implements Filter {
    @Override
    public void write(JsonWriter json, DataSourceSchema schema) throws IOException {
      String type =
          schema
              .property(property)
              .orElseThrow(() -> new Page.PropertyGoneException(property))
              .type();
      json.beginObject().name("property").value(property).name(type).beginObject();
      json.name(operator);
      if (value instanceof Boolean flag) {
        json.value(flag);
      } else {
        json.value(value.toString());
      }
      json.endObject().endObject();
    }
  }

  /**
   * A condition on the creation time.
   *
   * @param operator {@code on_or_after} or {@code on_or_before}
   * @param time precise to the minute
   */
  record Created(String operator, Instant time) implements Filter {
    @Override
    public void write(JsonWriter json, DataSourceSchema schema) throws IOException {
      json.beginObject().name("timestamp").value("created_time").name("created_time");
      json.beginObject().name(operator).value(time.toString()).endObject().endObject();
    }
  }

  /**
   * A conjunction or disjunction.
   *
   * @param operator {@code and} or {@code or}
   * @param filters at most {@link #MAX_ELEMENTS}
   */
  record Compound(String operator, ImmutableList<Filter> filters) implements Filter {
    /**
     * Creates a compound filter.
     *
     * @throws IllegalArgumentException if there are none, or too many
     */
    public Compound {
      if (filters.isEmpty() || filters.size() > MAX_ELEMENTS) {
        throw new IllegalArgumentException("elements of a compound filter: " + filters.size());
      }
    }

    @Override
    public void write(JsonWriter json, DataSourceSchema schema) throws IOException {
      json.beginObject().name(operator).beginArray();
      for (Filter filter : filters) {
        filter.write(json, schema);
      }
      json.endArray().endObject();
    }

    /**
     * Adds the condition to an {@code and}, or to each branch of an {@code or}, to avoid deeper
     * nesting.
     */
    @Override
    public Filter and(Created created) {
      if (operator.equals("and")) {
        return new Compound(
            operator, ImmutableList.<Filter>builder().addAll(filters).add(created).build());
      }
      return any(filters.stream().map(filter -> filter.and(created)).toList());
    }
  }
}
