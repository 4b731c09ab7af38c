package dev.payouts.notion.internal.config;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.notion.ConfigException;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/** Reads strict JSON: a single value without duplicate keys, with numbers as written. */
final class JsonTree {
  private final String source;
  private final String text;
  private final Buffer rest = new Buffer();
  private final JsonReader reader;

  private JsonTree(String source, String text) {
    this.source = source;
    this.text = text;
    rest.writeUtf8(text);
    this.reader = JsonReader.of(rest);
  }

  /**
   * Parses a text.
   *
   * @param source the name of the text in messages
   * @throws ConfigException if it is not strict JSON
   */
  static Json read(String source, String text) {
    return new JsonTree(source, text).document();
  }

  private Json document() {
    if (text.isBlank()) {
      throw new ConfigException(source + " is empty: expected a JSON object");
    }
    try {
      Json value = value();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("more than one value");
      }
      return value;
    } catch (JsonDataException | IOException e) {
      throw notJson(e);
    }
  }

  private Json value() throws IOException {
    String path = reader.getPath();
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(path);
      case BEGIN_ARRAY -> array(path);
      case STRING -> new Json.Str(path, reader.nextString());
      case NUMBER -> new Json.Bare(path, Json.Bare.Type.NUMBER, reader.nextString());
      case BOOLEAN ->
          new Json.Bare(path, Json.Bare.Type.BOOLEAN, Boolean.toString(reader.nextBoolean()));
      case NULL -> {
        reader.<Void>nextNull();
        yield new Json.Bare(path, Json.Bare.Type.NULL, "null");
      }
      case END_ARRAY, END_OBJECT, END_DOCUMENT, NAME -> throw new JsonDataException("no value");
    };
  }

  private Json object(String path) throws IOException {
    Map<String, Json> entries = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String key = reader.nextName();
      if (entries.containsKey(key)) {
        throw new ConfigException(
            source + ": " + path + " has the key " + DisplayValue.text(key) + " twice: remove one");
      }
      entries.put(key, value());
    }
    reader.endObject();
    return new Json.Obj(path, ImmutableMap.copyOf(entries));
  }

  private Json array(String path) throws IOException {
    ImmutableList.Builder<Json> elements = ImmutableList.builder();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value());
    }
    reader.endArray();
    return new Json.Arr(path, elements.build());
  }

  /** The reader consumes bytes from the buffer, so the remaining bytes tell how far it got. */
  private ConfigException notJson(Exception cause) {
    int lines = CharMatcher.is('\n').countIn(text);
    boolean atEnd = cause instanceof EOFException;
    int linesLeft = atEnd ? 0 : CharMatcher.is('\n').countIn(rest.snapshot().utf8());
    return new ConfigException(
        source
            + " is not valid JSON: line "
            + (lines - linesLeft + 1)
            + ", near "
            + DisplayValue.bare(reader.getPath())
            + " (an extra or missing comma, a missing quote or bracket, or a comment)",
        cause);
  }
}
