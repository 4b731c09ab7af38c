package dev.payouts.notion.sandbox.internal.wire;

import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.sandbox.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error response with Notion's own texts (notion-client/NOTION.md, "Limits and failures"). */
public final class NotionError extends RuntimeException {
  private final int status;
  private final String code;
  private final @Nullable Integer retryAfterSeconds;
  private final ImmutableMap<String, String> additional;

  private NotionError(
      int status,
      String code,
      String message,
      @Nullable Integer retryAfterSeconds,
      ImmutableMap<String, String> additional) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.additional = additional;
  }

  /** Returns an error with a status, a code and a message. */
  public static NotionError of(int status, String code, String message) {
    return new NotionError(status, code, message, null, ImmutableMap.of());
  }

  /** Returns a 400 {@code validation_error}. */
  public static NotionError validation(String message) {
    return of(400, "validation_error", message);
  }

  /** Returns a 400 for a member of the body, such as {@code body.filter.or should be ...}. */
  public static NotionError body(String path, String should, @Nullable Object instead) {
    return validation(
        "body failed validation: body.%s should be %s, instead was `%s`."
            .formatted(path, should, instead == null ? "null" : Json.write(instead)));
  }

  /** Returns a 400 for a member of the body that is missing. */
  public static NotionError undefined(String path) {
    return validation(
        "body failed validation: body.%s should be defined, instead was `undefined`."
            .formatted(path));
  }

  /** Returns a 404 for an object that does not exist or is not shared with the connection. */
  public static NotionError notFound(String kind, Object id) {
    return of(
        404,
        "object_not_found",
        "Could not find %s with ID: %s. Make sure the relevant pages and databases are shared with your integration."
            .formatted(kind, id));
  }

  /** Returns a 429 {@code rate_limited} that names a limit. */
  public static NotionError limited(Fault.Limit limit) {
    String message =
        limit == Fault.Limit.BLOCKED
            ? "Access to the public API has been restricted for this integration."
            : "You have been rate limited. Please try again in a few minutes.";
    return of(429, "rate_limited", message).adding("rate_limit_reason", limit.reason());
  }

  /** Returns this error with a {@code Retry-After} in whole seconds. */
  public NotionError retryAfter(int seconds) {
    NotionError adding = adding("retry_after", Integer.toString(seconds));
    return new NotionError(status, code, message(), seconds, adding.additional);
  }

  /** Returns this error with the ID of the saved page. */
  public NotionError committed(String pageId) {
    return adding("committed_resource_id", pageId);
  }

  private NotionError adding(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(additional);
    all.put(name, value);
    return new NotionError(status, code, message(), retryAfterSeconds, ImmutableMap.copyOf(all));
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns the wait in the response; null if it has none. */
  public @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Returns the body of the response. */
  public JsonObject body(String requestId) {
    JsonObject body =
        JsonObject.of("object", "error")
            .with("status", status)
            .with("code", code)
            .with("message", message());
    if (!additional.isEmpty()) {
      JsonObject data = new JsonObject();
      additional.forEach(data::with);
      body.with("additional_data", data);
    }
    return body.with("request_id", requestId);
  }

  private String message() {
    return String.valueOf(getMessage());
  }
}
