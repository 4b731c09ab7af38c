package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * What is answered. Whoever has one closes it.
 *
 * @param status the HTTP status
 * @param headers its headers; no value of a request ever gets in here
 * @param length of the body in bytes, {@link #UNKNOWN} where it is only known at the end
 * @param body the body, read once
 */
record Answer(int status, ImmutableMap<String, String> headers, long length, InputStream body)
    implements AutoCloseable {
  static final long UNKNOWN = -1;

  private static final String JSON = "application/json";
  private static final String CONTENT_TYPE = "Content-Type";

  /** Returns an answer of a text. */
  static Answer text(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(UTF_8));
  }

  /** Returns an answer of bytes. */
  static Answer bytes(int status, String contentType, byte[] bytes) {
    return new Answer(
        status,
        ImmutableMap.of(CONTENT_TYPE, contentType),
        bytes.length,
        new ByteArrayInputStream(bytes));
  }

  /** Returns an answer of a JSON object. */
  static Answer json(int status, String json) {
    return text(status, JSON, json + "\n");
  }

  /** Returns an answer of the JSON that a stream holds. */
  static Answer json(InputStream json) {
    return new Answer(200, ImmutableMap.of(CONTENT_TYPE, JSON), UNKNOWN, json);
  }

  /** Returns an answer of JSON in three parts, the middle one out of a stream. */
  static Answer json(String before, InputStream middle, String after) {
    return json(
        new SequenceInputStream(
            Collections.enumeration(List.of(stream(before), middle, stream(after)))));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** Returns this with a header more. */
  Answer with(String header, String value) {
    return new Answer(
        status,
        ImmutableMap.<String, String>builder()
            .putAll(headers)
            .put(header, value)
            .buildKeepingLast(),
        length,
        body);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
