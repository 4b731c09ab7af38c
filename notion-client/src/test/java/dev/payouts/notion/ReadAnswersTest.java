package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.Request;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ports make of each answer to a query or to the read of a page. */
class ReadAnswersTest {
  private static final DaySpan MARCH =
      new DaySpan(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

  private final WholeStack stack = WholeStack.start();
  private final String contractor = stack.contractor("Ann");
  private final Transport transport = stack.transport();
  private BiFunction<ApiRequest, String, String> answers = (request, body) -> body;

  @AfterEach
  void stop() {
    transport.close();
    stack.close();
  }

  private NotionPorts ports() {
    var altering = new AlteredAnswers(transport, (request, body) -> answers.apply(request, body));
    var api = new NotionApi(new ApiSender(altering, stack.host, null));
    return NotionPorts.over(api, stack.config(), stack.host, StateDirectory.at(stack.dir));
  }

  /** Alters the rows of queries from now on. */
  private void alteringRows(String from, String to) {
    answers = (request, body) -> request.path().contains("/query") ? body.replace(from, to) : body;
  }

  private RunReport run(RunRequest.Builder request) {
    return ports().engine().withoutJournal().build().run(request.build());
  }

  private String refund(LocalDate requested) {
    return stack.has().refund("RFD", contractor).amount("10", "USD").requested(requested).add();
  }

  private List<String> refunds(PayableQuery query) {
    return ports().payables().payables(query).stream()
        .map(listed -> listed.payable().id().value())
        .toList();
  }

  @Test
  void payablesOutsideOfSomeDaysAreThoseBeforeThemAfterThemAndWithoutADate() {
    String before = refund(LocalDate.of(2026, 2, 20));
    String during = refund(LocalDate.of(2026, 3, 15));
    String after = refund(LocalDate.of(2026, 4, 10));
    String undated = stack.has().refund("RFD", contractor).amount("10", "USD").add();
    assertThat(refunds(PayableQuery.outsideOf(PayableType.REFUND, MARCH)))
        .containsExactlyInAnyOrder(before, after, undated);
    assertThat(refunds(PayableQuery.ofEveryStatus(PayableType.REFUND, MARCH)))
        .containsExactly(during);
  }

  private LivePayout lookedUp(String payout) {
    PayoutLookup found = ports().payouts().livePayout(PayableType.REFUND, new PayoutId(payout));
    return ((PayoutLookup.Live) found).payout();
  }

  @Test
  void aPayoutHasItsStatusAndOneWithoutAStatusIsLive() {
    String pending = stack.has().payout(contractor).amount("10", "USD").status("Pending").add();
    String without = stack.has().payout(contractor).amount("10", "USD").status(null).add();
    assertThat(lookedUp(pending).status()).isEqualTo("Pending");
    assertThat(lookedUp(without).status()).isNull();
  }

  @Test
  void aPageOfAnotherDataSourceWithoutARequestedPropertyIsThatOfAPayoutThatWasMovedOn() {
    String payout = stack.has().payout(contractor).amount("10", "USD").status("Pending").add();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    String elsewhere = stack.dataSource(DataSourceKey.CONTRACTORS);
    answers =
        (request, body) ->
            request.path().contains("/pages/")
                ? withoutProperty(body, "Amount").replace(payouts, elsewhere)
                : body;
    LivePayout moved = lookedUp(payout);
    assertThat(moved.stage()).isEqualTo(LivePayout.Stage.MOVED_ON);
    assertThat(moved.contractors()).isEmpty();
  }

  @Test
  void aPageInItsPlaceWithoutARequestedPropertyIsNotTakenForMoved() {
    String payout = stack.has().payout(contractor).amount("10", "USD").status("Pending").add();
    answers =
        (request, body) ->
            request.path().contains("/pages/") ? withoutProperty(body, "Amount") : body;
    assertThatThrownBy(() -> lookedUp(payout))
        .isInstanceOf(RunAbortedException.class)
        .hasMessage(
            "The properties of payouts (Contractor Payouts) changed while they were being read"
                + " (a page has no property Amount): run again.");
  }

  @Test
  void aPageThatLacksAPropertyWhileTheSchemaKeepsChangingIsReadFourTimesAtMost() {
    String payout = stack.has().payout(contractor).amount("10", "USD").status("Pending").add();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    int[] reads = {0};
    answers =
        (request, body) -> {
          if (!request.path().contains("/pages/")) {
            return body;
          }
          reads[0]++;
          PropertySpec added = PropertySpec.of("Added " + reads[0], "rich_text");
          stack.editor().addProperty(payouts, added);
          return withoutProperty(body, "Amount");
        };
    assertThatThrownBy(() -> lookedUp(payout)).isInstanceOf(RunAbortedException.class);
    assertThat(reads[0]).as("and once for its place").isEqualTo(4 + 1);
  }

  @Test
  void hoursThatAFormulaReturnsAsTextAreUnavailable() {
    String ann = stack.has().contractor("Bob").add();
    stack.has().rate(ann).hourly("10").currency("USD").add();
    String order = stack.has().order(ann, WholeStack.LAST_OF_JANUARY).hours("8").add();
    alteringRows("{\"type\":\"number\",\"number\":8}", "{\"type\":\"string\",\"string\":\"8 h\"}");
    RunReport report = run(RunRequest.contractorPayroll());
    assertThat(WholeStack.item(report, order).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(WholeStack.item(report, order).message()).contains("'Final Hours Worked'");
    assertThat(stack.created()).isEmpty();
  }

  private static ImmutableSet<ContractorId> contractors(String... ids) {
    return Arrays.stream(ids).map(ContractorId::new).collect(ImmutableSet.toImmutableSet());
  }

  @Test
  void contractorsAreReadInPagesWhileFewerPagesWereReadThanContractorsAreMissing() {
    String older = stack.has().contractor("Older").add();
    for (int i = 0; i < 399; i++) {
      stack.has().contractor("Other" + i).add();
    }
    String newest = stack.has().contractor("Newest").add();
    NotionPorts ports = ports();
    ports.positions().contractors(contractors(older, contractor)); // reads the schema
    stack.traffic().reset();
    assertThat(ports.positions().contractors(contractors(newest, older, contractor)).keySet())
        .containsExactlyInAnyOrderElementsOf(contractors(newest, older, contractor));
    assertThat(stack.traffic().countsByRoute())
        .isEqualTo(Map.of("POST /v1/data_sources/{id}/query", 2L, "GET /v1/pages/{id}", 2L));
    stack.traffic().reset();
    assertThat(ports.positions().contractors(contractors(newest))).hasSize(1);
    assertThat(stack.traffic().countsByRoute()).isEqualTo(Map.of("GET /v1/pages/{id}", 1L));
    stack.traffic().reset();
    assertThat(ports.positions().contractors(contractors(older, contractor))).hasSize(2);
    assertThat(stack.traffic().countsByRoute())
        .isEqualTo(Map.of("POST /v1/data_sources/{id}/query", 2L, "GET /v1/pages/{id}", 2L));
  }

  @Test
  void aContractorWhoCannotBeReadIsLeftOutButARefusedTokenEndsTheRun() {
    NotionPorts ports = ports();
    Predicate<Request> pages = request -> request.path().startsWith("/v1/pages/");
    stack.failing(Faults.always(pages, Fault.status(404)));
    assertThat(ports.positions().contractors(contractors(contractor))).isEmpty();
    stack.failing(Faults.always(pages, Fault.status(401)));
    assertThatThrownBy(() -> ports.positions().contractors(contractors(contractor)))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Notion rejected the token");
  }

  @Test
  void aContractorInTheTrashIsSaidToBeInTheTrash() {
    stack.sandbox.notion().editor().trash(contractor);
    Contractor found =
        ports().positions().contractors(contractors(contractor)).values().iterator().next();
    assertThat(found.id().value()).isEqualTo(contractor);
    assertThat(found.state()).isEqualTo(Contractor.State.IN_TRASH);
  }

  @Test
  void anIdOfAContractorIsOneInAnyNotationAndANameIsNone() {
    assertThat(ports().positions().typedId(contractor.replace("-", "")))
        .contains(new ContractorId(contractor));
    assertThat(ports().positions().typedId("Nguyễn Ann")).isEmpty();
  }

  private static String stopOf(RunReport report) {
    RunReport.RunFailure failure = report.failure().orElseThrow();
    assertThat(failure.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    return failure.sentence();
  }

  @Test
  void aDateThatIsNotADateEndsTheRunWithThePropertyAndThePage() {
    String refund = refund(LocalDate.of(2026, 3, 15));
    alteringRows("\"2026-03-15\"", "\"soon\"");
    assertThat(stopOf(run(RunRequest.refund())))
        .contains(
            "The property \"Date Requested\" of page "
                + refund
                + " cannot be read: check it in Notion.");
  }

  @Test
  void aRelationToAnInvalidIdEndsTheRunWithThePropertyAndThePage() {
    String refund = refund(LocalDate.of(2026, 3, 15));
    alteringRows("[{\"id\":\"" + contractor + "\"}]", "[{\"id\":\"?\"}]");
    assertThat(stopOf(run(RunRequest.refund())))
        .contains("The property \"Contractor\" of page " + refund + " cannot be read");
  }

  @Test
  void rowsThatLackAPropertyOfAnUnchangedSchemaEndTheRun() {
    refund(LocalDate.of(2026, 3, 15));
    answers =
        (request, body) ->
            request.path().contains("/query") ? withoutProperty(body, "Amount") : body;
    assertThat(stopOf(run(RunRequest.refund())))
        .contains(
            "The properties of refunds (Refund Requests) changed while they were being read"
                + " (a page has no property Amount): run again.");
  }

  /** Returns a body in which a property has another name and another ID. */
  private static String withoutProperty(String body, String name) {
    return body.replaceAll("\"" + name + "\":\\{\"id\":\"[^\"]*\"", "\"?\":{\"id\":\"?\"");
  }

  @Test
  void aRejectedTokenIsNamedByWhereItCameFrom() {
    stack.failing(Faults.always(request -> true, Fault.status(401)));
    try (var workspace = stack.workspace(ReadAnswersTest::ofAFile)) {
      RunReport report =
          workspace.engine().withoutJournal().build().run(RunRequest.refund().build());
      assertThat(stopOf(report)).startsWith("Notion rejected the token of the file token.txt (");
    }
  }

  private static Transport ofAFile(Transport other) {
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        return other.exchange(request, departure);
      }

      @Override
      public String tokenSource() {
        return "the file token.txt";
      }

      @Override
      public void close() {
        other.close();
      }
    };
  }
}
