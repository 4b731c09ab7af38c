package dev.payouts.notion.internal.api.rows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * The properties of a data source. Immutable.
 *
 * @param id the ID of the data source itself, never of its database
 * @param properties the properties by name
 * @param isInTrash whether it is in the trash
 */
public record DataSourceSchema(
    String id, ImmutableMap<String, Property> properties, boolean isInTrash) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("id", "properties", "in_trash");
  private static final JsonReader.Options PROPERTY = JsonReader.Options.of("id", "type");
  private static final JsonReader.Options OPTIONS = JsonReader.Options.of("options");
  private static final JsonReader.Options NAME = JsonReader.Options.of("name");

  /**
   * One property.
   *
   * @param name its name
   * @param id its ID, percent-encoded as in Notion's responses
   * @param type its type, such as {@code rich_text}
   * @param options the names of its options; empty unless its type has options
   */
  public record Property(String name, String id, String type, ImmutableList<String> options) {}

  /** Returns a property by its name. */
  public Optional<Property> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** Reads the response to {@code GET /v1/data_sources/{id}}. */
  public static DataSourceSchema read(JsonReader json) throws IOException {
    String id = "";
    ImmutableMap<String, Property> properties = null;
    boolean isInTrash = false;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      switch (field) {
        case 0 -> id = JsonFields.string(json);
        case 1 -> properties = readProperties(json);
        default -> isInTrash = json.nextBoolean();
      }
    }
    if (id.isEmpty() || properties == null) {
      throw new IllegalArgumentException("a data source without ID or properties");
    }
    return new DataSourceSchema(id, properties, isInTrash);
  }

  /** Writes the schema in the format of Notion, as far as it is known here. */
  public void write(JsonWriter json) throws IOException {
    json.beginObject().name("id").value(id).name("properties").beginObject();
    for (Property property : properties.values()) {
      json.name(property.name()).beginObject();
      json.name("id").value(property.id()).name("type").value(property.type());
      if (!property.options().isEmpty()) {
        writeOptions(json, property);
      }
      json.endObject();
    }
    json.endObject().endObject();
  }

  private static void writeOptions(JsonWriter json, Property property) throws IOException {
    json.name(property.type()).beginObject().name("options").beginArray();
    for (String option : property.options()) {
      json.beginObject().name("name").value(option).endObject();
    }
    json.endArray().endObject();
  }

  private static ImmutableMap<String, Property> readProperties(JsonReader json) throws IOException {
    ImmutableMap.Builder<String, Property> properties = ImmutableMap.builder();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      properties.put(name, readProperty(json, name));
    }
    json.endObject();
    return properties.buildOrThrow();
  }

  private static Property readProperty(JsonReader json, String name) throws IOException {
    String id = "";
    String type = "";
    ImmutableList<String> options = ImmutableList.of();
    json.beginObject();
    while (json.hasNext()) {
      int field = json.selectName(PROPERTY);
      if (field == 0) {
        id = only(json, id);
      } else if (field == 1) {
        type = only(json, type);
      } else {
        json.skipName();
        ImmutableList<String> found = readOptions(json);
        options = found.isEmpty() ? options : found;
      }
    }
    json.endObject();
    return new Property(name, id, type, options);
  }

  private static String only(JsonReader json, String earlier) throws IOException {
    if (!earlier.isEmpty()) {
      throw new JsonDataException("a field that comes twice at " + json.getPath());
    }
    return json.nextString();
  }

  /** Reads the options of a select or status; skips the configuration of other types. */
  private static ImmutableList<String> readOptions(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
      json.skipValue();
      return ImmutableList.of();
    }
    ImmutableList.Builder<String> options = ImmutableList.builder();
    var fields = new JsonFields(json, OPTIONS);
    while (fields.next() != JsonFields.END) {
      if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
        json.skipValue();
        continue;
      }
      json.beginArray();
      while (json.hasNext()) {
        String option = JsonFields.inner(json, NAME);
        if (option != null) {
          options.add(option);
        }
      }
      json.endArray();
    }
    return options.build();
  }
}
