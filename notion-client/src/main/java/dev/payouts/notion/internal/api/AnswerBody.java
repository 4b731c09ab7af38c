package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Utf8;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;

/** The bytes of an answer, whole. Immutable, and safe for use by several threads. */
public final class AnswerBody {
  private final byte[] bytes;

  /** Takes the bytes over: they are not copied, and must not change afterwards. */
  public AnswerBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a body of UTF-8. */
  public static AnswerBody ofUtf8(String text) {
    return new AnswerBody(text.getBytes(UTF_8));
  }

  /** Returns how many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** Returns it as text; what is not UTF-8 is replaced. */
  public String utf8() {
    return new String(bytes, UTF_8);
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * Reads its one JSON value.
   *
   * @throws IOException if it is not JSON in UTF-8, ends too early, or is followed by anything
   * @throws JsonDataException if it is not the JSON that it should be, or nests too deep
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

  /** Reads a value from the stream of its JSON. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads it, to its end.
     *
     * @throws IOException if it is not JSON
     * @throws JsonDataException if it is not the JSON that it should be
     * @throws IllegalArgumentException if a value in it is not what it should be
     */
    T read(JsonReader json) throws IOException;
  }
}
