package dev.payouts.notion.testing;

import com.google.common.base.Splitter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads what programs print or send. */
public final class Json {
  private Json() {}

  /** Reads a JSON object; numbers become {@code Double}. */
  public static Map<?, ?> json(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      Object value = reader.readJsonValue();
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new AssertionError("not a JSON object: " + text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  /** Returns the elements of a list of objects. */
  public static List<Map<?, ?>> objects(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list))
        .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
  }

  /** Returns the value at a path of names and indexes, such as {@code runs.0.counts}, as text. */
  public static String text(Map<?, ?> json, String path) {
    Object value = json;
    for (String name : Splitter.on('.').split(path)) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(name))
              : ((Map<?, ?>) Objects.requireNonNull(value, path)).get(name);
    }
    return String.valueOf(value);
  }
}
