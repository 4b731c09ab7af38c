package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.host.Host;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs under a server's budget that the client does not know, in virtual time, exact. */
@Tag("slow")
class BudgetOfRunsTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final Duration ROUND_TRIP = Duration.ofMillis(100);
  private static final int ORDERS = 500;
  private static final String OTHERS = "/v1/users/me";
  private static final Before NOBODY = new Before(0, Duration.ZERO);
  private static final ImmutableMap<String, String> HEADERS =
      ImmutableMap.of("authorization", "Bearer token", "notion-version", "2026-03-11");

  @ParameterizedTest(name = "{0} a window, {1} workers")
  @CsvSource({
    "30, 1", "30, 5", "30, 20", "60, 1", "60, 5", "60, 20", "100, 1", "100, 5", "100, 20",
    "180, 1", "180, 5", "180, 20", "500, 1", "500, 5", "500, 20", "1000, 1", "1000, 5", "1000, 20"
  })
  void aRunTakesAtMostOneTwentiethLongerThanTheWindowsAllow(int budget, int workers) {
    History free = new History(null, workers).run();
    History history = new History(budget, workers).run();
    assertThat(history.took).isLessThanOrEqualTo(oneTwentiethMore(free.leastTime(budget, NOBODY)));
    assertRefusals(history.windows(budget).refusals(), workers);
    assertThat(history.needlessWaits(budget)).isEmpty();
  }

  @ParameterizedTest(name = "{0} of 180 spent {1} s before by others, {2} workers")
  @CsvSource({"1, 10, 5", "100, 30, 5", "179, 59, 5", "180, 45, 5", "20, 50, 1", "90, 57, 20"})
  void aWindowThatOthersHaveBegunIsUsedUpTheSame(int spent, int secondsAgo, int workers) {
    var before = new Before(spent, Duration.ofSeconds(secondsAgo));
    History free = new History(null, workers).run();
    History history = new History(180, workers).after(before).run();
    assertThat(history.took).isLessThanOrEqualTo(oneTwentiethMore(free.leastTime(180, before)));
    List<Integer> refused = history.windows(180).refusals();
    assertThat(refused)
        .describedAs("the first window tells too little, so the second is asked as a first one")
        .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(workers));
    assertThat(refused.subList(2, refused.size()))
        .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(1));
  }

  @ParameterizedTest(name = "others {0}, {1} workers")
  @CsvSource({
    "STEADY, 5",
    "BURSTS, 1",
    "BURSTS, 5",
    "BURSTS, 20",
    "CHANGING, 5",
    "CHANGING, 20",
    "GREEDY, 5"
  })
  void aBudgetThatOthersEatFromSlowsARunDownWithoutFailingIt(Others others, int workers) {
    History history = new History(180, workers).beside(others).run();
    List<Integer> accepted = history.windows(180).accepted();
    assertThat(accepted.subList(0, accepted.size() - 1))
        .describedAs("every window but the last is used up")
        .containsOnly(180);
    assertThat(history.took).isGreaterThanOrEqualTo(new History(180, workers).run().took);
    assertThat(history.ownRefusals())
        .describedAs("each window refuses each worker at most once")
        .allSatisfy(refused -> assertThat(refused).isLessThanOrEqualTo(workers));
  }

  @ParameterizedTest(name = "cap {0}, {1} a window, {2} workers")
  @CsvSource({"60, 1000, 1", "60, 180, 5", "60, 180, 20", "150, 180, 5", "300, 180, 5"})
  void aCapOfOurOwnIsUsedUpAndNeverPassed(int cap, int budget, int workers) {
    History free = new History(null, workers).run();
    History history = new History(budget, workers).cappedAt(cap).run();
    List<Duration> arrivals = history.arrivals();
    for (int i = cap; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i).minus(arrivals.get(i - cap)))
          .isGreaterThanOrEqualTo(ServerWindows.WINDOW.minus(SimulatedFiles.FLUSH));
    }
    int lower = Math.min(cap, budget);
    assertThat(history.took).isLessThanOrEqualTo(oneTwentiethMore(free.leastTime(lower, NOBODY)));
    assertRefusals(history.windows(budget).refusals(), workers);
  }

  private static Duration oneTwentiethMore(Duration least) {
    return least.multipliedBy(105).dividedBy(100);
  }

  private static void assertRefusals(List<Integer> refused, int workers) {
    assertThat(refused.get(0)).isLessThanOrEqualTo(workers);
    assertThat(refused.subList(1, refused.size()))
        .describedAs("refusals of each window after the first")
        .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(1));
  }

  /** What others spent of a window that they began before the run. */
  private record Before(int requests, Duration ago) {}

  /** One run of 500 orders on a network that takes 100 ms for every request. */
  private static final class History {
    private final Scheduler scheduler = new Scheduler(1);
    private final SandboxNotion notion;
    private final PayrollWorkspace workspace;
    private final WatchedHost host;
    private final int workers;
    private Before before = NOBODY;
    private @Nullable Integer ownLimit;
    private Others others = Others.NONE;
    private boolean hasEnded;
    private Duration took = Duration.ZERO;

    History(@Nullable Integer budget, int workers) {
      this.notion =
          new SandboxNotion(
              () -> START.plus(scheduler.now()),
              SandboxOptions.builder(YearMonth.of(2026, 1)).requestsPerMinute(budget).build());
      this.workspace = PayrollWorkspace.create(notion);
      this.host = new WatchedHost(scheduler);
      this.workers = workers;
      notion.editor().addToken("token");
      for (int i = 0; i < ORDERS; i++) {
        String person = workspace.contractor("Person" + i).add();
        workspace.rate(person).monthly("1000").currency("USD").add();
        workspace.order(person, LocalDate.of(2026, 10, 31)).add();
      }
    }

    History after(Before others) {
      before = others;
      return this;
    }

    History beside(Others clients) {
      others = clients;
      return this;
    }

    History cappedAt(int requests) {
      ownLimit = requests;
      return this;
    }

    History run() {
      sendAsOthers(before.requests());
      scheduler.waitFor(before.ago());
      var network = new SteadyTransport(scheduler, notion, "token", ROUND_TRIP);
      var engine =
          new VirtualClient(scheduler, workspace)
              .engine(host, network, ownLimit)
              .workers(workers)
              .build();
      List<RunReport> reports = new ArrayList<>();
      Runnable run =
          () -> {
            reports.add(engine.run(RunRequest.contractorPayroll().build()));
            took = scheduler.now().minus(before.ago());
            hasEnded = true;
          };
      oneSecondOfOthers();
      assertThat(scheduler.run(List.of(run))).containsOnlyNulls();
      assertThat(reports.get(0).count(Status.CREATED)).isEqualTo(ORDERS);
      assertThat(reports.get(0).failure()).isEmpty();
      assertThat(workspace.payouts()).hasSize(ORDERS);
      return this;
    }

    private void oneSecondOfOthers() {
      sendAsOthers(others.requestsIn(scheduler.now().toSeconds()));
      if (!hasEnded && others != Others.NONE) {
        scheduler.later(Duration.ofSeconds(1), this::oneSecondOfOthers);
      }
    }

    private void sendAsOthers(int requests) {
      for (int i = 0; i < requests; i++) {
        notion.handle(Request.of("GET", OTHERS, HEADERS, ""));
      }
    }

    /** Returns when each request of the run came. */
    List<Duration> arrivals() {
      return notion.traffic().received().stream()
          .filter(received -> !received.request().path().equals(OTHERS))
          .map(received -> Duration.between(START, received.at()).minus(before.ago()))
          .toList();
    }

    /** Returns the least time of this run, which had no budget, under one. */
    Duration leastTime(int budget, Before spent) {
      return ServerWindows.leastTime(
              arrivals(), budget, spent.requests(), ServerWindows.WINDOW.minus(spent.ago()))
          .plus(ROUND_TRIP.dividedBy(2));
    }

    ServerWindows windows(int budget) {
      return ServerWindows.of(notion.traffic().received(), START, budget);
    }

    /** Returns how many requests of the run each window refused. */
    List<Integer> ownRefusals() {
      return windows(180).refusals(received -> !received.request().path().equals(OTHERS));
    }

    /**
     * Returns the waits that began though the window had room for more than what had left until
     * then; a window that is over has, but its end is told in whole seconds only.
     */
    List<Wait> needlessWaits(int budget) {
      ServerWindows windows = windows(budget);
      Duration untilThere = SimulatedFiles.FLUSH.plus(ROUND_TRIP.dividedBy(2));
      return host.waits.stream()
          .filter(wait -> windows.roomAt(wait.from().plus(untilThere)) > 0)
          .filter(
              wait ->
                  windows
                          .sinceEnd(wait.from().plus(wait.duration()))
                          .compareTo(Duration.ofSeconds(1).plus(ROUND_TRIP))
                      > 0)
          .toList();
    }
  }

  /** Other clients of the same budget. */
  private enum Others {
    NONE,
    /** Sixty a window, one a second. */
    STEADY,
    /** A hundred and fifty at once, every 40 seconds. */
    BURSTS,
    /** All that they can get for two minutes, then nothing for two, and so on. */
    CHANGING,
    /** All that they can get, and always. */
    GREEDY;

    int requestsIn(long second) {
      return switch (this) {
        case NONE -> 0;
        case STEADY -> 1;
        case BURSTS -> second % 40 == 1 ? 150 : 0;
        case CHANGING -> second / 120 % 2 == 0 ? 6 : 0;
        case GREEDY -> 6;
      };
    }
  }

  /** A time for which a worker waited for the budget. */
  private record Wait(Duration from, Duration duration) {}

  /** Writes down each wait that is not the network's. */
  private static final class WatchedHost implements Host {
    private final List<Wait> waits = new ArrayList<>();
    private final VirtualHost host;

    WatchedHost(Scheduler scheduler) {
      this.host = new VirtualHost(scheduler, START);
    }

    @Override
    public void sleep(Duration duration) {
      waits.add(new Wait(host.elapsed(), duration));
      host.sleep(duration);
    }

    @Override
    public Instant now() {
      return host.now();
    }

    @Override
    public Duration elapsed() {
      return host.elapsed();
    }

    @Override
    public double random() {
      return host.random();
    }

    @Override
    public <T> ImmutableList<T> inParallel(int count, List<? extends Supplier<T>> tasks) {
      return host.inParallel(count, tasks);
    }
  }
}
