package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.CancelResult.Effect;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How a void reads payouts, sends its cancels and waits for them (payout-core/DESIGN.md, "Void").
 */
class VoidSendingTest {
  private static final CancelResult NO_ANSWER = new CancelResult(Effect.UNKNOWN, "no answer");
  private static final Duration PROCESSING = Timeouts.DEFAULT.processingLimit();

  private Runnable atEachWait = () -> {};
  private final HandHost host =
      new HandHost() {
        @Override
        public void sleep(Duration duration) {
          atEachWait.run();
          super.sleep(duration);
        }
      };
  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));
  private final List<Destination> destinations = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private Function<PayoutSink.Sending, CancelResult> canceling = this::cancelled;
  private final PayoutEngine engine =
      workspace
          .engine()
          .host(host)
          .journal(new Watched())
          .sink(new Canceling())
          .listener(
              new RunListener() {
                @Override
                public void waiting(Duration atMost) {
                  waits.add(atMost);
                }
              })
          .build();
  private final RunReport run = engine.run(RunRequest.refund().build());
  private final VoidRequest request = VoidRequest.of(run.runId(), ImmutableList.of(run));

  private CancelResult cancelled(PayoutSink.Sending sending) {
    sending.beforeSending();
    assertThat(sending.mayLeave()).isTrue();
    workspace.withdraw(new PayoutId("created0"));
    return CancelResult.APPLIED;
  }

  private static CancelResult unanswered(PayoutSink.Sending sending) {
    sending.beforeSending();
    assertThat(sending.mayLeave()).isTrue();
    return NO_ANSWER;
  }

  private long reads() {
    return workspace.log().stream().filter("payout created0"::equals).count();
  }

  private boolean isAnnounced() {
    return journal.read().stream().map(JournalEntry::event).anyMatch(Event.VOIDING::equals);
  }

  private Result voided() {
    return engine.voidPayouts(request).payouts().get(0);
  }

  @Test
  void aReadOfJustTheOldestAgeIsNotRepeated() {
    canceling =
        sending -> {
          host.advance(Duration.ofSeconds(5));
          return cancelled(sending);
        };
    assertThat(voided().outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(reads()).isOne();
  }

  @Test
  void aCancelWithoutAnAnswerIsSentFiveTimesAndThenWaitedFor() {
    List<Integer> sent = new ArrayList<>();
    canceling =
        sending -> {
          sent.add(1);
          return unanswered(sending);
        };
    Duration before = host.elapsed();
    Result result = voided();
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.message()).contains("no answer");
    assertThat(sent).hasSize(5);
    assertThat(reads()).as("one before each, and the last").isEqualTo(6);
    assertThat(waits).containsExactly(PROCESSING);
    assertThat(host.elapsed().minus(before)).isEqualTo(PROCESSING);
  }

  @Test
  void aSinkThatThrowsLeavesItUnknownWhetherTheCancelWasApplied() {
    canceling =
        sending -> {
          unanswered(sending);
          throw new IllegalStateException("bad\nsink");
        };
    Result result = voided();
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.message())
        .contains("The backend's sink failed (java.lang.IllegalStateException: bad sink)");
    assertThat(waits).containsExactly(PROCESSING);
  }

  @Test
  void aCancelWithoutAnAnswerThatTheNextReadShowsIsNotWaitedFor() {
    canceling =
        sending -> {
          cancelled(sending);
          return NO_ANSWER;
        };
    Duration before = host.elapsed();
    assertThat(voided().outcome()).isEqualTo(Outcome.VOIDED);
    assertThat(reads()).isEqualTo(2);
    assertThat(host.elapsed()).isEqualTo(before);
  }

  @Test
  void aPayoutThatCanBeReadAgainAfterTheWaitIsNotCalledUnreachable() {
    var payout = new PayoutId("created0");
    PayoutLookup before = workspace.livePayout(PayableType.REFUND, payout);
    canceling =
        sending -> {
          workspace.lookingUp(payout, new PayoutLookup.Unreachable("Notion answers 404"));
          return unanswered(sending);
        };
    atEachWait = () -> workspace.lookingUp(payout, before);
    Result result = voided();
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.message()).contains("its cancel got no clear answer");
  }

  @Test
  void aVoidThatIsStoppedBeforeACancelDoesNotAnnounceIt() {
    canceling =
        sending -> {
          engine.stop();
          return cancelled(sending);
        };
    VoidReport report = engine.voidPayouts(request);
    assertThat(report.payouts().get(0).outcome()).isEqualTo(Outcome.NOT_ATTEMPTED);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.STOPPED);
    assertThat(isAnnounced()).isFalse();
  }

  @Test
  void aCancelThatIsInterruptedAfterItsAnnouncementMayHaveBeenApplied() {
    canceling =
        sending -> {
          sending.beforeSending();
          throw new Host.StoppedException(new InterruptedException());
        };
    assertThat(voided().outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
  }

  @Test
  void aVoidThatIsStoppedWhileItWaitsLeavesTheCancelUnknown() {
    canceling = VoidSendingTest::unanswered;
    atEachWait = engine::stop;
    VoidReport report = engine.voidPayouts(request);
    assertThat(report.payouts().get(0).outcome()).isEqualTo(Outcome.OUTCOME_UNKNOWN);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.STOPPED);
  }

  @Test
  void aPreviewReadsThePayoutsOfEachTypeAtOnce() {
    var splits =
        run.with(
            ImmutableList.of(Item.of(split("s1"), null, null), Item.of(split("s2"), null, null)));
    var all =
        new VoidRequest(
            run.runId(),
            ImmutableList.<VoidRequest.Created>builder()
                .addAll(request.payouts())
                .addAll(
                    splits.items().stream()
                        .map(item -> item.created(new PayoutId("of-" + item.payable()), null))
                        .map(item -> new VoidRequest.Created(PayableType.INVOICE_SPLIT, item))
                        .iterator())
                .build(),
            ImmutableList.of());
    int before = workspace.log().size();
    assertThat(engine.previewVoid(all).payouts())
        .extracting(Result::outcome)
        .containsExactly(Outcome.PLANNED, Outcome.ALREADY_CANCELLED, Outcome.ALREADY_CANCELLED);
    assertThat(workspace.log().subList(before, workspace.log().size()))
        .containsExactly("payouts 1 0", "payouts 2 0", "payout of-s1", "payout of-s2");
  }

  @Test
  void aVoidAndItsPreviewUseTheJournalOfTheirDestination() {
    destinations.clear();
    engine.previewVoid(request);
    assertThat(destinations).containsExactly(InMemoryWorkspace.DESTINATION);
    engine.voidPayouts(request);
    assertThat(destinations)
        .containsExactly(InMemoryWorkspace.DESTINATION, InMemoryWorkspace.DESTINATION);
  }

  @Test
  void aPreviewOfNothingReadsNothing() {
    int before = workspace.log().size();
    var nothing = new VoidRequest(run.runId(), ImmutableList.of(), ImmutableList.of());
    VoidReport report = engine.previewVoid(nothing);
    assertThat(report.payouts()).isEmpty();
    assertThat(report.runId()).isNotEqualTo(run.runId());
    assertThat(workspace.log()).hasSize(before);
  }

  /** Remembers for which destination it is used. */
  private final class Watched implements Journal {
    @Override
    public Session begin(Claim claim) {
      destinations.add(claim.destination());
      return journal.begin(claim);
    }

    @Override
    public ImmutableList<JournalEntry> read() {
      return journal.read();
    }

    @Override
    public void requireDestination(Destination destination) {
      destinations.add(destination);
    }
  }

  /** Cancels as told. */
  private final class Canceling implements PayoutSink {
    @Override
    public Destination destination(RunRequest of) {
      return workspace.destination(of);
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
      return canceling.apply(sending);
    }
  }
}
