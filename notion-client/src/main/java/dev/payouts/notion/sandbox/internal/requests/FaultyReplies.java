package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.time.Duration;
import okio.ByteString;

/** Creates the responses of injected faults. */
public final class FaultyReplies {
  private FaultyReplies() {}

  /** Returns the error response of a fault. */
  public static Reply error(Fault fault, String requestId) {
    Duration wait = fault.retryAfter();
    if (fault.kind() == Fault.Kind.HTML_STATUS) {
      ImmutableMap.Builder<String, String> headers =
          ImmutableMap.<String, String>builder()
              .put("content-type", "text/html")
              .put("cf-ray", requestId.replace("-", "").substring(0, 16) + "-SIN");
      if (wait != null) {
        headers.put("retry-after", Long.toString(wait.toSeconds()));
      }
      String title = fault.status() + " " + title(fault.status());
      String html =
          "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n</body>\r\n</html>\r\n"
              .formatted(title);
      return new Reply(fault.status(), headers.buildOrThrow(), ByteString.encodeUtf8(html));
    }
    if (fault.kind() == Fault.Kind.EXPIRED_CURSOR) {
      return Gate.refuse(QueryEndpoint.invalidCursor("expired"), requestId);
    }
    NotionError error = fault.status() == 429 ? limited(fault.limit()) : error(fault.status());
    return Gate.refuse(
        wait == null ? error : error.retryAfter(Math.toIntExact(wait.toSeconds())), requestId);
  }

  /** Returns an error that names the saved page, instead of the successful response. */
  public static Reply committed(Reply saved, String requestId) {
    try {
      return saved.status() == 200 && Json.parse(saved.body()) instanceof JsonObject page
          ? Gate.refuse(error(503).committed(String.valueOf(page.get("id"))), requestId)
          : saved;
    } catch (Json.MalformedJsonException e) {
      throw new IllegalStateException("the sandbox does not read its own JSON", e);
    }
  }

  /** Returns a response that is not valid JSON. */
  public static ByteString garbled(ByteString body) {
    ByteString half = body.substring(0, body.size() / 2);
    return ByteString.encodeUtf8(half.utf8() + "\u0000<garbled");
  }

  /** A limit has a wait; a restriction is permanent. */
  private static NotionError limited(Fault.Limit limit) {
    NotionError error = NotionError.limited(limit);
    return limit == Fault.Limit.BLOCKED ? error : error.retryAfter(1);
  }

  private static NotionError error(int status) {
    return switch (status) {
      case 400 -> NotionError.validation("body failed validation.");
      case 401 -> NotionError.of(401, "unauthorized", "API token is invalid.");
      case 403 ->
          NotionError.of(403, "restricted_resource", "Insufficient permissions for this endpoint.");
      case 404 ->
          NotionError.of(
              404,
              "object_not_found",
              "Could not find the object. Make sure the relevant pages and databases are shared with your integration.");
      case 409 ->
          NotionError.of(
              409, "conflict_error", "Conflict occurred while saving. Please try again.");
      case 413 ->
          NotionError.of(413, "validation_error", "Request body too large. The maximum is 500KB.");
      case 500 -> NotionError.of(500, "internal_server_error", "Unexpected error occurred.");
      case 503 ->
          NotionError.of(
              503, "service_unavailable", "Notion is unavailable, please try again later.");
      case 504 ->
          NotionError.of(504, "gateway_timeout", "Notion timed out while completing this request.");
      case 529 ->
          NotionError.of(529, "service_overload", "Notion is overloaded, please try again later.");
      default -> NotionError.of(status, "internal_server_error", title(status));
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 502 -> "Bad Gateway";
      case 503 -> "Service Temporarily Unavailable";
      case 504 -> "Gateway Time-out";
      default -> "Error";
    };
  }
}
