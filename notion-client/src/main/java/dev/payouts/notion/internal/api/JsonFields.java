package dev.payouts.notion.internal.api;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the fields of one JSON object that are asked for and passes over all others.
 * Refuses a field that comes twice, because readers of JSON disagree about which of the two counts.
 * For one thread.
 */
final class JsonFields {
  /** Says that the object has ended. */
  static final int END = -1;

  /** How many fields can be asked for. */
  static final int MAX_FIELDS = Long.SIZE;

  private final JsonReader json;
  private final JsonReader.Options fields;
  private long seen;

  /**
   * Steps into an object.
   *
   * @param fields at most {@link #MAX_FIELDS}
   */
  JsonFields(JsonReader json, JsonReader.Options fields) throws IOException {
    this.json = json;
    this.fields = fields;
    json.beginObject();
  }

  /** Steps to the value of the next field and returns its position among those asked for. */
  int next() throws IOException {
    while (json.hasNext()) {
      int field = json.selectName(fields);
      if (field >= 0) {
        note(field);
        return field;
      }
      json.skipName();
      json.skipValue();
    }
    json.endObject();
    return END;
  }

  private void note(int field) {
    if ((seen & 1L << field) != 0) {
      throw new JsonDataException("a field that comes twice at " + json.getPath());
    }
    seen |= 1L << field;
  }

  /** Steps to the next field whose value is not null and returns its position. */
  int nextPresent() throws IOException {
    int field = next();
    while (field != END && skipNull(json)) {
      field = next();
    }
    return field;
  }

  /** Passes over a null; false, and nothing is passed over, where something else follows. */
  static boolean skipNull(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.NULL) {
      return false;
    }
    json.skipValue();
    return true;
  }

  /**
   * Reads a string.
   *
   * @throws JsonDataException if it is something else, a number too
   */
  static String string(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.STRING) {
      throw new JsonDataException("not a string at " + json.getPath());
    }
    return json.nextString();
  }

  /** Reads a string, or passes over what is something else and returns null. */
  static @Nullable String stringOrNull(JsonReader json) throws IOException {
    if (json.peek() == JsonReader.Token.STRING) {
      return json.nextString();
    }
    json.skipValue();
    return null;
  }

  /** Reads an object and returns its one field of interest; null where that is null or absent. */
  static @Nullable String inner(JsonReader json, JsonReader.Options field) throws IOException {
    String value = null;
    var fields = new JsonFields(json, field);
    while (fields.nextPresent() != END) {
      value = string(json);
    }
    return value;
  }
}
