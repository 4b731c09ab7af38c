package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sim.Scheduler;
import dev.payouts.notion.sim.VirtualHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives workers through a budget against a server that counts windows, in virtual time. */
class RequestBudgetTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(100);
  private static final int MAX_TRIES = 10_000;

  private final Scheduler scheduler = new Scheduler(1);
  private final VirtualHost host = new VirtualHost(scheduler, Instant.EPOCH);

  @ParameterizedTest(name = "{0} requests, {1} a window, {2} workers")
  @CsvSource({"500, 180, 5", "1000, 180, 20", "500, 37, 5", "60, 180, 5", "400, 1, 3"})
  void aBudgetIsUsedInABurstAndItsWindowsCompletely(int requests, int perWindow, int workers) {
    var server = new WindowServer(perWindow, 0);
    run(server, new RequestBudget(host, null), requests, workers);
    int windows = (requests - 1) / perWindow;
    Duration roundTrips = ROUND_TRIP.multipliedBy((long) requests / workers + 2);
    assertThat(server.passed).isEqualTo(requests);
    assertThat(scheduler.now())
        .isLessThanOrEqualTo(
            Duration.ofSeconds(60L * windows).multipliedBy(105).dividedBy(100).plus(roundTrips));
  }

  @ParameterizedTest(name = "{0} a window, {1} workers")
  @CsvSource({"180, 5", "37, 5", "180, 20"})
  void theFirstWindowRefusesEachWorkerAtMostOnceAndEachLaterOneRefusesOne(
      int perWindow, int workers) {
    var server = new WindowServer(perWindow, 0);
    run(server, new RequestBudget(host, null), perWindow * 5, workers);
    assertThat(server.refusedByWindow.get(0)).isLessThanOrEqualTo(workers);
    assertThat(server.refusedByWindow.subList(1, server.refusedByWindow.size()))
        .allSatisfy(refused -> assertThat(refused).isLessThanOrEqualTo(1));
  }

  @ParameterizedTest(name = "others eat {0} of a window")
  @CsvSource({"20", "150", "179"})
  void aSharedBudgetSlowsDownWithoutFailing(int eaten) {
    var server = new WindowServer(180, eaten);
    run(server, new RequestBudget(host, null), 400, 5);
    assertThat(server.passed).isEqualTo(400);
  }

  @ParameterizedTest(name = "own limit {0}")
  @CsvSource({"10", "60"})
  void ourOwnLimitIsNeverPassedInAnySixtySeconds(int limit) {
    var server = new WindowServer(Integer.MAX_VALUE, 0);
    run(server, new RequestBudget(host, limit), limit * 3, 5);
    List<Duration> times = server.times;
    for (int i = limit; i < times.size(); i++) {
      assertThat(times.get(i).minus(times.get(i - limit)))
          .isGreaterThanOrEqualTo(RequestBudget.WINDOW);
    }
    assertThat(scheduler.now()).isLessThan(Duration.ofSeconds(125));
  }

  private void run(WindowServer server, RequestBudget budget, int requests, int workers) {
    int[] left = {requests};
    Supplier<Integer> worker =
        () -> {
          while (left[0] > 0) {
            left[0]--;
            send(server, budget);
          }
          return 0;
        };
    scheduler.run(List.of(() -> host.inParallel(workers, Collections.nCopies(workers, worker))));
  }

  private void send(WindowServer server, RequestBudget budget) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      budget.acquire(host::sleep);
      host.sleep(ROUND_TRIP.dividedBy(2));
      Duration wait = server.receive();
      host.sleep(ROUND_TRIP.dividedBy(2));
      if (wait.isZero()) {
        budget.passed();
        return;
      }
      budget.overBudget(wait);
    }
    throw new IllegalStateException("no request is let through");
  }

  /**
   * Counts requests in windows that start with the first request after the end of the last window.
   */
  private final class WindowServer {
    private final int perWindow;
    private final int eatenByOthers;
    private final List<Integer> refusedByWindow = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private Duration windowEnd = Duration.ZERO;
    private int inWindow;
    private int passed;

    WindowServer(int perWindow, int eatenByOthers) {
      this.perWindow = perWindow;
      this.eatenByOthers = eatenByOthers;
    }

    /** Returns zero if the request is accepted, or the wait in whole seconds. */
    Duration receive() {
      Duration now = scheduler.now();
      times.add(now);
      if (now.compareTo(windowEnd) >= 0) {
        windowEnd = now.plus(RequestBudget.WINDOW);
        inWindow = refusedByWindow.isEmpty() ? 0 : eatenByOthers;
        refusedByWindow.add(0);
      }
      if (inWindow >= perWindow) {
        refusedByWindow.set(
            refusedByWindow.size() - 1, refusedByWindow.get(refusedByWindow.size() - 1) + 1);
        return Duration.ofSeconds(windowEnd.minus(now).plusMillis(999).toSeconds());
      }
      inWindow++;
      passed++;
      return Duration.ZERO;
    }
  }
}
