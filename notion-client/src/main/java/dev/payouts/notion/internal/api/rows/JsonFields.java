package dev.payouts.notion.internal.api.rows;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the requested fields of a JSON object and skips all others. Rejects duplicate
 * fields, because JSON readers disagree about which one counts. Not thread-safe.
 */
public final class JsonFields {
  /** The end of the object. */
  public static final int END = -1;

  /** The maximum number of requested fields. */
  static final int MAX_FIELDS = Long.SIZE;

  private final JsonReader json;
  private final JsonReader.Options fields;
  private long seen;

  /**
   * Begins an object.
   *
   * @param fields the requested fields, at most {@link #MAX_FIELDS}
   */
  public JsonFields(JsonReader json, JsonReader.Options fields) throws IOException {
    this.json = json;
    this.fields = fields;
    json.beginObject();
  }

  /** Advances to the value of the next requested field and returns the index of the field. */
  public int next() throws IOException {
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

  /** Advances to the next requested field that is not null and returns its index. */
  int nextPresent() throws IOException {
    int field = next();
    while (field != END && skipNull(json)) {
      field = next();
    }
    return field;
  }

  /** Skips a null and returns true; returns false if the next value is not null. */
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
   * @throws JsonDataException if it is not a string, even if it is a number
   */
  public static String string(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.STRING) {
      throw new JsonDataException("not a string at " + json.getPath());
    }
    return json.nextString();
  }

  /** Reads a string; skips any other value and returns null. */
  public static @Nullable String stringOrNull(JsonReader json) throws IOException {
    if (json.peek() == JsonReader.Token.STRING) {
      return json.nextString();
    }
    json.skipValue();
    return null;
  }

  /** Reads an object and returns one of its fields; null if the field is null or missing. */
  static @Nullable String inner(JsonReader json, JsonReader.Options field) throws IOException {
    String value = null;
    var fields = new JsonFields(json, field);
    while (fields.nextPresent() != END) {
      value = string(json);
    }
    return value;
  }
}
