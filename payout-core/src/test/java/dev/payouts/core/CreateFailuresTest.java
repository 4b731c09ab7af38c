package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.CreateResult.Link;
import dev.payouts.core.spi.CreateResult.Rejected;
import dev.payouts.core.spi.CreateResult.Unknown;
import dev.payouts.core.spi.CreateResult.Why;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failing creates (payout-core/RULES.md, "In every run"). */
class CreateFailuresTest {
  private static final CreateResult REFUSED = new Rejected(Why.REFUSED, "400: no such option");
  private static final CreateResult NOT_REACHED = new Rejected(Why.NOT_REACHED, "no connection");
  private static final CreateResult UNKNOWN = new Unknown("no answer");

  private static InMemoryWorkspace refunds(int count) {
    InMemoryWorkspace workspace = new InMemoryWorkspace();
    for (int i = 1; i <= count; i++) {
      workspace.with(refund("r" + i));
    }
    return workspace;
  }

  /** Runs over refunds r1 to rN; the function gets the number of the create. */
  private static RunReport run(int count, Function<Integer, CreateResult> results) {
    InMemoryWorkspace workspace = refunds(count);
    workspace.creating(
        draft -> {
          CreateResult result =
              results.apply(Integer.parseInt(draft.payable().value().substring(1)));
          return result instanceof CreateResult.Created ? workspace.store(draft) : result;
        });
    return workspace.engine().build().run(RunRequest.refund().build());
  }

  private static CreateResult created() {
    return new CreateResult.Created(new PayoutId("p"));
  }

  @Test
  void aCreateThatFailedForADefiniteReasonIsRejectedAndTheOthersContinue() {
    RunReport report = run(3, number -> number == 2 ? REFUSED : created());
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.CREATED, Status.FAILED, Status.CREATED);
    Item item = report.items().get(1);
    assertThat(item.reason()).isEqualTo(Reason.CREATE_REJECTED);
    assertThat(item.message()).isEqualTo("400: no such option");
    assertThat(item.money()).isNotNull();
    assertThat(item.payout()).isNull();
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void aPayoutThatIsStoredDifferentlyIsCreatedWithAWarningAndTheOthersContinue() {
    InMemoryWorkspace workspace = refunds(2);
    workspace.creating(
        draft ->
            new CreateResult.Created(
                new PayoutId("p-" + draft.payable()),
                ImmutableSet.of("Amount", "Date"),
                Link.STORED));
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.failure()).isEmpty();
    assertThat(report.count(Status.CREATED)).isEqualTo(2);
    Item item = report.items().get(0);
    assertThat(item.warnings())
        .containsExactly(Warning.POSSIBLE_DUPLICATE, Warning.STORED_DIFFERENTLY);
    assertThat(item.message()).contains("differ from what was sent: Amount, Date");
  }

  @Test
  void aPayoutWhoseRelationIsNotStoredStopsTheRunBeforeItsNextCreate() {
    InMemoryWorkspace workspace = refunds(3);
    workspace.creating(
        draft -> new CreateResult.Created(new PayoutId("p1"), ImmutableSet.of("01"), Link.MISSING));
    RunReport report = workspace.engine().workers(1).build().run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::status, Item::reason)
        .containsExactly(
            tuple(Status.CREATED, null),
            tuple(Status.FAILED, Reason.NOT_ATTEMPTED),
            tuple(Status.FAILED, Reason.NOT_ATTEMPTED));
    assertThat(report.items().get(0).payout()).isEqualTo(new PayoutId("p1"));
    assertThat(report.items().get(0).warnings())
        .containsExactly(Warning.POSSIBLE_DUPLICATE, Warning.STORED_DIFFERENTLY);
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence()).contains("p1").contains("r1");
  }

  @Test
  void aCreateThatDidNotReachTheBackendIsRejected() {
    RunReport report = run(1, number -> NOT_REACHED);
    assertThat(report.items()).extracting(Item::reason).containsExactly(Reason.CREATE_REJECTED);
  }

  @Test
  void anUnknownCreateIsResolvedAndRepeatedALimitedNumberOfTimes() {
    var attempts = new AtomicInteger();
    RunReport report =
        run(
            1,
            number -> {
              attempts.incrementAndGet();
              return UNKNOWN;
            });
    assertThat(report.items()).extracting(Item::reason).containsExactly(Reason.CREATE_REJECTED);
    assertThat(report.items().get(0).message())
        .contains("was not applied, even after several attempts");
    assertThat(attempts).hasValue(4);
  }

  @Test
  void anUnknownCreateThatCannotBeLookedUpStaysUnknown() {
    InMemoryWorkspace workspace = refunds(1).creating(draft -> UNKNOWN).lookUpsFailAfter(1);
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.items()).extracting(Item::reason).containsExactly(Reason.OUTCOME_UNKNOWN);
    assertThat(report.failure()).isPresent();
  }

  @Test
  void aCreateWithoutAnAnswerWhosePayableSomebodyElseHasPaidIsNotRepeated() {
    var other =
        new LivePayout(
            new PayoutId("other"),
            ImmutableSet.of(new PayableId("r1")),
            ImmutableSet.of(),
            ImmutableSet.of(),
            null,
            null,
            LivePayout.Stage.AS_CREATED,
            null,
            "the key of another run",
            "ann",
            Instant.EPOCH);
    var creates = new AtomicInteger();
    InMemoryWorkspace workspace = refunds(1);
    workspace.creating(
        draft -> {
          creates.incrementAndGet();
          workspace.with(other);
          return UNKNOWN;
        });
    var journal = new MemoryJournal();
    RunReport report = workspace.engine().journal(journal).build().run(RunRequest.refund().build());
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(report.items().get(0).payout()).isEqualTo(other.id());
    assertThat(creates).hasValue(1);
    assertThat(journal.read())
        .as("is not left to the next run")
        .extracting(JournalEntry::event)
        .endsWith(JournalEntry.Event.NOT_CARRIED_OUT);
  }

  @Test
  void aCreateWithoutAnAnswerThatWasNotLookedForToTheEndBeforeAStopStaysUnknown() {
    var journal = new MemoryJournal();
    InMemoryWorkspace workspace = refunds(1);
    List<PayoutEngine> engines = new ArrayList<>();
    workspace.creating(
        draft -> {
          engines.get(0).stop();
          return UNKNOWN;
        });
    engines.add(workspace.engine().journal(journal).build());
    RunReport report = engines.get(0).run(RunRequest.refund().build());
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    assertThat(journal.read())
        .extracting(JournalEntry::event)
        .containsExactly(JournalEntry.Event.INTENDED, JournalEntry.Event.UNKNOWN);
  }

  /** Its payout is there; what cannot be written down any more is not begun. */
  @Test
  void aJournalThatCannotBeWrittenAfterACreateStopsTheRun() {
    var journal =
        new MemoryJournal()
            .writing(
                entry -> {
                  if (entry.event() == JournalEntry.Event.CREATED) {
                    throw new RunAbortedException(
                        FailureCause.NOT_CARRIED_THROUGH, "The disk is full.");
                  }
                });
    InMemoryWorkspace workspace = refunds(2);
    RunReport report =
        workspace.engine().workers(1).journal(journal).build().run(RunRequest.refund().build());
    assertThat(workspace.drafts()).hasSize(1);
    assertThat(report.failure().map(RunReport.RunFailure::sentence)).contains("The disk is full.");
  }

  @Test
  void aSinkThatIsStoppedAfterItCreatedThePayoutHasItFoundAndNotCreatedAgain() {
    var journal = new MemoryJournal();
    InMemoryWorkspace workspace = refunds(1);
    workspace.creating(
        draft -> {
          workspace.store(draft);
          throw new RunAbortedException(
              FailureCause.NOT_CARRIED_THROUGH, "The schema has changed.");
        });
    RunReport report = workspace.engine().journal(journal).build().run(RunRequest.refund().build());
    assertThat(report.items()).extracting(Item::status).containsExactly(Status.CREATED);
    assertThat(journal.read())
        .extracting(JournalEntry::event)
        .doesNotContain(JournalEntry.Event.NOT_CARRIED_OUT);
  }

  @Test
  void aRunThatIsInterruptedWhileResolvingStillReportsItsPayouts() {
    InMemoryWorkspace workspace = refunds(2);
    workspace.creating(
        draft -> draft.payable().value().equals("r1") ? workspace.store(draft) : UNKNOWN);
    var interrupted =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            throw new Host.StoppedException(new InterruptedException());
          }
        };
    RunReport report =
        workspace.engine().host(interrupted).build().run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::status, Item::reason)
        .containsExactly(tuple(Status.CREATED, null), tuple(Status.FAILED, Reason.OUTCOME_UNKNOWN));
    assertThat(report.failure().map(RunReport.RunFailure::sentence).orElseThrow())
        .contains("interrupted")
        .doesNotContain("Nothing was created");
  }

  @Test
  void afterTheTokenIsRejectedTheRestIsNotAttemptedAndTheRunStops() {
    CreateResult refused = new Rejected(Why.TOKEN_REFUSED, "The token is refused: make a new one.");
    RunReport report = run(4, number -> number == 2 ? refused : created());
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(null, Reason.CREATE_REJECTED, Reason.NOT_ATTEMPTED, Reason.NOT_ATTEMPTED);
    assertThat(report.items().get(3).message()).contains("The token is refused: make a new one.");
    assertThat(report.stopped())
        .isEqualTo(
            new RunReport.RunFailure(
                FailureCause.NOT_CARRIED_THROUGH, "The token is refused: make a new one."));
  }

  @Test
  void aWorkspaceThatDoesNotMatchTheConfigurationStopsTheRunAsMisconfigured() {
    CreateResult misfit = new Rejected(Why.MISCONFIGURED, "No status 'New': add it.");
    RunReport report = run(2, number -> misfit);
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(Reason.CREATE_REJECTED, Reason.NOT_ATTEMPTED);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.MISCONFIGURED);
  }

  @Test
  void afterTenFailedCreatesInARowTheRestIsNotAttempted() {
    RunReport report = run(13, number -> number == 1 ? created() : REFUSED);
    assertThat(report.items().get(10).reason()).isEqualTo(Reason.CREATE_REJECTED);
    assertThat(report.items().subList(11, 13))
        .extracting(Item::reason)
        .containsOnly(Reason.NOT_ATTEMPTED);
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void aSuccessResetsTheCountOfFailures() {
    RunReport report = run(20, number -> number == 10 ? created() : REFUSED);
    assertThat(report.items()).extracting(Item::reason).doesNotContain(Reason.NOT_ATTEMPTED);
  }

  @Test
  void tenCreatesInARowWithoutAnAnswerStopTheRunToo() {
    RunReport report = run(12, number -> number % 2 == 0 ? NOT_REACHED : UNKNOWN);
    assertThat(report.count(Status.FAILED)).isEqualTo(12);
    assertThat(report.items().get(10).reason()).isEqualTo(Reason.NOT_ATTEMPTED);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.failure().map(RunReport.RunFailure::sentence).orElseThrow())
        .contains("no connection");
  }

  @Test
  void oneRejectionAmongTheTenDoesNotStopTheRun() {
    RunReport report = run(12, number -> number == 5 ? REFUSED : UNKNOWN);
    assertThat(report.items().get(10).reason()).isEqualTo(Reason.NOT_ATTEMPTED);
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void ifTheSinkThrowsAfterAnnouncingACreateThePayoutIsLookedUpOnceAndTheCauseIsReported() {
    InMemoryWorkspace workspace =
        refunds(3)
            .creating(
                draft -> {
                  if (draft.payable().value().equals("r2")) {
                    throw new IllegalStateException("disk\n full");
                  }
                  return created();
                });
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(null, Reason.CREATE_REJECTED, null);
    assertThat(report.items().get(1).message())
        .isEqualTo(
            "The payout was not created because the backend's sink failed"
                + " (java.lang.IllegalStateException: disk full): fix the sink and run again.");
    assertThat(workspace.calls().create()).isEqualTo(3);
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void ifTheSinkThrowsAfterCreatingThePayoutItIsAdoptedAndTheCauseIsReported() {
    InMemoryWorkspace workspace = refunds(1);
    workspace.creating(
        draft -> {
          workspace.store(draft);
          throw new IllegalStateException("disk full");
        });
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.items()).extracting(Item::status).containsExactly(Status.CREATED);
    assertThat(report.items().get(0).message()).contains("IllegalStateException: disk full");
    assertThat(workspace.drafts()).hasSize(1);
  }

  static Stream<Arguments> sinksThatFailBeforeTheySend() {
    return Stream.of(
        arguments(
            named("throws", (UnaryOperator<CreateResult>) CreateFailuresTest::diskFull),
            "java.lang.IllegalStateException: disk full"),
        arguments(
            named("answers null", (UnaryOperator<CreateResult>) created -> null),
            "create returned null"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sinksThatFailBeforeTheySend")
  void aSinkThatFailsBeforeAnnouncingACreateIsReportedAtOnce(
      UnaryOperator<CreateResult> answer, String cause) {
    InMemoryWorkspace workspace = refunds(2);
    RunReport report =
        workspace
            .engine()
            .sink(new UnannouncedSink(workspace, draft -> answer.apply(created())))
            .build()
            .run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(Reason.CREATE_REJECTED, Reason.CREATE_REJECTED);
    assertThat(report.items().get(0).message())
        .isEqualTo(
            "The payout was not created because the backend's sink failed before sending anything"
                + " (%s): fix the sink and run again.".formatted(cause));
    assertThat(report.duration()).isZero();
  }

  @Test
  void aCreateThatTheSinkDidNotAnnounceIsRecordedAndStopsTheRun(@TempDir Path stateDir) {
    InMemoryWorkspace workspace = refunds(2);
    RunReport report =
        workspace
            .engine()
            .workers(1)
            .journal(FileJournal.at(stateDir))
            .sink(new UnannouncedSink(workspace, workspace::store))
            .build()
            .run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::status, Item::reason)
        .containsExactly(tuple(Status.CREATED, null), tuple(Status.FAILED, Reason.NOT_ATTEMPTED));
    assertThat(report.failure().map(RunReport.RunFailure::sentence).orElseThrow())
        .contains("created0")
        .contains("without first calling beforeSending");
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(FileJournal.at(stateDir).read())
        .extracting(JournalEntry::event, JournalEntry::payout)
        .containsExactly(tuple(JournalEntry.Event.CREATED, new PayoutId("created0")));
  }

  private static CreateResult diskFull(CreateResult unused) {
    throw new IllegalStateException("disk full");
  }

  /** Does not call beforeSending. */
  private record UnannouncedSink(
      InMemoryWorkspace workspace, Function<PayoutDraft, CreateResult> creating)
      implements PayoutSink {
    @Override
    public Destination destination(RunRequest request) {
      return workspace.destination(request);
    }

    @Override
    public CreateResult create(PayoutDraft draft, Sending sending) {
      return creating.apply(draft);
    }

    @Override
    public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
      return workspace.complete(order, lineItems);
    }

    @Override
    public Optional<String> withdraw(PayoutId payout) {
      return workspace.withdraw(payout);
    }
  }

  @Test
  void aRunStoppedByAPortWhileCreatingLosesNothing() {
    RunReport report =
        run(
            3,
            number -> {
              if (number == 2) {
                throw new RunAbortedException(FailureCause.LIMIT_PASSED, "The limit is passed.");
              }
              return created();
            });
    assertThat(report.items())
        .extracting(Item::reason)
        .describedAs("the second was looked up, was not there, and is not created by a stopped run")
        .containsExactly(null, Reason.NOT_ATTEMPTED, Reason.NOT_ATTEMPTED);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.LIMIT_PASSED);
  }

  @Test
  void aStoppedRunFinishesCreatesInProgressAndAsksToRunAgainForTheRest() {
    List<PayoutEngine> underWay = new ArrayList<>();
    InMemoryWorkspace workspace =
        refunds(3)
            .creating(
                draft -> {
                  underWay.get(0).stop();
                  return created();
                });
    underWay.add(workspace.engine().workers(1).build());
    RunReport report = underWay.get(0).run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(null, Reason.NOT_ATTEMPTED, Reason.NOT_ATTEMPTED);
    assertThat(report.items().get(2).message())
        .isEqualTo("The run was stopped before creating this payout: run again.");
    assertThat(report.failure().map(RunReport.RunFailure::cause)).contains(FailureCause.STOPPED);
  }

  @Test
  void aRunStoppedDuringItsLastCreateHasCompleted() {
    List<PayoutEngine> underWay = new ArrayList<>();
    InMemoryWorkspace workspace =
        refunds(1)
            .creating(
                draft -> {
                  underWay.get(0).stop();
                  return created();
                });
    underWay.add(workspace.engine().build());
    RunReport report = underWay.get(0).run(RunRequest.refund().build());
    assertThat(report.count(Status.CREATED)).isEqualTo(1);
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void manyWorkersStopToo() {
    int workers = 8;
    InMemoryWorkspace workspace = refunds(100).creating(draft -> REFUSED);
    PayoutEngine engine = workspace.engine().host(new SystemHost()).workers(workers).build();
    RunReport report = engine.run(RunRequest.refund().build());
    long attempted =
        report.items().stream().filter(item -> item.reason() == Reason.CREATE_REJECTED).count();
    assertThat(attempted).isBetween(10L, 10L + workers - 1);
    assertThat(workspace.calls().create()).isEqualTo(attempted);
    assertThat(report.count(Status.FAILED)).isEqualTo(100);
  }

  @Test
  void aCreateThatIsInterruptedAfterItsAnnouncementIsLookedForAndEndsTheRun() {
    InMemoryWorkspace workspace = refunds(2);
    workspace.creating(
        draft -> {
          workspace.store(draft);
          throw new Host.StoppedException(new InterruptedException());
        });
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::status, Item::reason)
        .containsExactly(tuple(Status.CREATED, null), tuple(Status.FAILED, Reason.NOT_ATTEMPTED));
    assertThat(report.failure().orElseThrow().sentence())
        .isEqualTo("The run was interrupted while creating payouts.");
  }
}
