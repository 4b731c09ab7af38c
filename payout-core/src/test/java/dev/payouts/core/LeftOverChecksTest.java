package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.LivePayout.Stage;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The check for payouts of other hosts, of payouts that earlier runs created and whose payables are
 * not listed any more (payout-core/DESIGN.md, "Exactly once").
 */
class LeftOverChecksTest {
  private static final PayableId SOURCE = new PayableId("r1");
  private static final PayoutId OURS = new PayoutId("ours");

  private final HandHost host = new HandHost();
  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private Optional<String> whyNotCancelled = Optional.empty();

  private static LivePayout payout(String id, @Nullable String createdBy, long secondsLater) {
    return payout(id, createdBy, secondsLater, Stage.AS_CREATED);
  }

  private static LivePayout payout(
      String id, @Nullable String createdBy, long secondsLater, Stage stage) {
    return new LivePayout(
        new PayoutId(id),
        ImmutableSet.of(SOURCE),
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        stage,
        null,
        null,
        createdBy,
        Instant.EPOCH.plusSeconds(secondsLater));
  }

  /** An earlier run wrote it some days ago. */
  private void left(Event event) {
    left(event, HandHost.START.minus(Duration.ofDays(3)));
  }

  private void left(Event event, Instant at) {
    journal.with(
        new JournalEntry(
            at, "earlier", event, PayableType.REFUND, SOURCE, new ContractorId("c1"), null, OURS));
  }

  private RunReport run() {
    return run(workspace);
  }

  private RunReport run(PayoutIndex payouts) {
    return workspace
        .engine()
        .payouts(payouts)
        .host(host)
        .hosts(HostSharing.SHARED)
        .journal(journal)
        .sink(new Cancelling())
        .build()
        .run(RunRequest.refund().build());
  }

  /** Cancels unless it is told that it cannot. */
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
      return whyNotCancelled.isPresent() ? whyNotCancelled : workspace.withdraw(payout);
    }
  }

  private Event lastEvent() {
    return journal.read().stream().reduce((earlier, later) -> later).orElseThrow().event();
  }

  private void assertNothingCancelled() {
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
  }

  @Test
  void theCheckIsMadeUpForHoweverLongAgoThePayoutWasCreated() {
    left(Event.CREATED);
    workspace.with(payout("ours", "bot", 60), payout("theirs", "bot", 0));
    assertThat(run().duplicates()).isEmpty();
    assertThat(workspace.log()).contains("withdraw ours");
    assertThat(lastEvent()).isEqualTo(Event.WITHDRAWN);
  }

  @Test
  void whatWasCreatedLongAgoIsCheckedWithoutAWait() {
    left(Event.CREATED);
    workspace.with(payout("ours", "bot", 60));
    run();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
    assertThat(host.elapsed()).isZero();
  }

  @Test
  void whatWasCreatedBeforeTheClockWasSetBackCountsAsNew() {
    left(Event.CREATED, HandHost.START.plus(Duration.ofDays(3)));
    workspace.with(payout("ours", "bot", 60));
    run();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
    assertThat(host.elapsed()).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void whatHasBeenCheckedIsNotCheckedAgain() {
    left(Event.CREATED);
    left(Event.AUDITED);
    workspace.with(payout("ours", "bot", 60), payout("theirs", "bot", 0));
    assertThat(run().duplicates()).isEmpty();
    assertNothingCancelled();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
    assertThat(journal.read()).hasSize(2);
  }

  @Test
  void aPayoutThatSomebodyHasWorkedWithIsReportedAndThatEndsItsCheck() {
    left(Event.CREATED);
    workspace.with(payout("ours", "bot", 60, Stage.MOVED_ON), payout("theirs", "bot", 0));
    assertThat(run().duplicates()).hasSize(1);
    assertNothingCancelled();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void whatIsNotProvedToBeOursIsReportedAndNeverCancelled() {
    left(Event.ADOPTED);
    workspace.with(payout("ours", "bot", 60), payout("theirs", "bot", 0));
    assertThat(run().duplicates()).hasSize(1);
    assertNothingCancelled();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void twoOfOthersAreReportedThoughOursIsGone() {
    left(Event.CREATED);
    workspace.with(payout("theirs", "bot", 0), payout("hand", "bot", 60));
    assertThat(run().duplicates()).hasSize(1);
    assertNothingCancelled();
  }

  @Test
  void oursIsReportedThoughSomebodyMovedOrUnlinkedItSoThatNoQueryShowsIt() {
    left(Event.CREATED);
    workspace.with(payout("theirs", "bot", 0));
    workspace.lookingUp(OURS, new PayoutLookup.Live(payout("ours", "bot", 60, Stage.MOVED_ON)));
    assertThat(run().duplicates())
        .containsExactly(
            new RunReport.Duplicate(SOURCE, ImmutableList.of(new PayoutId("theirs"), OURS)));
    assertNothingCancelled();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void oursThatNoQueryShowsIsReportedWithAllOthers() {
    left(Event.CREATED);
    workspace.with(payout("theirs", "bot", 0), payout("third", "bot", 30));
    workspace.lookingUp(OURS, new PayoutLookup.Live(payout("ours", "bot", 60, Stage.MOVED_ON)));
    assertThat(run().duplicates())
        .containsExactly(
            new RunReport.Duplicate(
                SOURCE, ImmutableList.of(new PayoutId("theirs"), new PayoutId("third"), OURS)));
  }

  @Test
  void oursIsReportedIfItCannotBeReadAnyMore() {
    left(Event.CREATED);
    workspace.with(payout("theirs", "bot", 0));
    workspace.lookingUp(OURS, new PayoutLookup.Unreachable("Notion answers 404"));
    assertThat(run().duplicates()).hasSize(1);
  }

  @Test
  void oursIsReportedWithAllOthersThoughItsReadFailsAndTheNextRunChecksAgain() {
    left(Event.CREATED);
    workspace.with(payout("theirs", "bot", 0));
    RunReport report = run(new WithoutReadsById());
    assertThat(report.duplicates())
        .containsExactly(
            new RunReport.Duplicate(SOURCE, ImmutableList.of(new PayoutId("theirs"), OURS)));
    assertThat(report.failure().orElseThrow().sentence()).isEqualTo("Notion is away.");
    assertThat(lastEvent()).isEqualTo(Event.CREATED);
  }

  /** Answers queries only. */
  private final class WithoutReadsById implements PayoutIndex {
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
      throw new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, "Notion is away.");
    }
  }

  @Test
  void oursIsNotReadIfItIsTheOnlyOneOrAQueryShowsIt() {
    left(Event.CREATED);
    workspace.lookingUp(OURS, new PayoutLookup.Live(payout("ours", "bot", 60, Stage.MOVED_ON)));
    assertThat(run().duplicates()).isEmpty();
    workspace.with(payout("ours", "bot", 0), payout("theirs", "bot", 60));
    left(Event.CREATED);
    assertThat(run().duplicates()).isEmpty();
    assertThat(workspace.log()).doesNotContain("payout ours");
  }

  @Test
  void wherePayoutsDoNotSayWhoMadeThemNobodyIsTrustedToCancel() {
    left(Event.CREATED);
    workspace.with(payout("ours", null, 0), payout("theirs", null, 60));
    assertThat(run().duplicates()).hasSize(1);
    assertNothingCancelled();
  }

  @Test
  void ofTheSameMinuteTheOneWithTheLeastIdStays() {
    left(Event.CREATED);
    workspace.with(payout("zzz", "bot", 0), payout("ours", "bot", 0));
    assertThat(run().duplicates()).isEmpty();
    assertNothingCancelled();
    left(Event.CREATED);
    workspace.with(payout("aaa", "bot", 0));
    run();
    assertThat(workspace.log()).contains("withdraw ours");
  }

  @Test
  void onePayoutThatCouldNotBeCancelledIsReportedAndTheNextRunTriesAgain() {
    left(Event.CREATED);
    workspace.with(payout("ours", "bot", 60), payout("theirs", "bot", 0));
    whyNotCancelled = Optional.of("Notion is away.");
    assertThat(run().duplicates()).hasSize(1);
    assertThat(lastEvent()).isEqualTo(Event.CREATED);
    whyNotCancelled = Optional.empty();
    assertThat(run().duplicates()).isEmpty();
    assertThat(workspace.log()).contains("withdraw ours");
  }

  @Test
  void aRunThatIsStoppedWhileItWaitsLeavesTheCheckForTheNext() {
    journal.with(
        new JournalEntry(
            host.now(),
            "earlier",
            Event.CREATED,
            PayableType.REFUND,
            SOURCE,
            new ContractorId("c1"),
            null,
            OURS));
    workspace.with(payout("ours", "bot", 60));
    PayoutEngine engine =
        workspace.engine().host(host).hosts(HostSharing.SHARED).journal(journal).build();
    engine.stop();
    engine.run(RunRequest.refund().build());
    assertThat(lastEvent()).isEqualTo(Event.CREATED);
  }

  @Test
  void aPayoutThatWasAdoptedAndIsTheOnlyOneIsNoDuplicate() {
    left(Event.ADOPTED);
    workspace.with(payout("ours", "bot", 0));
    assertThat(run().duplicates()).isEmpty();
    assertThat(lastEvent()).isEqualTo(Event.AUDITED);
  }

  @Test
  void aRunThatIsStoppedDuringTheWaitEndsWithinASecond() {
    workspace.with(refund("r1"));
    List<PayoutEngine> engines = new ArrayList<>();
    var stopping =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            super.sleep(duration);
            if (elapsed().compareTo(Duration.ofSeconds(5)) >= 0) {
              engines.get(0).stop();
            }
          }
        };
    engines.add(
        workspace.engine().host(stopping).hosts(HostSharing.SHARED).journal(journal).build());
    engines.get(0).run(RunRequest.refund().build());
    assertThat(stopping.elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(lastEvent()).isEqualTo(Event.CREATED);
  }

  @Test
  void aRunThatIsInterruptedDuringTheWaitReportsItsPayoutsAndLeavesTheCheckForTheNext() {
    workspace.with(refund("r1"));
    var interrupted =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            throw new Host.StoppedException(new InterruptedException());
          }
        };
    RunReport report =
        workspace
            .engine()
            .host(interrupted)
            .hosts(HostSharing.SHARED)
            .journal(journal)
            .build()
            .run(RunRequest.refund().build());
    assertThat(report.items()).extracting(Item::status).containsExactly(Status.CREATED);
    assertThat(report.failure().orElseThrow().sentence())
        .isEqualTo("The run was interrupted before its overlap check: the next run repeats it.");
    assertThat(lastEvent()).isEqualTo(Event.CREATED);
  }
}
