package dev.payouts.core.store.internal;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes JSON into memory. */
public final class JsonText {
  private static final String INDENT = "  ";

  private JsonText() {}

  /** Writes one value. */
  @FunctionalInterface
  public interface Writing {
    void write(JsonWriter json) throws IOException;
  }

  /** Returns a value on several lines, for readability; nulls are written. */
  public static String of(Writing writing) {
    return written(INDENT, writing);
  }

  /** Returns a value on one line; nulls are written. */
  public static String onOneLine(Writing writing) {
    return written("", writing);
  }

  private static String written(String indent, Writing writing) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent(indent);
      json.setSerializeNulls(true);
      writing.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  /** Writes a list of texts under a name. */
  public static void texts(JsonWriter json, String name, Iterable<?> texts) throws IOException {
    json.name(name).beginArray();
    for (Object text : texts) {
      json.value(text.toString());
    }
    json.endArray();
  }

  /** Returns a time with millisecond precision; null for null. */
  public static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
