package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OneByOne;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.cli.internal.html.RunTrace.Span;
import dev.payouts.core.RunOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the N+1 way would have taken, computed from what a run's own requests took: its listing,
 * page after page, and then the items by as many workers, each request as long as this run's
 * median. It gets the same budget, and as much time as this run in which no request is under way.
 *
 * @param requests its requests
 * @param each how long one takes
 * @param workers how many are under way at once after the listing
 * @param budget how many fit into each window; 0 where this run did not have to wait
 * @param sameEitherWay how long neither sends anything: deciding, writing down, waiting for others
 */
record OneByOneTime(
    OneByOne requests, Duration each, int workers, int budget, Duration sameEitherWay) {
  /**
   * The window in which Notion counts requests (notion-client/NOTION.md, "Limits and failures").
   */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** A shorter wait is a worker's turn in a queue; the budget is not spent. */
  private static final Duration REAL_WAIT = Duration.ofSeconds(1);

  /** Computes it, if the run did something to compare and to compute from. */
  static Optional<OneByOneTime> of(RecordedRun run, int workers) {
    OneByOne all = OneByOne.of(run.report());
    OneByOne requests = run.report().request().has(RunOption.DRY_RUN) ? all.reading() : all;
    List<Duration> lengths =
        run.trace().requests().stream()
            .filter(Request::isAnswered)
            .map(request -> request.span().length())
            .sorted()
            .toList();
    if (lengths.isEmpty() || requests.total() == 0) {
      return Optional.empty();
    }
    Duration median = lengths.get(lengths.size() / 2);
    return Optional.of(
        new OneByOneTime(
            requests, median, workers, budget(run.trace()), sameEitherWay(run.trace())));
  }

  /** Returns the most requests that were let in within a window, if there was ever one to wait. */
  private static int budget(RunTrace trace) {
    boolean waited =
        trace.waits().stream().anyMatch(wait -> wait.length().compareTo(REAL_WAIT) >= 0);
    if (!waited || trace.requests().stream().anyMatch(Request::isOverload)) {
      return 0;
    }
    List<Duration> starts =
        trace.requests().stream()
            .filter(request -> !request.isRefused())
            .map(request -> request.span().start())
            .sorted()
            .toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < starts.size(); last++) {
      while (starts.get(last).minus(starts.get(first)).compareTo(WINDOW) >= 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Returns the time in which this run did not read or create: nothing was under way. */
  private static Duration sameEitherWay(RunTrace trace) {
    List<Span> spans =
        Stream.concat(trace.requests().stream().map(Request::span), trace.waits().stream())
            .filter(span -> isOfTheWay(trace, span))
            .sorted(Comparator.comparing(Span::start))
            .toList();
    Duration idle = Duration.ZERO;
    Duration until = Duration.ZERO;
    for (Span span : spans) {
      if (span.start().compareTo(until) > 0) {
        idle = idle.plus(span.start().minus(until));
      }
      until = until.compareTo(span.end()) < 0 ? span.end() : until;
    }
    return idle.plus(trace.length().minus(until));
  }

  /** Other phases find out what is not clear, whichever way the payouts came about. */
  private static boolean isOfTheWay(RunTrace trace, Span span) {
    int phase = trace.phaseAt(span.start());
    return phase < 0
        || switch (trace.phases().get(phase).phase()) {
          case LIST, PRELOAD, DECIDE, CREATE -> true;
          case TAKE_OVER, SETTLE, AUDIT -> false;
        };
  }

  /** Returns what it would do when, in one row. */
  ImmutableList<Bar> bars() {
    ImmutableList.Builder<Bar> bars = ImmutableList.builder();
    Duration now = sameEitherWay;
    long inWindow = budget == 0 ? requests.total() : budget;
    for (long sent = 0; sent < requests.total(); sent += inWindow) {
      long until = Math.min(requests.total(), sent + inWindow);
      Duration end = now.plus(busy(until).minus(busy(sent)));
      bars.add(new Bar(Look.ONE_BY_ONE, 0, now, end));
      Duration next = now.plus(WINDOW);
      if (until < requests.total() && next.compareTo(end) > 0) {
        bars.add(new Bar(Look.WAIT, 0, end, next));
        end = next;
      }
      now = end;
    }
    return bars.build();
  }

  /** Returns how long the first requests take, without any wait. */
  private Duration busy(long count) {
    long listed = Math.min(count, requests.listings());
    return each.multipliedBy(listed + (count - listed + workers - 1) / workers);
  }

  /** Returns how long it would take. */
  Duration length() {
    ImmutableList<Bar> bars = bars();
    return bars.get(bars.size() - 1).end();
  }
}
