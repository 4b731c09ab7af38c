package dev.payouts.notion.internal.api;

import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CallCounter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests sent. Thread-safe. */
final class CallMeter implements CallCounter {
  private final Map<ApiRequest.Kind, LongAdder> sent = new EnumMap<>(ApiRequest.Kind.class);
  private final LongAdder repeated = new LongAdder();
  private final LongAdder rateLimited = new LongAdder();

  CallMeter() {
    for (ApiRequest.Kind kind : ApiRequest.Kind.values()) {
      sent.put(kind, new LongAdder());
    }
  }

  void sent(ApiRequest.Kind kind, int earlierAttempts) {
    count(kind).increment();
    if (earlierAttempts > 0) {
      repeated.increment();
    }
  }

  void rateLimited() {
    rateLimited.increment();
  }

  @Override
  public ApiCalls calls() {
    return new ApiCalls(
        count(ApiRequest.Kind.QUERY).sum(),
        count(ApiRequest.Kind.GET).sum(),
        count(ApiRequest.Kind.CREATE).sum(),
        count(ApiRequest.Kind.UPDATE).sum(),
        count(ApiRequest.Kind.SCHEMA).sum(),
        repeated.sum(),
        rateLimited.sum());
  }

  private LongAdder count(ApiRequest.Kind kind) {
    LongAdder adder = sent.get(kind);
    if (adder == null) {
      throw new IllegalStateException("not counted: " + kind);
    }
    return adder;
  }
}
