package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What a client's request is to the sandbox, and the sandbox's answer to the client. */
public final class SandboxWire {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

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
        date == null ? null : httpDate(date),
        new AnswerBody(reply.body().toByteArray()));
  }

  /**
   * Reads a date such as {@code Fri, 27 Nov 2026 10:14:30 GMT}. By hand, because the JDK's
   * formatter takes a fiftieth of a simulated history.
   */
  private static Instant httpDate(String text) {
    return LocalDateTime.of(
            number(text, 12, 16),
            MONTHS.indexOf(text.substring(8, 11)) / 3 + 1,
            number(text, 5, 7),
            number(text, 17, 19),
            number(text, 20, 22),
            number(text, 23, 25))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
