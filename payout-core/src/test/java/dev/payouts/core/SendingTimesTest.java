package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the time starts in which a create may still be applied (payout-core/DESIGN.md). */
class SendingTimesTest {
  private static final CreateResult UNKNOWN = new CreateResult.Unknown("no answer");

  private final List<Runnable> atEachStep = new ArrayList<>();
  private Duration wallClockStep = Duration.ZERO;
  private Duration slowQueries = Duration.ZERO;
  private Runnable atEachLookup = () -> {};
  private final HandHost host =
      new HandHost() {
        @Override
        public void sleep(Duration duration) {
          super.sleep(duration);
          List.copyOf(atEachStep).forEach(Runnable::run);
        }

        @Override
        public Instant now() {
          return super.now().plus(wallClockStep);
        }
      };
  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));

  private RunReport run(PayoutSink sink) {
    return workspace
        .engine()
        .host(host)
        .journal(journal)
        .sink(sink)
        .payouts(new SlowIndex())
        .build()
        .run(RunRequest.refund().build());
  }

  /** What an answer shows is as it was when the query was asked. */
  private final class SlowIndex implements PayoutIndex {
    @Override
    public ImmutableList<LivePayout> livePayouts(
        PayableType type,
        ImmutableSet<PayableId> payables,
        ImmutableMap<ContractorId, DaySpan> spans) {
      atEachLookup.run();
      ImmutableList<LivePayout> asked = workspace.livePayouts(type, payables, spans);
      if (!slowQueries.isZero()) {
        host.sleep(slowQueries);
      }
      return asked;
    }

    @Override
    public ImmutableList<DatedPayout> livePayouts(DaySpan days) {
      return workspace.livePayouts(days);
    }

    @Override
    public PayoutLookup livePayout(PayableType type, PayoutId payout) {
      return workspace.livePayout(type, payout);
    }
  }

  /** A sink over the workspace that creates in its own way. */
  private abstract static class Sink implements PayoutSink {
    @Override
    public Destination destination(RunRequest request) {
      return InMemoryWorkspace.DESTINATION;
    }

    @Override
    public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
      return Optional.empty();
    }

    @Override
    public Optional<String> withdraw(PayoutId payout) {
      return Optional.empty();
    }
  }

  private Duration ageOfLastIntent() {
    JournalEntry last =
        journal.read().stream()
            .filter(entry -> entry.event() == Event.INTENDED)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return Duration.between(last.at(), host.now());
  }

  @Test
  void anIntentThatTakesLongToWriteIsWrittenAgainBeforeTheRequestIsSent() {
    List<Duration> stalls = new ArrayList<>(List.of(Duration.ofSeconds(78)));
    journal.writing(entry -> host.advance(stalls.isEmpty() ? Duration.ZERO : stalls.remove(0)));
    List<Duration> ages = new ArrayList<>();
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            ages.add(ageOfLastIntent());
            return workspace.store(draft);
          }
        });
    assertThat(ages).containsExactly(Duration.ZERO);
  }

  @Test
  void aRunDoesNotGoOnWithWhatItDecidedHoursAgoBeforeItsMachineWasSuspended() {
    workspace.with(refund("r2"));
    Sink suspended =
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            wallClockStep = wallClockStep.plus(Duration.ofMinutes(361));
            return workspace.store(draft);
          }
        };
    RunReport report = run(suspended);
    assertThat(report.count(Status.CREATED)).isEqualTo(1);
    assertThat(report.items().get(1).reason()).isEqualTo(Reason.NOT_ATTEMPTED);
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence())
        .startsWith("The run began to read more than 6 h ago")
        .contains("another run");
    assertThat(journal.read()).hasSize(2);
    RunReport next = run(suspended);
    assertThat(next.count(Status.CREATED)).isEqualTo(1);
    assertThat(next.stopped()).isNull();
  }

  @Test
  void aPermanentlySlowJournalStopsTheRunBeforeItsCreate() {
    journal.writing(entry -> host.advance(Duration.ofSeconds(3)));
    RunReport report = run(workspace);
    assertThat(workspace.drafts()).isEmpty();
    assertThat(journal.read()).filteredOn(entry -> entry.event() == Event.INTENDED).hasSize(5);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.failure().map(RunReport.RunFailure::sentence).orElseThrow())
        .startsWith("Writing a line to the journal in the state directory takes more than 2 s");
  }

  @Test
  void anIntentThatTakesTwoSecondsToWriteIsWrittenOnce() {
    journal.writing(entry -> host.advance(Duration.ofSeconds(2)));
    run(workspace);
    assertThat(journal.read())
        .extracting(JournalEntry::event)
        .containsExactly(Event.INTENDED, Event.CREATED);
  }

  @Test
  void thePayoutOfAnUnknownCreateIsLookedUpEverMoreRarelyAndAtItsLastChance() {
    List<Long> lookups = new ArrayList<>();
    atEachLookup = () -> lookups.add(host.elapsed().toSeconds());
    List<CreateResult> answers = new ArrayList<>(List.of(UNKNOWN));
    workspace.creating(draft -> answers.isEmpty() ? workspace.store(draft) : answers.remove(0));
    run(workspace);
    assertThat(lookups)
        .as("one to decide, the others to resolve")
        .containsExactly(0L, 0L, 1L, 3L, 7L, 15L, 25L, 35L, 45L, 55L, 65L, 70L);
  }

  @Test
  void aRequestMustNotBeSentLongAfterItsIntentWasWritten() {
    List<Boolean> allowed = new ArrayList<>();
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            host.advance(Timeouts.DEFAULT.maxIntentAge().plusMillis(1));
            allowed.add(sending.mayLeave());
            sending.beforeSending();
            host.advance(Timeouts.DEFAULT.maxIntentAge());
            allowed.add(sending.mayLeave());
            return workspace.store(draft);
          }
        });
    assertThat(allowed).containsExactly(false, true);
  }

  @Test
  void aRequestWithoutAnIntentMustNotLeave() {
    List<Boolean> allowed = new ArrayList<>();
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            allowed.add(sending.mayLeave());
            sending.beforeSending();
            allowed.add(sending.mayLeave());
            return workspace.store(draft);
          }
        });
    assertThat(allowed).containsExactly(false, true);
  }

  @Test
  void aCreateThatIsAppliedAtTheEndOfTheLimitAfterASlowConnectionIsFound() {
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            host.advance(Duration.ofSeconds(10));
            assertThat(sending.mayLeave()).isTrue();
            appearsAfter(Duration.ofSeconds(69), draft);
            return UNKNOWN;
          }
        });
    assertCreatedOnce();
  }

  /** A network that was interrupted delivers what was sent before. */
  @Test
  void aCreateThatWasDeliveredOnlyWhenItsConnectionWasGivenUpIsFound() {
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            assertThat(sending.mayLeave()).isTrue();
            host.advance(Duration.ofSeconds(60));
            appearsAfter(Duration.ofSeconds(69), draft);
            return UNKNOWN;
          }
        });
    assertCreatedOnce();
  }

  @Test
  void ifASinkDoesNotReportWhenItSendsTheTimeStartsWhenItReturns() {
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            host.advance(Duration.ofSeconds(45));
            appearsAfter(Duration.ofSeconds(69), draft);
            return UNKNOWN;
          }
        });
    assertCreatedOnce();
  }

  @Test
  void aCreateThatFailsLongAfterTheLimitIsLookedForUntilQueriesMustShowIt() {
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            assertThat(sending.mayLeave()).isTrue();
            host.advance(Duration.ofMinutes(5));
            appearsAfter(Duration.ofSeconds(9), draft);
            return UNKNOWN;
          }
        });
    assertCreatedOnce();
  }

  @Test
  void aClockThatWasSetBackMakesNoIntentYounger() {
    assertThat(mayLeaveAfter(Timeouts.DEFAULT.maxIntentAge().plusMillis(1), Duration.ofHours(-1)))
        .isFalse();
  }

  /** The elapsed time of some machines stands still while they sleep; the wall clock does not. */
  @Test
  void aMachineThatWasSuspendedMakesNoIntentYounger() {
    assertThat(mayLeaveAfter(Duration.ZERO, Timeouts.DEFAULT.maxIntentAge().plusMillis(1)))
        .isFalse();
  }

  /** Returns whether a request may leave after some time and a step of the wall clock. */
  private boolean mayLeaveAfter(Duration elapsed, Duration step) {
    List<Boolean> allowed = new ArrayList<>();
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            host.advance(elapsed);
            wallClockStep = step;
            allowed.add(sending.mayLeave());
            return workspace.store(draft);
          }
        });
    return allowed.get(0);
  }

  @Test
  void aQueryThatIsAnsweredAfterTheLastChanceCountsFromWhenItWasAsked() {
    slowQueries = Duration.ofSeconds(20);
    run(
        new Sink() {
          @Override
          public CreateResult create(PayoutDraft draft, Sending sending) {
            sending.beforeSending();
            appearsAfter(Duration.ofSeconds(69), draft);
            return UNKNOWN;
          }
        });
    assertCreatedOnce();
  }

  @Test
  void anIntentThatCannotBeWrittenKeepsItsRequestFromLeaving() {
    journal.writing(
        entry -> {
          throw new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, "The disk is full.");
        });
    RunReport report = run(workspace);
    assertThat(workspace.drafts()).isEmpty();
    assertThat(report.failure().map(RunReport.RunFailure::sentence)).contains("The disk is full.");
  }

  /** It was written before the clock was set back. */
  @Test
  void anIntentFromTheFutureIsNotAnOldOne() {
    PayoutDraft draft = draftOf("r1");
    leftOpen(Event.INTENDED, draft, Duration.ofHours(-1));
    appearsAfter(Timeouts.DEFAULT.untilVisible().plusSeconds(10), draft);
    run(workspace);
    assertCreatedOnce();
  }

  @Test
  void anUnknownOutcomeIsLookedForUntilQueriesMustShowIt() {
    PayoutDraft draft = draftOf("r1");
    leftOpen(Event.UNKNOWN, draft, Duration.ofSeconds(20));
    appearsAfter(Duration.ofSeconds(60 + 10 - 20 - 1), draft);
    run(workspace);
    assertCreatedOnce();
  }

  private void leftOpen(Event event, PayoutDraft draft, Duration age) {
    journal.with(
        new JournalEntry(
            host.now().minus(age),
            "killed",
            event,
            draft.type(),
            draft.payable(),
            draft.contractor(),
            draft.date(),
            null));
  }

  @Test
  void forAnOpenIntentTheLatestPossibleTimeOfSendingIsAssumed() {
    host.advance(Duration.ofMinutes(10));
    Duration age = Duration.ofSeconds(20);
    PayoutDraft draft = draftOf("r1");
    leftOpen(Event.INTENDED, draft, age);
    appearsAfter(Duration.ofSeconds(15 + 60 + 10 - 20 - 1), draft);
    run(workspace);
    assertCreatedOnce();
  }

  @Test
  void aRunThatWasKilledMayHaveDeliveredItsRequestUntilItsEnd() {
    host.advance(Duration.ofHours(1));
    PayoutDraft draft = draftOf("r1");
    leftOpen(Event.INTENDED, draft, Duration.ofSeconds(15 + 600));
    appearsAfter(Duration.ofSeconds(60 + 10 - 1), draft);
    run(workspace);
    assertCreatedOnce();
  }

  @Test
  void anIntentWhoseConnectionWasGivenUpLongAgoIsNotWaitedFor() {
    host.advance(Duration.ofHours(1));
    leftOpen(Event.INTENDED, draftOf("r1"), Duration.ofSeconds(15 + 600 + 60 + 10));
    Duration before = host.elapsed();
    run(workspace);
    assertThat(host.elapsed()).isEqualTo(before);
    assertThat(workspace.drafts()).hasSize(1);
  }

  private static PayoutDraft draftOf(String id) {
    var other = new InMemoryWorkspace().with(refund(id));
    other.engine().build().run(RunRequest.refund().build());
    return other.drafts().get(0);
  }

  private void assertCreatedOnce() {
    assertThat(workspace.drafts()).hasSize(1);
    assertThat(atEachStep).as("creates that are applied after the run has ended").isEmpty();
  }

  private void appearsAfter(Duration wait, PayoutDraft draft) {
    Duration due = host.elapsed().plus(wait);
    atEachStep.add(
        new Runnable() {
          @Override
          public void run() {
            if (host.elapsed().compareTo(due) >= 0) {
              atEachStep.remove(this);
              workspace.store(draft);
            }
          }
        });
  }
}
