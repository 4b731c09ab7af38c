package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.Status;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Processes that share 4,000 orders of 4,000 people, each with a connection that may send 180
 * requests in 60 seconds, in virtual time: what they take is the same on every machine.
 */
@Tag("slow")
class ScalingOutTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final int ORDERS = 4_000;
  private static final int BUDGET = 180;

  /** What each process reads of all: the orders, and once or twice as much of the contractors. */
  private static final long PAGES = ORDERS / 100;

  /** What one number of processes took. */
  private record Taken(Duration time, List<RunReport> reports) {}

  @Test
  void eachOfSeveralProcessesListsAllReadsOnlyForItsOwnAndTheirTimeIsNearlyLinear() {
    var times = new TreeMap<Integer, Duration>();
    for (int processes : new int[] {1, 8}) {
      Taken taken = new Fleet(processes).run();
      times.put(processes, taken.time());
      Set<String> paid = new HashSet<>();
      for (RunReport report : taken.reports()) {
        int own = report.items().size();
        assertThat(report.count(Status.CREATED)).isEqualTo(own);
        assertThat(report.calls().create() - report.calls().rateLimited())
            .isBetween(own - report.calls().rateLimited(), (long) own);
        assertThat(report.calls().query() + report.calls().get())
            .isBetween(PAGES + forItems(own), 3 * PAGES + forItems(own));
        assertThat(report.calls().schema()).isZero();
        report.items().forEach(item -> assertThat(paid.add(item.payable().value())).isTrue());
      }
      assertThat(paid).hasSize(ORDERS);
    }
    times.forEach(
        (processes, time) -> {
          double ofLinear =
              (double) Objects.requireNonNull(times.get(1)).toMillis()
                  / processes
                  / time.toMillis();
          assertThat(ofLinear)
              .as("%d processes: %s of %s", processes, time, times)
              .isGreaterThanOrEqualTo(0.9);
        });
  }

  /** Rates of a hundred people a query, and payouts of a hundred orders and people. */
  private static long forItems(int own) {
    return (own + 99) / 100 + (2L * own + 99) / 100;
  }

  /** Processes with a host, a disk and a token each. */
  private static final class Fleet {
    private final Scheduler scheduler = new Scheduler(1);
    private final SandboxNotion notion;
    private final WorkspaceConfig config;
    private final Weather weather;
    private final List<Disk> disks = new ArrayList<>();
    private final int size;

    Fleet(int size) {
      this.size = size;
      notion =
          new SandboxNotion(
              () -> START.plus(scheduler.now()),
              SandboxOptions.builder(YearMonth.of(2026, 1)).requestsPerMinute(BUDGET).build());
      PayrollWorkspace workspace = PayrollWorkspace.create(notion);
      for (int i = 0; i < ORDERS; i++) {
        String person = workspace.contractor("Person" + i).positions("Engineer").add();
        workspace.rate(person).monthly("2000").currency("USD").add();
        workspace.order(person, LocalDate.of(2026, 10, 31)).add();
      }
      config =
          ConfigFile.ofText(
                  "simulated",
                  workspace.configurationJson(URI.create("http://127.0.0.1:1")),
                  Path.of("."))
              .read();
      weather = new Weather(new Random(1), Duration.ofSeconds(60), new HashMap<>());
      weather.clearUp();
      for (int i = 0; i < size; i++) {
        notion.editor().addToken("token" + i);
        disks.add(new Disk());
      }
    }

    /** Runs with nothing to pay first, as if the state directories had been used before. */
    Taken run() {
      inParallel(RunRequest.contractorPayroll().month(YearMonth.of(2000, 1)).build());
      scheduler.waitFor(Duration.ofSeconds(60));
      Duration begin = scheduler.now();
      List<RunReport> reports =
          inParallel(RunRequest.builder(PayableType.CONTRACTOR_PAYROLL).build());
      return new Taken(scheduler.now().minus(begin), reports);
    }

    private List<RunReport> inParallel(RunRequest request) {
      var reports = new @Nullable RunReport[size];
      List<Runnable> processes = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int index = i;
        processes.add(() -> reports[index] = engine(index).run(request));
      }
      List<@Nullable Throwable> thrown = scheduler.run(processes);
      assertThat(thrown).containsOnlyNulls();
      return Arrays.stream(reports).map(Objects::requireNonNull).toList();
    }

    private PayoutEngine engine(int index) {
      var process = new SimulatedProcess(scheduler, Long.MAX_VALUE);
      var machine = new VirtualHost(scheduler, process, START);
      var files = new SimulatedFiles(scheduler, process, disks.get(index));
      var network = new SimulatedTransport(scheduler, process, notion, "token" + index, weather);
      var api = new NotionApi(new ApiSender(network, machine, null));
      NotionPorts ports = NotionPorts.over(api, config, machine, files);
      return ports
          .engine()
          .calls(api.calls())
          .host(machine)
          .journal(FileJournal.over(files, machine, MachineLocks.NONE))
          .shard(new Shard(index, size))
          .build();
    }
  }
}
