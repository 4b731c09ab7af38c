package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.RunRequest;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A create may leave long after it was intended: the budget was spent. */
class RateLimitedCreateTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private final Scheduler scheduler = new Scheduler(1);
  private final AtomicInteger creates = new AtomicInteger();
  private final AtomicBoolean isDoomed = new AtomicBoolean(true);
  private final Disk disk = new Disk();
  private final SandboxNotion notion =
      new SandboxNotion(
          () -> START.plus(scheduler.now()),
          SandboxOptions.builder(YearMonth.of(2026, 1))
              .queryLag(Duration.ofSeconds(9))
              .faults(
                  (request, number) ->
                      request.isWrite() && creates.incrementAndGet() == 1
                          ? Optional.of(Fault.rateLimited(Duration.ofMinutes(15)))
                          : Optional.empty())
              .build());
  private final World world = new World(notion, () -> START.plus(scheduler.now()), new HashMap<>());

  @Test
  void aRunThatDiesRightAfterALongWaitForTheBudgetIsNotFollowedByASecondPayout() {
    world.fill(Length.LONG, List.of(PayableType.values()), scheduler.random());
    notion.editor().addToken("token");
    scheduler.waitFor(Duration.ofMinutes(1));
    assertThatThrownBy(() -> run(PayableType.REFUND)).isInstanceOf(SimulatedProcess.Crash.class);
    assertThat(creates).hasValue(2);
    isDoomed.set(false);
    for (PayableType type : PayableType.values()) {
      run(type);
    }
    scheduler.waitFor(Duration.ofMinutes(1));
    assertThat(world.wrongs(payable -> false)).isEmpty();
  }

  private void run(PayableType type) {
    var process = new SimulatedProcess(scheduler, Long.MAX_VALUE);
    var machine = new VirtualHost(scheduler, process, START);
    var files = new SimulatedFiles(scheduler, process, disk);
    var weather = new Weather(scheduler.random(), Duration.ofSeconds(60), new HashMap<>());
    weather.clearUp();
    var network = new SimulatedTransport(scheduler, process, notion, "token", weather);
    WorkspaceConfig config =
        ConfigFile.ofText(
                "simulated",
                world.workspace().configurationJson(URI.create("http://127.0.0.1:1")),
                Path.of("."))
            .read();
    var api = new NotionApi(new ApiSender(dyingAfterTheSecondCreate(network), machine, null));
    NotionPorts ports = NotionPorts.over(api, config, machine, files);
    ports
        .engine()
        .host(machine)
        .workers(1)
        .journal(FileJournal.over(files, machine, MachineLocks.NONE))
        .build()
        .run(RunRequest.builder(type).build());
  }

  /** The second one is carried out, and nobody lives to hear of it. */
  private Transport dyingAfterTheSecondCreate(Transport network) {
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        ApiReply reply = network.exchange(request, departure);
        if (isDoomed.get() && creates.get() == 2) {
          throw new SimulatedProcess.Crash();
        }
        return reply;
      }

      @Override
      public void close() {
        network.close();
      }
    };
  }
}
