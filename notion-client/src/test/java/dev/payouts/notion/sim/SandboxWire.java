package dev.payouts.notion.sim;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.Request;
import java.time.Duration;
import java.time.Instant;

/** What a client's request is to the sandbox, and the sandbox's answer to the client. */
public final class SandboxWire {
  private SandboxWire() {}

  /** Returns what the sandbox is asked. */
  public static Request request(ApiRequest request, String token) {
    String body = request.body();
    return Request.of(
        request.method(),
        request.path(),
        ImmutableMap.of(
            "authorization", "Bearer " + token,
            "notion-version", "2026-03-11",
            "content-type", "application/json"),
        body == null ? "" : body);
  }

  /** Returns what the client sees of an answer. */
  public static ApiReply reply(Reply reply) {
    String wait = reply.headers().get("retry-after");
    String date = reply.headers().get("date");
    Long seconds = wait == null ? null : Longs.tryParse(wait);
    return new ApiReply(
        reply.status(),
        seconds == null ? null : Duration.ofSeconds(seconds),
        null,
        date == null ? null : Instant.from(RFC_1123_DATE_TIME.parse(date)),
        new AnswerBody(reply.body().toByteArray()));
  }
}
