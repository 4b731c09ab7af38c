package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import dev.payouts.notion.sandbox.internal.wire.ApiVersion;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request with a valid token and version.
 *
 * @param method the HTTP method
 * @param path the segments of the path, still percent-encoded
 * @param parameters the query parameters, decoded
 * @param body the body; empty for none
 * @param version the version of the API
 * @param user the user of the token
 * @param now the time of the request
 */
record Call(
    String method,
    ImmutableList<String> path,
    ImmutableListMultimap<String, String> parameters,
    ByteString body,
    ApiVersion version,
    UUID user,
    Instant now) {
  private static final int MAX_BODY_BYTES = 500 * 1024;

  /**
   * Returns the body as an object.
   *
   * @throws NotionError if it is too large or not an object
   */
  JsonObject bodyObject() {
    if (body.size() > MAX_BODY_BYTES) {
      throw NotionError.of(
          413, "validation_error", "Request body too large. The maximum is 500KB.");
    }
    try {
      if (Json.parse(body) instanceof JsonObject object) {
        return object;
      }
    } catch (Json.MalformedJsonException e) {
      throw NotionError.of(400, "invalid_json", "Error parsing JSON body.");
    }
    throw NotionError.validation("body failed validation: body should be an object.");
  }

  /** Returns the body as an object; an empty object if there is no body. */
  JsonObject bodyOrEmpty() {
    return body.size() == 0 ? new JsonObject() : bodyObject();
  }

  /** Parses the parameters of a raw query string; keeps malformed escapes unchanged. */
  static ImmutableListMultimap<String, String> parameters(@Nullable String rawQuery) {
    ImmutableListMultimap.Builder<String, String> parameters = ImmutableListMultimap.builder();
    if (rawQuery != null && !rawQuery.isEmpty()) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters.build();
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
