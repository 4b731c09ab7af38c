package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;

/** The bytes of an answer, whole. Immutable, and safe for use by several threads. */
public final class AnswerBody {
  private final byte[] bytes;

  /** Takes the bytes over: they are not copied, and not to be changed any more. */
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

  /** Returns a reader of its JSON, of a copy of it: for small answers and odd ones. */
  public JsonReader json() {
    return JsonReader.of(new Buffer().write(bytes));
  }

  /** Reads its one JSON value from the bytes themselves: for rows. */
  <T> T scan(Scan<T> scan) throws IOException {
    var json = new JsonScanner(bytes);
    T value = scan.read(json);
    json.requireEnd();
    return value;
  }

  /** Reads a value. */
  @FunctionalInterface
  interface Scan<T> {
    /**
     * Reads it, all of it.
     *
     * @throws IOException if it is not JSON
     * @throws JsonDataException if it is not the JSON that it should be
     */
    T read(JsonScanner json) throws IOException;
  }
}
