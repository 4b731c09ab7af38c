package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.LivePayout.Stage;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.CancelResult.Effect;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens to a payout between the query of the overlap check and its cancel
 * (payout-core/DESIGN.md, "Exactly once").
 */
class WithdrawalTest {
  private static final PayableId PAYABLE = new PayableId("r1");
  private static final PayoutId OURS = new PayoutId("ours");

  private Duration suspended = Duration.ZERO;
  private final HandHost host =
      new HandHost() {
        @Override
        public Instant now() {
          return super.now().plus(suspended);
        }
      };
  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));
  private final Deque<Runnable> beforeSending = new ArrayDeque<>();
  private final Deque<Runnable> beforeLeaving = new ArrayDeque<>();
  private final Deque<Runnable> betweenTwoAttempts = new ArrayDeque<>();
  private final Deque<Function<PayoutId, CancelResult>> answers = new ArrayDeque<>();

  /** What a read of our payout finds, although the query still shows it as it was created. */
  private @Nullable PayoutLookup byNow;

  private int reads;
  private @Nullable PayoutEngine engine;

  @BeforeEach
  void createALaterPayoutThanAnotherHost() {
    workspace.creating(
        draft -> {
          workspace.with(payout("theirs", Stage.AS_CREATED, 0), ours(Stage.AS_CREATED));
          return new CreateResult.Created(OURS);
        });
  }

  private RunReport run() {
    engine =
        workspace
            .engine()
            .host(host)
            .hosts(HostSharing.SHARED)
            .journal(journal)
            .payouts(new LaggingIndex())
            .sink(new Cancelling())
            .build();
    return engine.run(RunRequest.refund().build());
  }

  private static LivePayout ours(Stage stage) {
    return payout("ours", stage, 60);
  }

  private static LivePayout payout(String id, Stage stage, long secondsLater) {
    return new LivePayout(
        new PayoutId(id),
        ImmutableSet.of(PAYABLE),
        ImmutableSet.of(ANN),
        ImmutableSet.of(),
        null,
        null,
        stage,
        null,
        null,
        "bot",
        Instant.EPOCH.plusSeconds(secondsLater));
  }

  private void somebodyPays() {
    byNow = new PayoutLookup.Live(ours(Stage.MOVED_ON));
  }

  private void assertLeftAndReported(RunReport report, Event last) {
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.duplicates())
        .containsExactly(
            new RunReport.Duplicate(PAYABLE, ImmutableList.of(new PayoutId("theirs"), OURS)));
    assertThat(report.items().get(0).status()).isEqualTo(Status.CREATED);
    assertThat(lastEvent()).isEqualTo(last);
  }

  private void assertWithdrawn(RunReport report) {
    assertThat(report.duplicates()).isEmpty();
    assertThat(report.items().get(0).payout()).isEqualTo(new PayoutId("theirs"));
    assertThat(lastEvent()).isEqualTo(Event.WITHDRAWN);
  }

  private Event lastEvent() {
    return journal.read().stream().reduce((earlier, later) -> later).orElseThrow().event();
  }

  @Test
  void aPayoutThatAPersonPaidAfterTheQueryIsReportedInsteadOfWithdrawn() {
    somebodyPays();
    assertLeftAndReported(run(), Event.AUDITED);
    assertThat(reads).isOne();
  }

  @Test
  void aPayoutThatAPersonArchivedAfterTheQueryIsReportedInsteadOfWithdrawn() {
    byNow = new PayoutLookup.Live(ours(Stage.ARCHIVED));
    assertLeftAndReported(run(), Event.AUDITED);
  }

  @Test
  void aPayoutThatCannotBeReadIsReportedAndTheNextRunTriesAgain() {
    byNow = new PayoutLookup.Unreachable("Notion answers 404");
    assertLeftAndReported(run(), Event.CREATED);
    byNow = null;
    run();
    assertThat(lastEvent()).isEqualTo(Event.WITHDRAWN);
  }

  @Test
  void aPayoutThatAPersonCancelledAfterTheQueryIsNotCancelledAgain() {
    byNow = PayoutLookup.NOT_LIVE;
    RunReport report = run();
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.duplicates()).isEmpty();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void theOthersAreReportedWithoutOursIfAPersonCancelledItAfterTheQuery() {
    workspace.creating(
        draft -> {
          workspace.with(
              payout("theirs", Stage.AS_CREATED, 0),
              payout("third", Stage.AS_CREATED, 30),
              ours(Stage.AS_CREATED));
          return new CreateResult.Created(OURS);
        });
    byNow = PayoutLookup.NOT_LIVE;
    assertThat(run().duplicates())
        .containsExactly(
            new RunReport.Duplicate(
                PAYABLE, ImmutableList.of(new PayoutId("theirs"), new PayoutId("third"))));
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void aCancelWhoseAnswerIsLostAgainAndAgainIsSentFiveTimesAndTriedAgainByTheNextRun() {
    for (int i = 0; i < 10; i++) {
      answers.add(id -> new CancelResult(Effect.UNKNOWN, "no answer"));
    }
    assertLeftAndReported(run(), Event.CREATED);
    assertThat(reads).isEqualTo(5);
  }

  @Test
  void aPayoutThatIsUntouchedIsReadOnceAndWithdrawn() {
    assertWithdrawn(run());
    assertThat(reads).isOne();
  }

  /** The request waited for the rate limit: somebody may have paid meanwhile. */
  @Test
  void aPayoutThatAPersonPaidWhileItsCancelWaitedIsReportedInsteadOfWithdrawn() {
    beforeSending.add(
        () -> {
          host.advance(Duration.ofMinutes(30));
          somebodyPays();
        });
    assertLeftAndReported(run(), Event.AUDITED);
    assertThat(reads).isEqualTo(2);
  }

  /** The elapsed time of some machines stands still while they sleep; the wall clock does not. */
  @Test
  void aPayoutThatAPersonPaidWhileTheMachineWasSuspendedIsReportedInsteadOfWithdrawn() {
    beforeLeaving.add(
        () -> {
          suspended = Duration.ofHours(1);
          somebodyPays();
        });
    assertLeftAndReported(run(), Event.AUDITED);
  }

  @Test
  void aCancelThatWaitedForFiveSecondsLeavesWithoutAnotherRead() {
    beforeSending.add(() -> host.advance(Duration.ofSeconds(5)));
    assertWithdrawn(run());
    assertThat(reads).isOne();
  }

  @Test
  void aCancelWhoseAnswerWasLostIsFoundByTheNextRead() {
    answers.add(
        id -> {
          byNow = PayoutLookup.NOT_LIVE;
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    assertWithdrawn(run());
  }

  @Test
  void aCancelWhoseAnswerWasLostIsNotRepeatedOnceAPersonPaid() {
    answers.add(
        id -> {
          somebodyPays();
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    assertLeftAndReported(run(), Event.AUDITED);
  }

  @Test
  void aCancelIsRepeatedOnlyAfterAnotherReadOfThePayout() {
    betweenTwoAttempts.add(this::somebodyPays);
    assertLeftAndReported(run(), Event.AUDITED);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aPayoutThatIsRefusedToBeCancelledIsReportedAndTheNextRunTriesAgain() {
    answers.add(id -> new CancelResult(Effect.NOT_APPLIED, "Notion said no."));
    assertLeftAndReported(run(), Event.CREATED);
    assertThat(reads).isOne();
  }

  @Test
  void aBackendThatRefusesEverythingEndsTheCheckAndTheDuplicateIsReported() {
    answers.add(
        id -> {
          throw new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, "Token refused.");
        });
    RunReport report = run();
    assertLeftAndReported(report, Event.CREATED);
    assertThat(report.failure().orElseThrow().sentence()).isEqualTo("Token refused.");
  }

  @Test
  void aRunThatIsStoppedWhileItsCancelWaitsLeavesTheCheckForTheNext() {
    beforeSending.add(
        () -> {
          if (engine != null) {
            engine.stop();
          }
        });
    RunReport report = run();
    assertLeftAndReported(report, Event.CREATED);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.STOPPED);
  }

  /** Its queries lag behind, a read by ID does not. */
  private final class LaggingIndex implements PayoutIndex {
    @Override
    public ImmutableList<LivePayout> livePayouts(
        PayableType type,
        ImmutableSet<PayableId> payables,
        ImmutableMap<ContractorId, DaySpan> spans) {
      return workspace.livePayouts(type, payables, spans);
    }

    @Override
    public ImmutableList<DatedPayout> livePayouts(DaySpan days) {
      return workspace.livePayouts(days);
    }

    @Override
    public PayoutLookup livePayout(PayableType type, PayoutId payout) {
      reads++;
      return byNow != null ? byNow : workspace.livePayout(type, payout);
    }
  }

  /** Waits and answers as told, then cancels. */
  private final class Cancelling implements PayoutSink {
    @Override
    public Destination destination(RunRequest request) {
      return InMemoryWorkspace.DESTINATION;
    }

    @Override
    public CreateResult create(PayoutDraft draft, Sending sending) {
      return workspace.create(draft, sending);
    }

    @Override
    public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
      return Optional.empty();
    }

    @Override
    public Optional<String> withdraw(PayoutId payout) {
      return workspace.withdraw(payout);
    }

    @Override
    public CancelResult cancel(PayoutId payout, Sending sending) {
      if (!beforeSending.isEmpty()) {
        beforeSending.remove().run();
        sending.whileWaiting();
      }
      sending.beforeSending();
      if (!beforeLeaving.isEmpty()) {
        beforeLeaving.remove().run();
      }
      if (!sending.mayLeave()) {
        return new CancelResult(Effect.UNKNOWN, "It was too late to send it.");
      }
      if (!betweenTwoAttempts.isEmpty()) {
        betweenTwoAttempts.remove().run();
        sending.beforeSending();
      }
      if (answers.isEmpty()) {
        workspace.withdraw(payout);
        return CancelResult.APPLIED;
      }
      return answers.remove().apply(payout);
    }
  }
}
