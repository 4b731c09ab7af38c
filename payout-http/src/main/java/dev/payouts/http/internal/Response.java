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
 * An HTTP response. The receiver closes it.
 *
 * @param status the HTTP status
 * @param headers the headers; never contain values of a request
 * @param length the length of the body in bytes; {@link #UNKNOWN} for a streamed one
 * @param body the body, read once
 */
record Response(int status, ImmutableMap<String, String> headers, long length, InputStream body)
    implements AutoCloseable {
  static final long UNKNOWN = -1;

  private static final String JSON = "application/json";
  private static final String CONTENT_TYPE = "Content-Type";

  /** Returns a text response. */
  static Response text(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(UTF_8));
  }

  /** Returns a binary response. */
  static Response bytes(int status, String contentType, byte[] bytes) {
    return new Response(
        status,
        ImmutableMap.of(CONTENT_TYPE, contentType),
        bytes.length,
        new ByteArrayInputStream(bytes));
  }

  /** Returns a JSON response. */
  static Response json(int status, String json) {
    return text(status, JSON, json + "\n");
  }

  /** Returns a streamed JSON response. */
  static Response json(InputStream json) {
    return new Response(200, ImmutableMap.of(CONTENT_TYPE, JSON), UNKNOWN, json);
  }

  /** Returns a JSON response of three parts, the middle one streamed. */
  static Response json(String before, InputStream middle, String after) {
    return json(
        new SequenceInputStream(
            Collections.enumeration(List.of(stream(before), middle, stream(after)))));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** Returns a copy with another header. */
  Response with(String header, String value) {
    return new Response(
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
