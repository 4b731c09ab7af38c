package dev.payouts.notion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.core.testing.fuzz.Mutator;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.RequestId;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Answers requests as they were answered before, but some in a hostile way. For one thread. */
final class RecordedAnswers implements Transport {
  private static final int ONE_HOSTILE_IN = 12;
  private static final int[] STATUSES = {
    200, 200, 200, 200, 200, 200, 200, 201, 204, 301, 400, 401, 403, 404, 408, 409, 413, 418, 421,
    425, 429, 429, 451, 499, 500, 501, 502, 503, 504, 520, 524, 529, 599
  };
  private static final ApiReply NOT_FOUND =
      new ApiReply(
          404,
          null,
          null,
          null,
          AnswerBody.ofUtf8("{\"object\":\"error\",\"status\":404,\"code\":\"object_not_found\"}"));

  private final Map<String, ApiReply> replies = new HashMap<>();
  private final Map<String, Mutator> mutators = new HashMap<>();
  private SplittableRandom random = new SplittableRandom(0);

  /** Returns a transport that is as another, and remembers what that answers. */
  Transport recording(Transport other) {
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        ApiReply reply = other.exchange(request, departure);
        replies.put(key(request), reply);
        return reply;
      }

      @Override
      public void close() {
        other.close();
      }
    };
  }

  private static String key(ApiRequest request) {
    return request.method() + request.path() + request.body();
  }

  /** Takes what decides from now on. */
  void changedBy(SplittableRandom other) {
    random = other;
  }

  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    ApiReply reply = replies.getOrDefault(key(request), NOT_FOUND);
    if (random.nextInt(ONE_HOSTILE_IN) > 0) {
      return reply;
    }
    if (random.nextInt(20) == 0) {
      throw new ExchangeException(
          random.nextBoolean() ? Sent.NOTHING : Sent.MAYBE, "it broke", new IOException("broken"));
    }
    String text = (random.nextBoolean() ? reply : NOT_FOUND).body().utf8();
    byte[] body =
        mutators
            .computeIfAbsent(text, valid -> new Mutator(List.of(valid)))
            .mutate(random)
            .getBytes(UTF_8);
    return new ApiReply(
        STATUSES[random.nextInt(STATUSES.length)],
        retryAfter(),
        reply.requestId() == null ? null : new RequestId(RequestId.Source.CLOUDFLARE, ""),
        date(),
        new AnswerBody(body));
  }

  private @Nullable Duration retryAfter() {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofSeconds(Integer.MAX_VALUE);
      default -> null;
    };
  }

  private @Nullable Instant date() {
    return switch (random.nextInt(4)) {
      case 0 -> Instant.EPOCH;
      case 1 -> Instant.parse("9999-12-31T23:59:59Z");
      default -> null;
    };
  }

  @Override
  public void close() {}
}
