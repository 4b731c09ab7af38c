package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.CancelResult.Effect;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.CreateResult.Rejected;
import dev.payouts.core.spi.CreateResult.Unknown;
import dev.payouts.core.spi.CreateResult.Why;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the sink makes of each answer to a create, a cancel and a completed order. */
class SinkAnswersTest {
  private final WholeStack stack = WholeStack.start();
  private final String contractor = stack.contractor("Ann");
  private final String refund = stack.has().refund("RFD-1", contractor).amount("10", "USD").add();
  private final PayoutId payout =
      new PayoutId(stack.has().payout(contractor).amount("10", "USD").status("Pending").add());
  private final Transport transport = stack.transport();
  private UnaryOperator<String> answers = body -> body;
  private int sent;
  private int waits;
  private boolean mayLeave = true;

  /** Lets everything be sent, unless it may not leave. */
  private final PayoutSink.Sending sending =
      new PayoutSink.Sending() {
        @Override
        public String runKey() {
          return "run-1";
        }

        @Override
        public void whileWaiting() {
          waits++;
        }

        @Override
        public void beforeSending() {
          sent++;
        }

        @Override
        public boolean mayLeave() {
          return mayLeave;
        }
      };

  private static boolean isCreate(Request request) {
    return request.route().equals("POST /v1/pages");
  }

  private static boolean isUpdate(Request request) {
    return request.method().equals("PATCH");
  }

  @AfterEach
  void stop() {
    transport.close();
    stack.close();
  }

  /** Returns the ports after the schemas have been read. */
  private NotionPorts ports() {
    var altering =
        new AlteredAnswers(
            transport,
            (request, body) -> request.method().equals("GET") ? body : answers.apply(body));
    var api = new NotionApi(new ApiSender(altering, stack.host, null));
    NotionPorts ports =
        NotionPorts.over(api, stack.config(), stack.host, StateDirectory.at(stack.dir));
    ports.sink().destination(RunRequest.refund().build());
    return ports;
  }

  private PayoutSink sink() {
    return ports().sink();
  }

  private CreateResult create(PayoutSink sink) {
    return create(sink, refund, contractor);
  }

  private CreateResult create(PayoutSink sink, String payable, String person) {
    return sink.create(
        new PayoutDraft(
            PayableType.REFUND,
            new PayableId(payable),
            new ContractorId(person),
            new Money(new BigDecimal("10"), new CurrencyCode("USD")),
            PayoutText.of("name"),
            PayoutText.of("description"),
            null,
            null),
        sending);
  }

  private CancelResult cancel() {
    return sink().cancel(payout, sending);
  }

  @Test
  void aCancelThatIsConfirmedIsAppliedAndWasAnnounced() {
    assertThat(cancel()).isEqualTo(CancelResult.APPLIED);
    assertThat(sent).isOne();
    assertThat(stack.page(payout.value()).property("Status")).contains("Cancelled");
  }

  @Test
  void aCancelIsAppliedNotAppliedOrUnknownByWhatNotionSays() {
    stack.failing(Faults.always(SinkAnswersTest::isUpdate, Fault.status(400)));
    assertThat(cancel().effect()).isEqualTo(Effect.NOT_APPLIED);
    assertThat(cancel().why()).startsWith("Notion did not cancel the payout (Notion answered");
    stack.failing(Faults.always(SinkAnswersTest::isUpdate, Fault.reset().afterWrite()));
    assertThat(cancel().effect()).isEqualTo(Effect.UNKNOWN);
    stack.failing(Faults.none());
    answers = body -> body.replace("\"Cancelled\"", "\"Pending\"");
    assertThat(cancel())
        .isEqualTo(
            new CancelResult(Effect.UNKNOWN, "Notion answered with another status of the payout."));
  }

  @Test
  void aCancelWithoutAnAnswerIsSentOnceAndSaysWhy() {
    stack.failing(Faults.always(SinkAnswersTest::isUpdate, Fault.html(405)));
    CancelResult result = cancel();
    assertThat(result.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(result.why()).contains("with 405: an HTML page instead of JSON");
    assertThat(sent).isOne();
  }

  @Test
  void anAnswerAboutAnotherPageDoesNotShowThatThePayoutIsCancelled() {
    String other = "0f1e2d3c-0000-4000-8000-000000000009";
    answers = body -> body.replace(payout.value(), other);
    assertThat(cancel().effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(cancel().why()).contains("not an answer of the API");
  }

  @Test
  void aRefusedTokenEndsTheVoid() {
    stack.failing(Faults.always(SinkAnswersTest::isUpdate, Fault.status(401)));
    assertThatThrownBy(this::cancel).isInstanceOf(RunAbortedException.class);
  }

  @Test
  void aWithdrawalThatFailsSaysWhichPayoutToSetByHandAndWhy() {
    stack.failing(Faults.always(SinkAnswersTest::isUpdate, Fault.status(400)));
    assertThat(sink().withdraw(payout).orElseThrow())
        .startsWith("The payout " + payout + " could not be set to Cancelled (Notion answered");
    stack.failing(Faults.none());
    answers = body -> body.replace("\"Cancelled\"", "\"Pending\"");
    assertThat(sink().withdraw(payout).orElseThrow())
        .contains("(Notion stored a different status): set it by hand.");
    answers = body -> body;
    assertThat(sink().withdraw(payout)).isEmpty();
  }

  @Test
  void theCreatorIsTheOneThatPayoutsShow() {
    NotionPorts ports = ports();
    CreateResult result = create(ports.sink());
    assertThat(result).isInstanceOf(CreateResult.Created.class);
    PayoutLookup found =
        ports.payouts().livePayout(PayableType.REFUND, ((CreateResult.Created) result).payout());
    LivePayout created = ((PayoutLookup.Live) found).payout();
    assertThat(ports.sink().creator()).isEqualTo(Optional.ofNullable(created.createdBy()));
    assertThat(created.createdBy()).isNotEmpty();
  }

  @Test
  void aPayoutThatWasMovedIsLiveWithItsIdAndItsMaker() {
    stack
        .sandbox
        .notion()
        .editor()
        .move(payout.value(), stack.dataSource(DataSourceKey.CONTRACTORS));
    PayoutLookup found = ports().payouts().livePayout(PayableType.REFUND, payout);
    LivePayout moved = ((PayoutLookup.Live) found).payout();
    assertThat(moved.id()).isEqualTo(payout);
    assertThat(moved.stage()).isEqualTo(LivePayout.Stage.MOVED_ON);
    assertThat(moved.createdBy()).isNotEmpty();
  }

  @Test
  void withoutPayablesThereAreNoPayoutsAndNoRequest() {
    NotionPorts ports = ports();
    stack.traffic().reset();
    assertThat(
            ports.payouts().livePayouts(PayableType.REFUND, ImmutableSet.of(), ImmutableMap.of()))
        .isEmpty();
    assertThat(stack.traffic().received()).isEmpty();
  }

  @Test
  void aMovedPayoutThatIsDeletedMeanwhileIsUnreachableAndOneThatCannotBeReadEndsTheRun() {
    stack
        .sandbox
        .notion()
        .editor()
        .move(payout.value(), stack.dataSource(DataSourceKey.CONTRACTORS));
    NotionPorts ports = ports();
    Predicate<Request> readOfTheStatusAlone =
        request -> request.method().equals("GET") && !String.valueOf(request.query()).contains("&");
    stack.failing(Faults.always(readOfTheStatusAlone, Fault.status(404)));
    assertThat(ports.payouts().livePayout(PayableType.REFUND, payout))
        .isInstanceOf(PayoutLookup.Unreachable.class);
    stack.failing(Faults.always(readOfTheStatusAlone, Fault.status(400)));
    assertThatThrownBy(() -> ports.payouts().livePayout(PayableType.REFUND, payout))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageEndingWith("): fix the cause and run again.");
    stack.failing(Faults.always(readOfTheStatusAlone, Fault.reset()));
    assertThatThrownBy(() -> ports.payouts().livePayout(PayableType.REFUND, payout))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageEndingWith("check the network and https://status.notion.so, and run again.");
  }

  @Test
  void aCurrencyIsWritableIfItsOptionIsThereNowEvenIfItWasNotWhenTheSchemaWasRead() {
    PayoutSink sink = sink();
    assertThat(sink.unwritable(new CurrencyCode("USD"))).isEmpty();
    assertThat(sink.unwritable(new CurrencyCode("XTS")).orElseThrow())
        .startsWith("The property \"Currency\" of payouts")
        .contains("has no option XTS");
    stack
        .sandbox
        .notion()
        .editor()
        .renameOption(stack.dataSource(DataSourceKey.PAYOUTS), "Currency", "EUR", "XTS");
    assertThat(sink.unwritable(new CurrencyCode("XTS"))).isEmpty();
  }

  @Test
  void aCreateIsUnknownWheneverNotionMayHaveAppliedIt() {
    PayoutSink sink = sink();
    stack.failing(Faults.always(SinkAnswersTest::isCreate, Fault.reset().afterWrite()));
    assertUnknown(create(sink), "It is unknown whether Notion created the payout (");
    stack.failing(Faults.none());
    answers = body -> body.replaceAll("\"[0-9a-f]{8}-[0-9a-f-]{27}\"", "\"?\"");
    assertUnknown(create(sink), "Notion answered the create with an invalid ID.");
  }

  @Test
  void aCreateThatIsRepeatedBecauseTheSchemaHasChangedIsUnknownIfThatMayHaveBeenApplied() {
    PayoutSink sink = sink();
    stack
        .sandbox
        .notion()
        .editor()
        .renameOption(stack.dataSource(DataSourceKey.PAYOUTS), "Currency", "EUR", "XTS");
    stack.failing(
        Faults.on(SinkAnswersTest::isCreate, 1, Fault.status(400))
            .or(Faults.on(SinkAnswersTest::isCreate, 2, Fault.reset().afterWrite())));
    assertUnknown(create(sink), "It is unknown whether Notion created the payout (");
    assertThat(sent).isEqualTo(2);
  }

  @Test
  void aCreateThatAProxyRefusedIsUnknownAndIsNotRepeatedEvenIfTheSchemaHasChanged() {
    PayoutSink sink = sink();
    stack
        .sandbox
        .notion()
        .editor()
        .renameOption(stack.dataSource(DataSourceKey.PAYOUTS), "Currency", "EUR", "XTS");
    stack.failing(Faults.always(SinkAnswersTest::isCreate, Fault.html(404).afterWrite()));
    assertUnknown(create(sink), "It is unknown whether Notion created the payout (");
    assertThat(sent).isEqualTo(1);
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void
      aRejectedCreateSaysWhetherTheContractorsPageIsMissingOrAFirewallAnsweredOrElseToFixTheCause() {
    PayoutSink sink = sink();
    String missing = "0f1e2d3c-0000-4000-8000-000000000009";
    assertThat(((Rejected) create(sink, refund, missing)).message())
        .contains("the contractor's page, " + missing + ", does not exist");
    assertThat(((Rejected) create(sink, missing, contractor)).message())
        .endsWith("): fix the cause and run again.");
    stack.failing(Faults.always(SinkAnswersTest::isCreate, Fault.html(403)));
    assertThat(((Rejected) create(sink)).message()).contains("not a permission problem");
  }

  @Test
  void theDestinationIsTheDataSourceOfPayouts() {
    Destination destination = sink().destination(RunRequest.refund().build());
    assertThat(destination.id()).isEqualTo(stack.dataSource(DataSourceKey.PAYOUTS));
  }

  @Test
  void aCreateThatMayNotLeaveAnyMoreIsNotSent() {
    PayoutSink sink = sink();
    mayLeave = false;
    assertThat(((Rejected) create(sink)).why()).isEqualTo(Why.NOT_REACHED);
    assertThat(sent).isPositive();
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aCreateThatWaitsForTheRateLimitTellsTheRunOfItSoThatItCanBeStopped() {
    PayoutSink sink = sink();
    stack.failing(
        Faults.on(SinkAnswersTest::isCreate, 1, Fault.rateLimited(Duration.ofSeconds(5))));
    assertThat(create(sink)).isInstanceOf(CreateResult.Created.class);
    assertThat(waits).isGreaterThanOrEqualTo(5);
  }

  private static void assertUnknown(CreateResult result, String message) {
    assertThat(result).isInstanceOf(Unknown.class);
    assertThat(((Unknown) result).message()).startsWith(message);
  }

  @Test
  void aCreateThatEndsTheRunSaysWhetherTheTokenIsRefusedOrTheAccessBlocked() {
    PayoutSink sink = sink();
    stack.failing(Faults.always(SinkAnswersTest::isCreate, Fault.status(401)));
    assertThat(((Rejected) create(sink)).why()).isEqualTo(Why.TOKEN_REFUSED);
    stack.failing(Faults.always(SinkAnswersTest::isCreate, Fault.limited(Fault.Limit.BLOCKED)));
    assertThat(((Rejected) create(sink)).why()).isEqualTo(Why.BLOCKED);
  }

  @Test
  void anOrderWhoseStatusIsStoredDifferentlyIsNamed() {
    String order = stack.order(contractor);
    NotionPorts ports = ports();
    ports.sink().destination(RunRequest.contractorPayroll().build());
    answers = body -> body.replaceAll("\"name\":\"[A-Za-z ]+\"", "\"name\":\"Other\"");
    assertThat(ports.sink().complete(new PayableId(order), ImmutableSet.of()).orElseThrow())
        .contains(order)
        .contains("(Notion stored a different status)");
  }
}
