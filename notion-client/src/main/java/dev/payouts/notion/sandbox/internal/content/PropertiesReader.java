package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the properties of a page in a write. */
public final class PropertiesReader {
  private final DataSource dataSource;
  private final Limits limits;
  private final Map<Integer, Property> withNewOptions = new LinkedHashMap<>();

  private PropertiesReader(DataSource dataSource, Limits limits) {
    this.dataSource = dataSource;
    this.limits = limits;
  }

  /** Returns a reader for writes by a connection. */
  public static PropertiesReader ofConnections(DataSource dataSource) {
    return new PropertiesReader(dataSource, Limits.OF_THE_API);
  }

  /** Returns a reader for changes by users, to which the limits of the API do not apply. */
  public static PropertiesReader ofPeople(DataSource dataSource) {
    return new PropertiesReader(dataSource, Limits.NONE);
  }

  /**
   * Parses properties into the values of their columns, and returns the columns.
   *
   * @throws NotionError if a property does not exist or the value is invalid
   */
  public Set<Integer> read(@Nullable Object json, @Nullable Value[] values) {
    if (!(json instanceof JsonObject properties)) {
      throw NotionError.body("properties", "an object", json);
    }
    Set<Integer> columns = new LinkedHashSet<>();
    for (String name : properties.names()) {
      int column = dataSource.findShown(name);
      if (column < 0) {
        throw NotionError.validation(name + " is not a property that exists.");
      }
      values[column] = read(column, name, properties.get(name));
      columns.add(column);
    }
    return columns;
  }

  private @Nullable Value read(int column, String name, @Nullable Object json) {
    Property property = withNewOptions.getOrDefault(column, dataSource.columnAt(column));
    String type = property.type().key();
    if (json == null && property.type().writable()) {
      return null;
    }
    if (!(json instanceof JsonObject object)) {
      throw NotionError.body("properties." + name, "an object", json);
    }
    if (!object.has(type)) {
      throw NotionError.validation(name + " is expected to be " + type + ".");
    }
    Value value = new ValueReader(property, "properties." + name, limits).read(object.get(type));
    if (value != null && property.type().hasOptions()) {
      withNewOptions.put(column, Options.including(property, value));
    }
    return value;
  }

  /** Adds new options in the values to the schema. */
  public void keepNewOptions() {
    withNewOptions.forEach(
        (column, property) -> {
          if (!property.equals(dataSource.columnAt(column))) {
            dataSource.replaceColumn(column, property);
          }
        });
  }
}
