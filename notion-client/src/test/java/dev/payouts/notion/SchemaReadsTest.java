package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When schemas are read, and which of them later runs use. */
class SchemaReadsTest {
  private final WholeStack stack = WholeStack.start();
  private final WorkspaceEditor editor = stack.sandbox.notion().editor();
  private final String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
  private final Transport transport = stack.transport();

  @AfterEach
  void stop() {
    transport.close();
    stack.close();
  }

  /** Returns how many schemas the work reads. */
  private long reads(Runnable work) {
    stack.traffic().reset();
    work.run();
    return stack.traffic().countsByRoute().getOrDefault("GET /v1/data_sources/{id}", 0L);
  }

  private NotionPorts ports(StateFiles files) {
    var api = new NotionApi(new ApiSender(transport, stack.host, null));
    return NotionPorts.over(api, stack.config(), stack.host, files);
  }

  private static void assertSucceeded(RunReport report) {
    assertThat(report.stopped()).isNull();
  }

  @Test
  void aSchemaThatDoesNotMatchRightAfterItWasReadIsNotReadASecondTime() {
    editor.renameProperty(payouts, "Amount", "Sum");
    assertThat(reads(() -> assertThat(stack.refunds().failure()).isPresent())).isEqualTo(2);
  }

  @Test
  void aRunReadsOnlyTheSchemasThatNoEarlierRunOfAnyTypeHasRead() {
    assertThat(reads(() -> assertSucceeded(stack.refunds()))).isEqualTo(2);
    assertThat(reads(() -> assertSucceeded(stack.payroll())))
        .as("task orders, rates and contractors")
        .isEqualTo(3);
    assertThat(reads(() -> assertSucceeded(stack.refunds()))).isZero();
    assertThat(reads(() -> assertSucceeded(stack.splits()))).as("splits").isEqualTo(1);
  }

  @Test
  void aSchemaThatWasReadAgainReplacesTheOneThatWasKept() {
    assertSucceeded(stack.refunds());
    editor.renameProperty(payouts, "Amount", "Sum");
    stack.configured("'properties': {'payouts': {'amount': 'Sum'}}");
    assertThat(reads(() -> assertSucceeded(stack.refunds()))).isEqualTo(1);
    assertThat(reads(() -> assertSucceeded(stack.refunds()))).isZero();
  }

  @Test
  void withoutAStateDirectoryOneConnectionReadsASchemaOncePerHour() {
    NotionPorts ports = ports(new NoFiles());
    RunRequest request = RunRequest.refund().build();
    assertThat(reads(() -> ports.sink().destination(request))).isEqualTo(2);
    stack.host.sleep(Duration.ofMinutes(59));
    assertThat(reads(() -> ports.sink().destination(request))).isZero();
    stack.host.sleep(Duration.ofMinutes(2));
    assertThat(reads(() -> ports.sink().destination(request))).isEqualTo(2);
  }

  @Test
  void aPayoutThatIsLookedUpBeforeAnyRunIsPreparedUsesTheKeptSchema() {
    var payout = new PayoutId(stack.has().payout(null).amount("10", "USD").add());
    assertSucceeded(stack.refunds());
    NotionPorts ports = ports(StateDirectory.at(stack.dir));
    assertThat(reads(() -> ports.payouts().livePayout(PayableType.REFUND, payout))).isZero();
  }

  @Test
  void aQueryThatIsRejectedWhileTheSchemaKeepsChangingIsSentFourTimesAtMost() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    String query = "/v1/data_sources/" + refunds + "/query";
    stack.failing(
        (request, number) -> {
          if (!request.path().equals(query)) {
            return Optional.empty();
          }
          editor.addProperty(refunds, PropertySpec.of("Added " + number, "rich_text"));
          return Optional.of(Fault.status(400));
        });
    RunReport report = stack.refunds();
    assertThat(report.failure().orElseThrow().sentence())
        .startsWith("Could not read refunds (Refund Requests) completely (");
    assertThat(stack.traffic().received())
        .filteredOn(received -> received.request().path().equals(query))
        .hasSize(4);
  }

  private static boolean isPageRead(Request request) {
    return request.method().equals("GET") && request.path().startsWith("/v1/pages/");
  }

  @Test
  void aContractorThatIsRefusedBecauseOfAnOutdatedSchemaIsReadAgainWithTheNewOne() {
    assertSucceeded(stack.payroll());
    stack.orders(1);
    editor.addProperty(
        stack.dataSource(DataSourceKey.CONTRACTORS), PropertySpec.of("New", "rich_text"));
    stack.failing(Faults.on(SchemaReadsTest::isPageRead, 1, Fault.status(400)));
    assertThat(reads(() -> assertThat(stack.payroll().count(Status.CREATED)).isOne())).isEqualTo(1);
  }

  @Test
  void aContractorThatIsRefusedAlthoughTheSchemaIsTheSameIsNotReadAgain() {
    assertSucceeded(stack.payroll());
    stack.orders(1);
    stack.failing(Faults.on(SchemaReadsTest::isPageRead, 1, Fault.status(400)));
    RunReport[] report = new RunReport[1];
    assertThat(reads(() -> report[0] = stack.payroll())).isEqualTo(1);
    assertThat(report[0].items().get(0).reason()).isEqualTo(Reason.CONTRACTOR_UNREADABLE);
    assertThat(stack.traffic().received())
        .filteredOn(received -> isPageRead(received.request()))
        .hasSize(1);
  }

  /** Keeps nothing. */
  private static final class NoFiles implements StateFiles {
    @Override
    public Optional<String> read(String name) {
      return Optional.empty();
    }

    @Override
    public void replace(String name, String content) {}

    @Override
    public void append(String name, String line) {}

    @Override
    public Lock lock(String holder) {
      return () -> {};
    }
  }
}
