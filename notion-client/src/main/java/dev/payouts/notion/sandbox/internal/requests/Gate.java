package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.internal.wire.ApiVersion;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.time.Instant;
import java.util.UUID;

/** Admits requests and handles them. Guarded by the lock. */
public record Gate(Connections connections, Endpoints endpoints) {
  private static final Splitter SEGMENTS = Splitter.on('/').omitEmptyStrings();

  /**
   * Admits a request.
   *
   * @throws NotionError if its token is rejected or a budget is exhausted
   */
  public UUID admit(Request request, Instant now) {
    return connections.admit(request.header("authorization"), now);
  }

  /** Handles an admitted request and returns the response. */
  public Reply serve(Request request, UUID user, Instant now, String requestId) {
    try {
      Call call =
          new Call(
              request.method(),
              ImmutableList.copyOf(SEGMENTS.split(request.path())),
              Call.parameters(request.query()),
              request.body(),
              ApiVersion.read(request.header("notion-version").orElse(null)),
              user,
              now);
      JsonObject body = endpoints.serve(call).with("request_id", requestId);
      return new Reply(200, headers(requestId).buildOrThrow(), Json.writeBytes(body));
    } catch (NotionError e) {
      return refuse(e, requestId);
    }
  }

  /** Returns an error response. */
  public static Reply refuse(NotionError error, String requestId) {
    ImmutableMap.Builder<String, String> headers = headers(requestId);
    Integer retryAfterSeconds = error.retryAfterSeconds();
    if (retryAfterSeconds != null) {
      headers.put("retry-after", retryAfterSeconds.toString());
    }
    return new Reply(
        error.status(), headers.buildOrThrow(), Json.writeBytes(error.body(requestId)));
  }

  private static ImmutableMap.Builder<String, String> headers(String requestId) {
    return ImmutableMap.<String, String>builder()
        .put("content-type", "application/json; charset=utf-8")
        .put("x-notion-request-id", requestId);
  }
}
