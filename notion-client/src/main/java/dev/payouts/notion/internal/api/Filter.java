package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A filter of a query, by the names of properties: the type that Notion wants beside each comes
 * from the schema when the query is sent. Immutable.
 */
public sealed interface Filter {
  /** How many elements a compound holds (notion-client/NOTION.md, "Reading"). */
  int MAX_ELEMENTS = 100;

  /** Matches the chosen option of a select or a status. */
  static Filter option(String property, String option) {
    return new Condition(property, "equals", option);
  }

  /** Matches pages that a relation points to. */
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

  /** Matches where nothing is there. */
  static Filter empty(String property) {
    return new Condition(property, "is_empty", true);
  }

  /** Matches where something is there. */
  static Filter notEmpty(String property) {
    return new Condition(property, "is_not_empty", true);
  }

  /** Matches what matches all. */
  static Filter all(Filter... filters) {
    return new Compound("and", ImmutableList.copyOf(filters));
  }

  /** Matches what matches all. */
  static Filter all(List<Filter> filters) {
    return new Compound("and", ImmutableList.copyOf(filters));
  }

  /** Matches what matches any; at most {@link #MAX_ELEMENTS}. */
  static Filter any(List<? extends Filter> filters) {
    return new Compound("or", ImmutableList.copyOf(filters));
  }

  /** Writes it as Notion reads it. */
  void write(JsonWriter json, DataSourceSchema schema) throws IOException;

  /** Returns this, for pages of some times of creation; nested no deeper than two levels. */
  default Filter and(Created created) {
    return all(this, created);
  }

  /**
   * A condition on one property.
   *
   * @param property its name
   * @param operator as in {@code on_or_after}
   * @param value a text or true
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
   * A condition on the time of creation.
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
   * All of, or any of.
   *
   * @param operator {@code and} or {@code or}
   * @param filters at most {@link #MAX_ELEMENTS}
   */
  record Compound(String operator, ImmutableList<Filter> filters) implements Filter {
    /**
     * Takes the elements.
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
     * Goes into an {@code and}, and into each branch of an {@code or}, so as not to nest deeper.
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
