package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Utf8;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;

/** The complete body of a response. Immutable and thread-safe. */
public final class AnswerBody {
  private final byte[] bytes;

  /** Takes ownership of the bytes: they are not copied and must not change afterwards. */
  public AnswerBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a body with UTF-8 text. */
  public static AnswerBody ofUtf8(String text) {
    return new AnswerBody(text.getBytes(UTF_8));
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns the body as text; invalid UTF-8 is replaced. */
  public String utf8() {
    return new String(bytes, UTF_8);
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * Reads the JSON value in the body.
   *
   * @throws IOException if it is not JSON in UTF-8, is truncated, or is followed by anything else
   * @throws JsonDataException if it has an unexpected structure or nests too deep
   */
  public <T> T read(Reading<T> reading) throws IOException {
    if (!Utf8.isWellFormed(bytes)) {
      throw new JsonEncodingException("not UTF-8");
    }
    try (JsonReader json = JsonReader.of(new Buffer().write(bytes))) {
      T value = reading.read(json);
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonEncodingException("more than one value");
      }
      return value;
    }
  }

  /** Reads a value from a JSON stream. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads the complete value.
     *
     * @throws IOException if it is not JSON
     * @throws JsonDataException if it has an unexpected structure
     * @throws IllegalArgumentException if it contains an invalid value
     */
    T read(JsonReader json) throws IOException;
  }
}
