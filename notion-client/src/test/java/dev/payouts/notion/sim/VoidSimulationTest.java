package dev.payouts.notion.sim;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Timeouts;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidRequest;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sim.SimulatedProcess.Crash;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Voids that die at any step, next to runs, with a Notion that lags and fails: a payable is never
 * paid while the voided payout is live, and in the end each is paid once.
 */
class VoidSimulationTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
  private static final Duration SUSPENDED = Duration.ofHours(1);
  private static final RunRequest REFUNDS = RunRequest.refund().build();

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("simulation.voids", 300));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPayableIsNeverPaidWhileItsVoidedPayoutIsLive(long seed) {
    new History(seed).live();
  }

  /** One history out of a seed. */
  private static final class History implements Faults {
    private final Scheduler scheduler;
    private final Random random;
    private final Random people;
    private final Weather storm;
    private final Weather calm;
    private final SandboxNotion notion;
    private final PayrollWorkspace workspace;
    private final WorkspaceConfig config;
    private final Disk disk = new Disk();
    private final Machine machine = new Machine();
    private final MachineClock clock;
    private final List<String> refunds = new ArrayList<>();
    private final Set<String> voided = new HashSet<>();
    private final List<String> paidTwice = new ArrayList<>();
    private boolean isStormy;

    History(long seed) {
      scheduler = new Scheduler(new SplittableRandom(seed).nextLong());
      random = scheduler.random();
      people = new Random(seed);
      storm = new Weather(random, TIMEOUTS.processingLimit(), new TreeMap<>());
      calm = new Weather(random, TIMEOUTS.processingLimit(), new TreeMap<>());
      calm.clearUp();
      notion =
          new SandboxNotion(
              () -> START.plus(scheduler.now()),
              SandboxOptions.builder(YearMonth.of(2026, 1))
                  .seed(seed)
                  .queryLag(Duration.ofMillis(random.nextInt(10_000)))
                  .faults(this)
                  .build());
      workspace = PayrollWorkspace.create(notion);
      notion.editor().addToken("token");
      clock = new MachineClock(scheduler, START);
      String contractor = workspace.contractor("Ann").add();
      for (int i = 0; i < 4; i++) {
        refunds.add(workspace.refund("RFD-" + i, contractor).amount("10.10", "USD").add());
      }
      config =
          ConfigFile.ofText(
                  "simulated",
                  workspace.configurationJson(URI.create("http://127.0.0.1:1")),
                  Path.of("."))
              .read();
    }

    /** Notes a create of a payable that has a live payout at this moment. */
    @Override
    public Optional<Fault> decide(Request request, long number) {
      if (request.isWrite() && request.method().equals("POST")) {
        refunds.stream()
            .filter(refund -> request.text().contains(refund) && !live(refund).isEmpty())
            .forEach(paidTwice::add);
      }
      return isStormy ? storm.decide(request, number) : Optional.empty();
    }

    private ImmutableList<PageView> live(String refund) {
      return workspace.payouts().stream()
          .filter(page -> page.property("01 Refund").toString().contains(refund))
          .filter(page -> !page.inTrash() && !status(page).equals("Cancelled"))
          .collect(toImmutableList());
    }

    private static String status(PageView page) {
      return String.valueOf(page.property("Status").orElse(""));
    }

    void live() {
      Throwable thrown = scheduler.run(List.of(this::body)).get(0);
      if (thrown != null) {
        throw new AssertionError("the history failed", thrown);
      }
    }

    private void body() {
      RunReport first = engine(Long.MAX_VALUE).run(REFUNDS);
      assertThat(first.count(Status.CREATED)).isEqualTo(refunds.size());
      VoidRequest request = VoidRequest.of(first.runId(), List.of(first));
      Map<String, String> changed = changeSome(request);
      isStormy = true;
      for (int round = random.nextInt(3); round >= 0; round--) {
        if (people.nextInt(3) == 0) {
          suspendWhileSomebodyPays(request, changed);
        }
        long stepsToLive = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(200);
        Duration delay = Duration.ofMillis(random.nextInt(20_000));
        scheduler.run(
            List.of(
                () -> voidOnce(request, stepsToLive),
                () -> {
                  scheduler.waitFor(delay);
                  runOnce(random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(200));
                }));
        scheduler.waitFor(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 500 : 90_000)));
      }
      isStormy = false;
      scheduler.waitFor(TIMEOUTS.untilVisible().multipliedBy(2));
      voidOnce(request, Long.MAX_VALUE); // ends those that were killed
      runOnce(Long.MAX_VALUE);
      scheduler.waitFor(TIMEOUTS.untilVisible().multipliedBy(2));
      runOnce(Long.MAX_VALUE);
      assertThat(paidTwice).isEmpty();
      for (String refund : refunds) {
        assertThat(live(refund)).as(refund).hasSize(1);
      }
      Map<String, String> now = new HashMap<>();
      workspace.payouts().forEach(page -> now.put(page.id(), status(page)));
      assertThat(now).as("what somebody has changed").containsAllEntriesOf(changed);
      voided.forEach(payout -> assertThat(now).containsEntry(payout, "Cancelled"));
    }

    /** Somebody works with one of the payouts before they are voided. */
    private Map<String, String> changeSome(VoidRequest request) {
      Map<String, String> changed = new HashMap<>();
      String payout = String.valueOf(request.payouts().get(random.nextInt(4)).item().payout());
      switch (random.nextInt(3)) {
        case 0 -> {
          notion.editor().setProperties(payout, Map.of("Status", "Paid"));
          changed.put(payout, "Paid");
        }
        case 1 -> {
          notion.editor().setProperties(payout, Map.of("Amount", 99));
          changed.put(payout, "Pending");
        }
        default -> {} // nobody does
      }
      return changed;
    }

    /**
     * The machine is suspended in the next seconds. Somebody pays one of the payouts meanwhile,
     * once no request can be on its way any more: whatever was read before is wrong then.
     */
    private void suspendWhileSomebodyPays(VoidRequest request, Map<String, String> changed) {
      String payout = String.valueOf(request.payouts().get(people.nextInt(4)).item().payout());
      MachineClock.Elapsed elapsed =
          people.nextBoolean() ? MachineClock.Elapsed.STANDS_STILL : MachineClock.Elapsed.GOES_ON;
      scheduler.later(
          Duration.ofMillis(people.nextInt(8_000)), () -> clock.suspend(SUSPENDED, elapsed));
      scheduler.later(
          Duration.ofSeconds(8).plus(SUSPENDED.dividedBy(2)),
          () -> {
            if (status(page(payout)).equals("Pending")) {
              notion.editor().setProperties(payout, Map.of("Status", "Paid"));
              changed.put(payout, "Paid");
            }
          });
    }

    private PageView page(String id) {
      return workspace.payouts().stream()
          .filter(page -> page.id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    private void voidOnce(VoidRequest request, long stepsToLive) {
      try {
        VoidReport report = engine(stepsToLive).voidPayouts(request);
        report
            .with(Outcome.VOIDED)
            .forEach(each -> voided.add(String.valueOf(each.item().payout())));
      } catch (RunAbortedException notBegun) {
        assertThat(notBegun.stopCause())
            .isIn(FailureCause.LOCKED, FailureCause.NOT_CARRIED_THROUGH);
      } catch (Crash crash) {
        assertThat(stepsToLive).isLessThan(Long.MAX_VALUE);
      }
    }

    private void runOnce(long stepsToLive) {
      try {
        engine(stepsToLive).run(REFUNDS);
      } catch (Crash crash) {
        assertThat(stepsToLive).isLessThan(Long.MAX_VALUE);
      }
    }

    private PayoutEngine engine(long stepsToLive) {
      var process = new SimulatedProcess(scheduler, stepsToLive, clock);
      var host = new VirtualHost(scheduler, process, clock);
      Weather weather = isStormy ? storm : calm;
      var files = new SimulatedFiles(scheduler, process, disk, () -> false, weather::flush);
      var transport = new SimulatedTransport(scheduler, process, notion, "token", weather);
      var api = new NotionApi(new ApiSender(transport, host, null));
      NotionPorts ports = NotionPorts.over(api, config, host, files);
      return ports
          .engine()
          .calls(api.calls())
          .policy(config.policy())
          .host(host)
          .workers(3)
          .journal(FileJournal.over(files, host, machine.locksOf(process)))
          .timeouts(TIMEOUTS)
          .build();
    }
  }
}
