package dev.payouts.notion.sandbox.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON trees whose numbers are exact decimals. */
public final class Json {
  private Json() {}

  /**
   * Reads one JSON value: a {@link JsonObject}, a list, a string, a {@link BigDecimal}, a boolean
   * or null.
   *
   * @throws MalformedJsonException if the bytes are not one JSON value
   */
  public static @Nullable Object parse(ByteString utf8) throws MalformedJsonException {
    JsonReader reader = JsonReader.of(new Buffer().write(utf8));
    try {
      Object value = read(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new MalformedJsonException("more than one value");
      }
      return value;
    } catch (EOFException e) {
      throw new MalformedJsonException("unexpected end");
    } catch (IOException | JsonDataException | NumberFormatException e) {
      throw new MalformedJsonException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A value that has been written before.
   *
   * @param utf8 its JSON
   */
  public record Written(ByteString utf8) {}

  /**
   * Writes a value of the kinds that {@link #parse} returns, plain maps and numbers, and values
   * that have been written before.
   */
  public static String write(@Nullable Object value) {
    return buffer(value).readUtf8();
  }

  /** Writes a value as UTF-8. */
  public static ByteString writeBytes(@Nullable Object value) {
    return buffer(value).readByteString();
  }

  private static Buffer buffer(@Nullable Object value) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      write(writer, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer does no I/O
    }
    return buffer;
  }

  private static @Nullable Object read(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> readObject(reader);
      case BEGIN_ARRAY -> readList(reader);
      case STRING -> reader.nextString();
      case NUMBER -> new BigDecimal(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new JsonDataException("no value at " + reader.getPath());
    };
  }

  private static JsonObject readObject(JsonReader reader) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      object.with(reader.nextName(), read(reader));
    }
    reader.endObject();
    return object;
  }

  private static List<@Nullable Object> readList(JsonReader reader) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      list.add(read(reader));
    }
    reader.endArray();
    return list;
  }

  private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value instanceof JsonObject object) {
      writer.beginObject();
      for (String name : object.names()) {
        writer.name(name);
        write(writer, object.get(name));
      }
      writer.endObject();
    } else if (value instanceof Map<?, ?> map) {
      write(writer, JsonObject.fromPlain(map));
    } else if (value instanceof List<?> list) {
      writer.beginArray();
      for (Object element : list) {
        write(writer, element);
      }
      writer.endArray();
    } else {
      writeLeaf(writer, value);
    }
  }

  private static void writeLeaf(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Written written) {
      try (BufferedSink sink = writer.valueSink()) {
        sink.write(written.utf8());
      }
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else if (value instanceof BigDecimal number) {
      writer.value(new BigDecimal(number.toPlainString()));
    } else if (value instanceof Number number) {
      writer.value(number);
    } else {
      writer.value(value.toString());
    }
  }

  /** The bytes are not one JSON value. */
  public static final class MalformedJsonException extends Exception {
    MalformedJsonException(String message) {
      super(message);
    }
  }
}
