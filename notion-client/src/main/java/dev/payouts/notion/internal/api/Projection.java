package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a query or a page is asked for: the request names them, and reading an answer
 * touches nothing else. Immutable.
 */
public final class Projection {
  private static final JsonReader.Options PAGE_FIELDS =
      JsonReader.Options.of("id", "created_time", "in_trash", "archived", "properties");

  private final ImmutableList<DataSourceSchema.Property> properties;
  private final ImmutableMap<String, Integer> positions;
  private final JsonReader.Options names;

  /** Takes the properties, each with a name of its own. */
  public Projection(ImmutableList<DataSourceSchema.Property> properties) {
    this.properties = properties;
    ImmutableMap.Builder<String, Integer> positions = ImmutableMap.builder();
    for (int i = 0; i < properties.size(); i++) {
      positions.put(properties.get(i).name(), i);
    }
    this.positions = positions.buildOrThrow();
    this.names =
        JsonReader.Options.of(
            properties.stream().map(DataSourceSchema.Property::name).toArray(String[]::new));
  }

  /** Returns the query string that asks for these properties only. */
  String queryString() {
    StringBuilder query = new StringBuilder();
    for (DataSourceSchema.Property property : properties) {
      query.append(query.length() == 0 ? '?' : '&');
      query.append("filter_properties=").append(UrlPath.encodedOnce(property.id()));
    }
    return query.toString();
  }

  int position(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("not asked for: " + name);
    }
    return position;
  }

  DataSourceSchema.Property property(int position) {
    return properties.get(position);
  }

  /** Reads one page object. */
  Page readPage(JsonReader json) throws IOException {
    @Nullable String id = null;
    Instant createdTime = Instant.EPOCH;
    Page.Place place = Page.Place.DATA_SOURCE;
    @Nullable Cell[] cells = new Cell[properties.size()];
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(PAGE_FIELDS)) {
        case 0 -> id = json.nextString();
        case 1 -> createdTime = instant(json.nextString());
        case 2, 3 -> place = json.nextBoolean() ? Page.Place.TRASH : place;
        case 4 -> readProperties(json, cells);
        default -> {
          json.skipName();
          json.skipValue();
        }
      }
    }
    json.endObject();
    if (id == null) {
      throw new IllegalArgumentException("a page without an ID");
    }
    return new Page(this, id, createdTime, place, Arrays.asList(cells));
  }

  private void readProperties(JsonReader json, @Nullable Cell[] cells) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      int position = json.selectName(names);
      if (position < 0) {
        json.skipName();
        json.skipValue();
      } else {
        cells[position] = CellReader.read(json, properties.get(position).type());
      }
    }
    json.endObject();
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a time: " + text, e);
    }
  }
}
