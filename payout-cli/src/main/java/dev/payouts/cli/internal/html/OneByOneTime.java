package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OneByOne;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the N+1 way would have taken, computed from what a run's own requests took: its listing,
 * page after page, and then the items by as many workers, each request as long as this run's
 * median. It gets the same budget, and waits as long as this run for what has nothing to do with
 * reading (creates without a clear answer, other machines).
 *
 * @param requests its requests
 * @param each how long one takes
 * @param workers how many are under way at once after the listing
 * @param budget how many fit into each window; 0 where this run did not have to wait
 * @param sameEitherWay what both ways wait for
 */
record OneByOneTime(
    OneByOne requests, Duration each, int workers, int budget, Duration sameEitherWay) {
  /** The window in which Notion counts requests (NOTION.md, "Limits and failures"). */
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

  private static Duration sameEitherWay(RunTrace trace) {
    Duration sum = Duration.ZERO;
    for (int i = 0; i < trace.phases().size(); i++) {
      Phase phase = trace.phases().get(i).phase();
      boolean same =
          switch (phase) {
            case TAKE_OVER, SETTLE, AUDIT -> true;
            case LIST, PRELOAD, DECIDE, CREATE -> false;
          };
      if (same) {
        sum = sum.plus(trace.endOf(i).minus(trace.phases().get(i).at()));
      }
    }
    return sum;
  }

  /** Returns what it would do when, in one row. */
  ImmutableList<Bar> bars() {
    ImmutableList.Builder<Bar> bars = ImmutableList.builder();
    Duration now = Duration.ZERO;
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
    if (!sameEitherWay.isZero()) {
      bars.add(new Bar(Look.WAIT, 0, now, now.plus(sameEitherWay)));
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
