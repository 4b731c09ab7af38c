package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two payouts for one payable, on several hosts (payout-core/DESIGN.md, "Exactly once"). */
class SeveralHostsTest {
  private static final Instant EARLIER = Instant.parse("2026-02-02T07:00:00Z");
  private static final Instant LATER = Instant.parse("2026-02-02T09:00:00Z");

  private final WholeStack stack = WholeStack.start();
  private String refund = "";
  private String other = "";

  @BeforeEach
  void seed() {
    stack.configured("'exclusive': false");
    refund = stack.has().refund("REF-1", stack.contractor("Ann")).amount("10", "USD").add();
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  /** Somebody else creates a payout for the refund while a run creates its own. */
  private RunReport runWhile(Runnable created) {
    return runWhile(created, () -> {});
  }

  private RunReport runWhile(Runnable created, Runnable beforeRead) {
    try (NotionWorkspace workspace =
        stack.workspace(http -> new Meanwhile(http, created, beforeRead))) {
      return workspace.engine().withoutJournal().build().run(RunRequest.refund().build());
    }
  }

  private record Meanwhile(Transport http, Runnable created, Runnable beforeRead)
      implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
      if (request.kind() == Kind.GET) {
        beforeRead.run();
      }
      ApiReply reply = http.exchange(request, departure);
      if (request.kind() == Kind.CREATE) {
        created.run();
      }
      return reply;
    }

    @Override
    public void close() {
      http.close();
    }
  }

  private void another(String creator, Instant time) {
    other = stack.has().payout(null).refunds(refund).createdBy(creator).createdAt(time).add();
  }

  private String ours() {
    return stack.created().stream()
        .map(payout -> payout.id())
        .filter(id -> !id.equals(other))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Object> status(String payout) {
    return stack.page(payout).property("Status");
  }

  private void assertReportedAndBothLeft(RunReport report, String oldest, String youngest) {
    assertThat(report.duplicates())
        .containsExactly(
            new RunReport.Duplicate(
                new PayableId(refund),
                ImmutableList.of(new PayoutId(oldest), new PayoutId(youngest))));
    assertThat(item(report, refund).status()).isEqualTo(Status.CREATED);
    assertThat(status(other)).contains("Pending");
  }

  @Test
  void theRunThatCreatedTheLaterPayoutCancelsItAndNothingElse() {
    RunReport report = runWhile(() -> another(stack.sandbox.user(), EARLIER));
    Item item = item(report, refund);
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId(other));
    assertThat(report.duplicates()).isEmpty();
    assertThat(status(ours())).contains("Cancelled");
    assertThat(status(other)).contains("Pending");
  }

  @Test
  void theOptionForCancelledIsTheConfiguredOne() {
    stack.configured("'statuses': {'payouts': {'cancelled': 'Paid'}}");
    runWhile(() -> another(stack.sandbox.user(), EARLIER));
    assertThat(status(ours())).contains("Paid");
  }

  @Test
  void theRunThatCreatedTheOlderPayoutLeavesBothToTheOtherRun() {
    RunReport report = runWhile(() -> another(stack.sandbox.user(), LATER));
    assertThat(item(report, refund).status()).isEqualTo(Status.CREATED);
    assertThat(report.duplicates()).isEmpty();
    assertThat(status(ours())).contains("Pending");
    assertThat(status(other)).contains("Pending");
  }

  @Test
  void aPayoutThatAPersonMakesLaterStaysAndIsReported() {
    RunReport report = runWhile(() -> another(stack.sandbox.notion().editor().newId(), LATER));
    assertReportedAndBothLeft(report, ours(), other);
    assertThat(status(ours())).contains("Pending");
  }

  @Test
  void aLaterPayoutOfOursThatIsPaidByNowIsReportedInsteadOfCancelled() {
    RunReport report =
        runWhile(
            () -> {
              another(stack.sandbox.user(), EARLIER);
              stack.sandbox.notion().editor().setProperties(ours(), Map.of("Status", "Paid"));
            });
    assertReportedAndBothLeft(report, other, ours());
    assertThat(status(ours())).contains("Paid");
  }

  @Test
  void aLaterPayoutOfOursThatIsPaidAfterTheQueryIsReportedInsteadOfCancelled() {
    RunReport report =
        runWhile(
            () -> another(stack.sandbox.user(), EARLIER),
            () -> stack.sandbox.notion().editor().setProperties(ours(), Map.of("Status", "Paid")));
    assertReportedAndBothLeft(report, other, ours());
    assertThat(status(ours())).contains("Paid");
  }

  @Test
  void onlyThePayoutThatIsCancelledIsReadBeforeByOneRequest() {
    runWhile(() -> another(stack.sandbox.user(), EARLIER));
    assertThat(stack.traffic().countsByRoute())
        .containsEntry("GET /v1/pages/{id}", 1L)
        .containsEntry("PATCH /v1/pages/{id}", 1L);
    stack.traffic().reset();
    refund = stack.has().refund("REF-2", stack.contractor("Bob")).amount("10", "USD").add();
    runWhile(() -> another(stack.sandbox.user(), LATER));
    assertThat(stack.traffic().countsByRoute())
        .doesNotContainKeys("GET /v1/pages/{id}", "PATCH /v1/pages/{id}");
  }

  @Test
  void aLaterPayoutOfOursThatAPersonHasCopiedWithItsKeyIsReportedInsteadOfCancelled() {
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Key", "rich_text"));
    stack.configured("'properties': {'payouts': {'run_key': 'Key'}}");
    RunReport report =
        runWhile(
            () -> {
              another(stack.sandbox.notion().editor().newId(), EARLIER);
              Object key = stack.page(ours()).property("Key").orElseThrow();
              stack.sandbox.notion().editor().setProperties(other, Map.of("Key", key));
            });
    assertReportedAndBothLeft(report, other, ours());
    assertThat(status(ours())).contains("Pending");
  }

  @Test
  void aLaterPayoutOfOursThatCannotBeCancelledIsReported() {
    stack.failing(Faults.always(request -> request.method().equals("PATCH"), Fault.status(400)));
    RunReport report = runWhile(() -> another(stack.sandbox.user(), EARLIER));
    assertReportedAndBothLeft(report, other, ours());
    assertThat(status(ours())).contains("Pending");
  }
}
