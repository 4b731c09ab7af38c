package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableMap;
import okio.ByteString;

/**
 * A response. Immutable.
 *
 * @param status the HTTP status
 * @param headers by their names in lower case
 * @param body the body
 */
public record Reply(int status, ImmutableMap<String, String> headers, ByteString body) {
  /** {@return the body as text} */
  public String text() {
    return body.utf8();
  }

  /** Returns this response with a header added or replaced. */
  Reply withHeader(String name, String value) {
    return new Reply(
        status,
        ImmutableMap.<String, String>builder().putAll(headers).put(name, value).buildKeepingLast(),
        body);
  }

  /** Returns this response with another body. */
  Reply withBody(ByteString other) {
    return new Reply(status, headers, other);
  }
}
