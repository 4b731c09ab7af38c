package dev.payouts.notion.internal.adapter;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** Renders the JSON object of a request body. */
final class JsonBody {
  private JsonBody() {}

  static String of(Content content) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.beginObject();
      content.write(json);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  interface Content {
    void write(JsonWriter json) throws IOException;
  }
}
