package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.html.RunTrace.PhaseStart;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.cli.internal.html.RunTrace.Span;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.notion.RequestListener.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Traces for tests: creates by workers of which each sends one after the other. */
final class Traces {
  private final List<Request> requests = new ArrayList<>();
  private final List<Span> waits = new ArrayList<>();
  private Duration length = Duration.ZERO;

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  static Span span(long thread, long startMillis, long endMillis) {
    return new Span(thread, millis(startMillis), millis(endMillis));
  }

  /** Adds a create that was answered. */
  Traces create(long thread, long startMillis, long endMillis) {
    return request(Endpoint.CREATE, 200, span(thread, startMillis, endMillis));
  }

  Traces request(Endpoint endpoint, int status, Span span) {
    requests.add(new Request(endpoint, status, 0, span));
    length = length.compareTo(span.end()) < 0 ? span.end() : length;
    return this;
  }

  Traces wait(long thread, long startMillis, long endMillis) {
    waits.add(span(thread, startMillis, endMillis));
    return this;
  }

  /** Adds creates of 30 ms, 31 ms apart, by each of several workers. */
  Traces creates(int workers, int each) {
    for (int i = 0; i < each; i++) {
      for (int worker = 1; worker <= workers; worker++) {
        create(worker, i * 31L, i * 31L + 30);
      }
    }
    return this;
  }

  /** Returns the trace, all of it in one phase unless told. */
  RunTrace trace(PhaseStart... phases) {
    ImmutableList<PhaseStart> begun =
        phases.length == 0
            ? ImmutableList.of(new PhaseStart(Phase.CREATE, Duration.ZERO))
            : ImmutableList.copyOf(phases);
    return new RunTrace(
        length, begun, ImmutableList.copyOf(requests), ImmutableList.copyOf(waits), 0);
  }
}
