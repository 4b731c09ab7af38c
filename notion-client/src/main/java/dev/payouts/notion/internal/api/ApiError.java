package dev.payouts.notion.internal.api;

import com.google.common.primitives.Longs;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.notion.internal.api.rows.JsonFields;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response, which may be HTML from a proxy (notion-client/NOTION.md).
 * Immutable.
 *
 * @param code Notion's error code; null if the body is not from Notion
 * @param message Notion's message, or a description of the body
 * @param requestId the request's ID; null if the body has none
 * @param additional Notion's additional data
 * @param isOfNotion whether it has the form of Notion's errors
 */
record ApiError(
    @Nullable String code,
    @Nullable String message,
    @Nullable String requestId,
    Additional additional,
    boolean isOfNotion) {
  private static final int MAX_MESSAGE = 500;
  private static final String BLOCKED = "public_api_request_blocked";
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("code", "message", "request_id", "object", "additional_data");

  /**
   * Additional data of an error.
   *
   * @param rateLimitReason the limit that was exceeded; null if unknown
   * @param retryAfter the wait it asks for; null if it has none
   * @param committedId the page that was saved although the request failed; null if none
   */
  record Additional(
      @Nullable String rateLimitReason,
      @Nullable Duration retryAfter,
      @Nullable String committedId) {
    private static final Additional NONE = new Additional(null, null, null);
    private static final JsonReader.Options FIELDS =
        JsonReader.Options.of("rate_limit_reason", "retry_after", "committed_resource_id");

    private static Additional read(JsonReader json) throws IOException {
      if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
        json.skipValue();
        return NONE;
      }
      @Nullable String[] found = new @Nullable String[3];
      var fields = new JsonFields(json, FIELDS);
      for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
        found[field] =
            json.peek() == JsonReader.Token.NUMBER
                ? json.nextString()
                : JsonFields.stringOrNull(json);
      }
      return new Additional(found[0], seconds(found[1]), found[2]);
    }
  }

  static ApiError read(AnswerBody body) {
    try {
      return body.read(ApiError::read);
    } catch (IOException | JsonDataException notNotions) {
      boolean isHtml = body.utf8().strip().startsWith("<");
      return new ApiError(
          null,
          isHtml ? "an HTML page instead of JSON" : "not JSON",
          null,
          Additional.NONE,
          /* isOfNotion= */ false);
    }
  }

  private static ApiError read(JsonReader json) throws IOException {
    @Nullable String[] found = new @Nullable String[4];
    Additional additional = Additional.NONE;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      if (field == 4) {
        additional = Additional.read(json);
      } else {
        String text = JsonFields.stringOrNull(json);
        found[field] = text == null ? null : shorten(text);
      }
    }
    boolean isOfNotion = found[0] != null && "error".equals(found[3]);
    return new ApiError(found[0], found[1], found[2], additional, isOfNotion);
  }

  /** Returns whether Notion has restricted access, so that retrying will not help. */
  boolean isBlocked() {
    return BLOCKED.equals(additional.rateLimitReason);
  }

  /** Parses a wait in whole seconds; null if it is invalid. */
  static @Nullable Duration seconds(@Nullable String text) {
    Long seconds = text == null ? null : Longs.tryParse(text.strip());
    return seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE
        ? null
        : Duration.ofSeconds(seconds);
  }

  private static String shorten(String text) {
    String printable = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return printable.length() <= MAX_MESSAGE
        ? printable
        : printable.substring(0, MAX_MESSAGE) + "...";
  }
}
