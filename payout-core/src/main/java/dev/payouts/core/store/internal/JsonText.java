package dev.payouts.core.store.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.model.Money;
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

  /** Writes the members of an object that stands for a value. */
  @FunctionalInterface
  public interface Members<T> {
    void write(JsonWriter json, T value) throws IOException;
  }

  /** Writes a list of objects under a name. */
  public static <T> void objects(
      JsonWriter json, String name, Iterable<T> values, Members<? super T> members)
      throws IOException {
    json.name(name).beginArray();
    for (T value : values) {
      json.beginObject();
      members.write(json, value);
      json.endObject();
    }
    json.endArray();
  }

  /** Writes an amount and its currency under these names, which may have a prefix. */
  public static void money(JsonWriter json, String prefix, @Nullable Money money)
      throws IOException {
    json.name(prefix + "amount").value(money == null ? null : money.plainAmount());
    json.name(prefix + "currency").value(money == null ? null : money.currency().code());
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
