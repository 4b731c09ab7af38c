package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.CancelResult.Effect;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.testing.Fixtures;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Voiding payouts of a run (payout-core/RULES.md, "In every run"). */
class VoidsTest {
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
  private final Deque<Function<PayoutId, CancelResult>> answers = new ArrayDeque<>();
  private final Deque<Duration> waits = new ArrayDeque<>();
  private final Deque<Runnable> suspensions = new ArrayDeque<>();
  private final List<Boolean> left = new ArrayList<>();
  private Optional<String> creator = Optional.empty();

  private PayoutEngine engine() {
    return workspace.engine().host(host).journal(journal).sink(new Answering()).build();
  }

  private RunReport run() {
    return engine().run(RunRequest.refund().build());
  }

  private static VoidRequest all(RunReport run) {
    return VoidRequest.of(run.runId(), ImmutableList.of(run));
  }

  private Result voided(RunReport run) {
    return engine().voidPayouts(all(run)).payouts().get(0);
  }

  private ImmutableList<Event> events() {
    return journal.read().stream()
        .map(JournalEntry::event)
        .collect(ImmutableList.toImmutableList());
  }

  private static PayoutId payout(RunReport run) {
    return Objects.requireNonNull(all(run).payouts().get(0).item().payout());
  }

  /** Replaces the payout of a run by another version of it. */
  private void become(LivePayout payout) {
    workspace.lookingUp(payout.id(), new PayoutLookup.Live(payout));
  }

  private LivePayout asCreated(RunReport run) {
    return workspace
        .livePayouts(run.request().type(), ImmutableSet.of(), ImmutableMap.of())
        .stream()
        .filter(each -> each.id().equals(payout(run)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVoidedPayoutIsCancelledAndItsPayableIsPaidAgainOnce() {
    RunReport first = run();
    VoidReport report = engine().voidPayouts(all(first));
    assertThat(report.with(Outcome.VOIDED)).hasSize(1);
    assertThat(report.needsAttention()).isFalse();
    assertThat(events())
        .containsExactly(Event.INTENDED, Event.CREATED, Event.VOIDING, Event.VOIDED);
    RunReport again = run();
    assertThat(again.count(Status.CREATED)).isOne();
    assertThat(workspace.log()).filteredOn("payout created0"::equals).as("read by ID").hasSize(2);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(voided(first).outcome()).isEqualTo(Outcome.ALREADY_CANCELLED);
    assertThat(run().items().get(0).payout()).isEqualTo(payout(again));
  }

  @Test
  void aPreviewChangesNothing() {
    RunReport run = run();
    assertThat(engine().previewVoid(all(run)).payouts().get(0).outcome())
        .isEqualTo(Outcome.PLANNED);
    assertThat(events()).containsExactly(Event.INTENDED, Event.CREATED);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @Test
  void aPayoutThatWasOnlyMovedIsReportedAsMoved() {
    RunReport run = run();
    LivePayout made = asCreated(run);
    become(
        new LivePayout(
            made.id(),
            ImmutableSet.of(),
            ImmutableSet.of(),
            ImmutableSet.of(),
            null,
            null,
            LivePayout.Stage.MOVED_ON,
            made.status(),
            null,
            "bot",
            made.createdTime()));
    creator = Optional.of("bot");
    Result result = voided(run);
    assertThat(result.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(result.message()).contains("was changed (moved to another database, or emptied):");
    creator = Optional.of("another");
    assertThat(voided(run).message()).contains("emptied, created by another connection):");
  }

  /** What somebody may have done to a payout since. */
  private enum Change {
    STATUS,
    ARCHIVED,
    AMOUNT,
    CURRENCY,
    NO_AMOUNT,
    CONTRACTOR,
    ANOTHER_PAYABLE,
    ALSO_ANOTHER_PAYABLE,
    CREATOR;

    LivePayout of(LivePayout payout) {
      return new LivePayout(
          payout.id(),
          this == ANOTHER_PAYABLE
              ? payables("r2")
              : this == ALSO_ANOTHER_PAYABLE ? payables("r1", "r2") : payout.payables(),
          ImmutableSet.of(this == CONTRACTOR ? BOB : ANN),
          payout.rates(),
          money(payout.money()),
          payout.date(),
          this == STATUS
              ? LivePayout.Stage.MOVED_ON
              : this == ARCHIVED ? LivePayout.Stage.ARCHIVED : payout.stage(),
          payout.status(),
          payout.runKey(),
          this == CREATOR ? "somebody" : "bot",
          payout.createdTime());
    }

    private static ImmutableSet<PayableId> payables(String... ids) {
      return Arrays.stream(ids).map(PayableId::new).collect(ImmutableSet.toImmutableSet());
    }

    private @Nullable Money money(@Nullable Money before) {
      return switch (this) {
        case AMOUNT -> Fixtures.money("12.35", "USD");
        case CURRENCY -> Fixtures.money("12.34", "EUR");
        case NO_AMOUNT -> null;
        default -> before;
      };
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPayoutThatSomebodyChangedIsLeftAloneAndStillPays(Change change) {
    RunReport run = run();
    creator = Optional.of("bot");
    become(change.of(asCreated(run)));
    assertThat(engine().previewVoid(all(run)).payouts().get(0).outcome())
        .isEqualTo(Outcome.CHANGED);
    Result result = voided(run);
    assertThat(result.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(result.message()).startsWith("Since it was created, the payout was changed (");
    assertThat(events()).doesNotContain(Event.VOIDING);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @Test
  void aPayoutThatIsUnreachableOrOfAnInterruptedRunIsLeftAlone() {
    RunReport run = run();
    Item created = run.items().get(0);
    var unpriced = new VoidRequest.Created(run.request().type(), created.priced(null, null));
    assertThat(
            engine()
                .voidPayouts(
                    new VoidRequest(run.runId(), ImmutableList.of(unpriced), ImmutableList.of()))
                .payouts()
                .get(0)
                .message())
        .startsWith("The run was interrupted and did not report the amount");
    workspace.lookingUp(payout(run), new PayoutLookup.Unreachable("Notion answers 404"));
    assertThat(voided(run).outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
  }

  @Test
  void aCancelWhoseAnswerWasLostIsFoundByTheNextRead() {
    RunReport run = run();
    answers.add(
        id -> {
          workspace.withdraw(id);
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    assertThat(voided(run).outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(events()).endsWith(Event.VOIDING, Event.VOIDED);
  }

  @Test
  void aCancelIsRepeatedOnlyAfterAnotherReadOfThePayout() {
    RunReport run = run();
    answers.add(
        id -> {
          become(Change.STATUS.of(asCreated(run)));
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    Duration before = host.elapsed();
    assertThat(voided(run).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(host.elapsed().minus(before))
        .as("until the cancel can no longer be applied")
        .isEqualTo(Timeouts.DEFAULT.processingLimit());
    assertThat(events()).endsWith(Event.VOIDING).doesNotContain(Event.VOIDED);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @ParameterizedTest(name = "after {0} unknown cancels")
  @ValueSource(ints = {1, 5})
  void aPayoutThatCannotBeReadAfterACancelWithoutAnAnswerIsNotCalledLive(int unknown) {
    RunReport run = run();
    for (int i = 1; i < unknown; i++) {
      answers.add(id -> new CancelResult(Effect.UNKNOWN, "no answer"));
    }
    answers.add(
        id -> {
          workspace.lookingUp(id, new PayoutLookup.Unreachable("Notion answers 404"));
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    Result result = voided(run);
    assertThat(result.outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
    assertThat(result.message())
        .isEqualTo(
            "It is unknown whether the payout was cancelled: it cannot be read any more (Notion"
                + " answers 404). Restore access and void it again, or check that it has not been"
                + " paid and run 'payouts release r1'.");
    assertThat(events()).doesNotContain(Event.VOIDED);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
  }

  @Test
  void aPayoutThatIsChangedAndGoneAfterACancelWithoutAnAnswerIsNotCalledLive() {
    RunReport run = run();
    answers.add(
        id -> {
          become(Change.STATUS.of(asCreated(run)));
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    var late =
        new LateHost(
            () ->
                workspace.lookingUp(
                    payout(run), new PayoutLookup.Unreachable("Notion answers 404")));
    VoidReport report =
        workspace
            .engine()
            .host(late)
            .journal(journal)
            .sink(new Answering())
            .build()
            .voidPayouts(all(run));
    assertThat(report.payouts().get(0).outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
    assertThat(events()).doesNotContain(Event.VOIDED);
  }

  /** A network that was interrupted delivers what was sent before. */
  @Test
  void theTimeOfACancelWithoutAnAnswerStartsWhenItFails() {
    RunReport run = run();
    answers.add(
        id -> {
          host.advance(Duration.ofSeconds(60));
          become(Change.STATUS.of(asCreated(run)));
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    Duration before = host.elapsed();
    assertThat(voided(run).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(host.elapsed().minus(before))
        .isEqualTo(Timeouts.DEFAULT.processingLimit().plusSeconds(60));
  }

  @Test
  void aCancelThatIsAppliedAfterAPersonPaidIsReportedAndNothingIsPaidUntilSomebodyChecked() {
    RunReport run = run();
    answers.add(
        id -> {
          become(Change.STATUS.of(asCreated(run)));
          return new CancelResult(Effect.UNKNOWN, "no answer");
        });
    var late = new LateHost(() -> workspace.lookingUp(payout(run), PayoutLookup.NOT_LIVE));
    VoidReport report =
        workspace
            .engine()
            .host(late)
            .journal(journal)
            .sink(new Answering())
            .build()
            .voidPayouts(all(run));
    assertThat(report.payouts().get(0).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(report.payouts().get(0).message()).contains("check that it has not been paid");
    assertThat(report.needsAttention()).isTrue();
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
    assertThat(engine().previewVoid(all(run)).payouts().get(0).outcome())
        .isEqualTo(Outcome.PLANNED);
    assertThat(voided(run).outcome()).as("checked").isEqualTo(Outcome.ALREADY_CANCELLED);
    assertThat(run().count(Status.CREATED)).isOne();
  }

  /** Something happens at its first wait. */
  private static final class LateHost extends HandHost {
    private final Runnable event;

    LateHost(Runnable event) {
      this.event = event;
    }

    @Override
    public void sleep(Duration duration) {
      event.run();
      super.sleep(duration);
    }
  }

  @Test
  void aRefusedCancelLeavesThePayoutLiveAndIsNotRepeated() {
    RunReport run = run();
    answers.add(id -> new CancelResult(Effect.NOT_APPLIED, "Notion said no."));
    Duration before = host.elapsed();
    Result result = voided(run);
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.message()).contains("Notion said no.");
    assertThat(host.elapsed()).isEqualTo(before);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  /** The request waited for the rate limit: somebody may have paid meanwhile. */
  @Test
  void aReadThatIsTooOldIsRepeatedBeforeTheCancelLeaves() {
    RunReport run = run();
    waits.add(Duration.ofSeconds(30));
    assertThat(voided(run).outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(workspace.log().stream().filter(call -> call.equals("payout created0"))).hasSize(2);
    assertThat(events()).endsWith(Event.CREATED, Event.VOIDING, Event.VOIDED);
  }

  /** The elapsed time of some machines stands still while they sleep; the wall clock does not. */
  private void sleepAnHour() {
    suspended = suspended.plus(Duration.ofHours(1));
  }

  @Test
  void aPayoutThatWasPaidWhileTheMachineWasSuspendedAfterTheReadIsLeftAlone() {
    RunReport run = run();
    suspensions.add(
        () -> {
          sleepAnHour();
          become(Change.STATUS.of(asCreated(run)));
        });
    assertThat(voided(run).outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(events()).doesNotContain(Event.VOIDING);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @Test
  void aCancelDoesNotLeaveIfTheMachineWasSuspendedAfterItsIntent() {
    RunReport run = run();
    journal.writing(
        entry -> {
          if (entry.event() == Event.VOIDING && left.isEmpty()) {
            sleepAnHour();
          }
        });
    assertThat(voided(run).outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(left).as("the second after another read").containsExactly(false, true);
  }

  @Test
  void aBackendThatRefusesEverythingEndsTheVoid() {
    workspace.with(refund("r2"));
    RunReport run = run();
    answers.add(
        id -> {
          throw new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, "Token refused.");
        });
    VoidReport report = engine().voidPayouts(all(run));
    assertThat(report.payouts()).extracting(Result::outcome).containsOnly(Outcome.NOT_ATTEMPTED);
    assertThat(report.failure().orElseThrow().sentence()).isEqualTo("Token refused.");
    assertThat(run().count(Status.SKIPPED)).isEqualTo(2);
  }

  @Test
  void aStoppedEngineVoidsNothing() {
    RunReport run = run();
    PayoutEngine engine = engine();
    engine.stop();
    VoidReport report = engine.voidPayouts(all(run));
    assertThat(report.payouts().get(0).outcome()).isEqualTo(Outcome.NOT_ATTEMPTED);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.STOPPED);
    assertThat(events()).doesNotContain(Event.VOIDING);
  }

  /** A crash after the intent: the payout counts until it is seen cancelled. */
  @Test
  void aPayoutWhoseVoidWasOnlyAnnouncedStillPaysAndOnceCancelledWaitsForTheEndOfTheVoid() {
    RunReport run = run();
    LivePayout payout = asCreated(run);
    JournalEntry created = journal.read().get(1);
    journal.with(created.then(host.now(), "void", Event.VOIDING, payout.id()));
    become(payout); // no query shows it
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    workspace.lookingUp(payout.id(), PayoutLookup.NOT_LIVE);
    Item waiting = run().items().get(0);
    assertThat(waiting.reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
    assertThat(waiting.message()).contains("void of it was not finished");
    assertThat(voided(run).outcome()).isEqualTo(Outcome.ALREADY_CANCELLED);
    assertThat(run().count(Status.CREATED)).isOne();
  }

  @Test
  void aVoidedPayoutThatSomebodyTakesBackPaysAgainEvenIfNoQueryShowsIt() {
    RunReport run = run();
    LivePayout payout = asCreated(run);
    assertThat(voided(run).outcome()).isEqualTo(Outcome.VOIDED);
    become(payout);
    assertThat(run().items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    workspace.lookingUp(payout.id(), new PayoutLookup.Unreachable("Notion answers 404"));
    assertThat(run().count(Status.CREATED)).as("deleted for good after the void").isOne();
  }

  @Test
  void anItemWhoseOutcomeIsUnknownIsNamedBecauseALaterRunMayHaveFoundItsPayout() {
    RunReport run = run();
    Item unknown = run.items().get(0).left(Reason.OUTCOME_UNKNOWN, "It is unknown.", null);
    VoidRequest request =
        VoidRequest.of(run.runId(), ImmutableList.of(run.with(ImmutableList.of(unknown))));
    VoidReport report = engine().voidPayouts(request);
    assertThat(report.payouts())
        .extracting(Result::outcome)
        .containsExactly(Outcome.OUTCOME_UNKNOWN);
    assertThat(report.needsAttention()).isTrue();
    assertThat(events()).as("nothing is cancelled").doesNotContain(Event.VOIDING);
    assertThat(request.only(unknown.payable()).unknown()).hasSize(1);
  }

  @Test
  void onlyThePayoutOfTheNamedPayableIsVoided() {
    workspace.with(refund("r2"));
    RunReport run = run();
    VoidReport report = engine().voidPayouts(all(run).only(new PayableId("r2")));
    assertThat(report.payouts()).extracting(r -> r.item().payable().value()).containsExactly("r2");
    assertThat(run().count(Status.CREATED)).isOne();
    assertThat(all(run).only(new PayableId("none")).payouts()).isEmpty();
  }

  /** Answers as told, then cancels. */
  private final class Answering implements PayoutSink {
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
    public Optional<String> creator() {
      return creator;
    }

    @Override
    public CancelResult cancel(PayoutId payout, Sending sending) {
      if (!waits.isEmpty()) {
        host.advance(waits.remove());
      }
      if (!suspensions.isEmpty()) {
        suspensions.remove().run();
      }
      sending.beforeSending();
      left.add(sending.mayLeave());
      if (!left.get(left.size() - 1)) {
        return new CancelResult(Effect.UNKNOWN, "It was too late to send it.");
      }
      if (answers.isEmpty()) {
        workspace.withdraw(payout);
        return CancelResult.APPLIED;
      }
      return answers.remove().apply(payout);
    }
  }
}
