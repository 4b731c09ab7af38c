package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.LivePayout.Stage;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.testing.Fixtures;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The overlap check at the end of a run on several hosts (payout-core/DESIGN.md, "Exactly once").
 */
class OverlapCheckTest {
  private static final PayableId SOURCE = new PayableId("r1");

  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));

  @Test
  void ofTwoPayoutsTheOldestStaysAndOursIsWithdrawn() {
    RunReport report =
        run(
            payout("ours", Stage.AS_CREATED, "bot", 60),
            payout("theirs", Stage.AS_CREATED, "bot", 0));
    assertThat(workspace.log()).contains("withdraw ours");
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(report.items().get(0).payout()).isEqualTo(new PayoutId("theirs"));
    assertThat(report.duplicates()).isEmpty();
  }

  @Test
  void ourPayoutStaysIfItIsTheOldestAndOtherRunsWithdrawTheirs() {
    RunReport report =
        run(
            payout("ours", Stage.AS_CREATED, "bot", 0),
            payout("theirs", Stage.AS_CREATED, "bot", 60));
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.items().get(0).status()).isEqualTo(Status.CREATED);
    assertThat(report.duplicates()).isEmpty();
  }

  @Test
  void aPayoutMadeByHandStaysAndIsReported() {
    RunReport report =
        run(
            payout("ours", Stage.AS_CREATED, "bot", 0),
            payout("hand", Stage.AS_CREATED, "ann", 60));
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.duplicates())
        .containsExactly(
            new RunReport.Duplicate(
                SOURCE, ImmutableList.of(new PayoutId("ours"), new PayoutId("hand"))));
  }

  @Test
  void aPayoutOfOursThatHasMovedOnIsReportedInsteadOfWithdrawn() {
    RunReport report =
        run(
            payout("ours", Stage.MOVED_ON, "bot", 60),
            payout("theirs", Stage.AS_CREATED, "bot", 0));
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.duplicates()).hasSize(1);
  }

  @Test
  void aPayoutOfOursThatIsArchivedIsReportedInsteadOfWithdrawn() {
    RunReport report =
        run(
            payout("ours", Stage.ARCHIVED, "bot", 60),
            payout("theirs", Stage.AS_CREATED, "bot", 0));
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(workspace.log()).as("no read is needed").doesNotContain("payout ours");
    assertThat(report.duplicates()).hasSize(1);
  }

  @Test
  void nothingIsWithdrawnWhereAPersonsCopyCarriesTheKeyOfThisRunToo() {
    RunReport report =
        run(
            keyed(payout("one", Stage.AS_CREATED, "ann", 60)),
            keyed(payout("other", Stage.AS_CREATED, "bot", 0)));
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("withdraw"));
    assertThat(report.duplicates()).hasSize(1);
  }

  @Test
  void aPayoutWithoutTheKeyOfThisRunIsNotACopyWhoeverMadeIt() {
    RunReport report =
        run(
            keyed(payout("ours", Stage.AS_CREATED, "bot", 60)),
            payout("hand", Stage.AS_CREATED, "ann", 0));
    assertThat(workspace.log()).contains("withdraw ours");
    assertThat(report.duplicates()).isEmpty();
  }

  @Test
  void whatTheRunFoundPaidTwiceBeforeItCreatedAnythingStaysInItsReport() {
    workspace.with(refund("r2"));
    workspace.with(Fixtures.payout("one", 0, "r2"), Fixtures.payout("other", 1, "r2"));
    RunReport report =
        run(payout("ours", Stage.AS_CREATED, "bot", 0), payout("hand", Stage.MOVED_ON, "ann", 60));
    assertThat(report.duplicates())
        .extracting(RunReport.Duplicate::payable)
        .containsExactly(new PayableId("r2"), SOURCE);
  }

  @Test
  void aTwinThatOurConnectionMadeIsResolvedLikeAnyOverlap() {
    RunReport report =
        run(
            keyed(payout("ours", Stage.AS_CREATED, "bot", 60)),
            keyed(payout("twin", Stage.AS_CREATED, "bot", 0)));
    assertThat(workspace.log()).filteredOn(call -> call.startsWith("withdraw")).hasSize(1);
    assertThat(report.items().get(0).payout()).isEqualTo(new PayoutId("twin"));
    assertThat(report.duplicates()).isEmpty();
  }

  @Test
  void aRunWithExclusiveHostsHasNoOverlapCheck() {
    workspace.creating(draft -> created(payout("ours", Stage.AS_CREATED, "bot", 0)));
    workspace.engine().build().run(RunRequest.refund().build());
    assertThat(workspace.log()).containsOnlyOnce("payouts 1 0");
  }

  @Test
  void aStepOfTheWallClockDoesNotShortenTheWaitBeforeTheCheck() {
    var stepped =
        new HandHost() {
          private Duration step = Duration.ZERO;

          @Override
          public Instant now() {
            return super.now().plus(step);
          }
        };
    workspace.creating(draft -> created(payout("ours", Stage.AS_CREATED, "bot", 60)));
    var journal =
        new MemoryJournal()
            .writing(
                entry -> {
                  if (entry.event() == JournalEntry.Event.CREATED) {
                    stepped.step = Duration.ofHours(1);
                  }
                });
    RunReport report =
        workspace
            .engine()
            .host(stepped)
            .hosts(HostSharing.SHARED)
            .journal(journal)
            .build()
            .run(RunRequest.refund().build());
    assertThat(report.failure()).isEmpty();
    assertThat(stepped.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void aStepOfTheWallClockDoesNotShortenTheWaitForWhatAnEarlierRunLeft() {
    var stepped =
        new HandHost() {
          private Duration step = Duration.ZERO;

          @Override
          public Instant now() {
            return super.now().plus(step);
          }
        };
    workspace.with(payout("ours", Stage.AS_CREATED, "bot", 60));
    var journal =
        new MemoryJournal()
            .with(
                new JournalEntry(
                    stepped.now(),
                    "earlier",
                    JournalEntry.Event.CREATED,
                    PayableType.REFUND,
                    SOURCE,
                    new ContractorId("c1"),
                    null,
                    new PayoutId("ours")));
    workspace
        .engine()
        .host(stepped)
        .hosts(HostSharing.SHARED)
        .journal(journal)
        .listener(
            new RunListener() {
              @Override
              public void phaseStarted(Phase phase) {
                stepped.step = phase == Phase.AUDIT ? Duration.ofHours(1) : Duration.ZERO;
              }
            })
        .build()
        .run(RunRequest.refund().build());
    assertThat(stepped.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(70));
  }

  private RunReport run(LivePayout ours, LivePayout theirs) {
    workspace.creating(
        draft -> {
          workspace.with(theirs);
          return created(ours);
        });
    return workspace
        .engine()
        .host(new HandHost())
        .hosts(HostSharing.SHARED)
        .build()
        .run(RunRequest.refund().build());
  }

  private CreateResult created(LivePayout payout) {
    workspace.with(payout);
    return new CreateResult.Created(payout.id());
  }

  private static LivePayout keyed(LivePayout payout) {
    return new LivePayout(
        payout.id(),
        payout.payables(),
        payout.contractors(),
        payout.rates(),
        payout.money(),
        payout.date(),
        payout.stage(),
        payout.status(),
        "key",
        payout.createdBy(),
        payout.createdTime());
  }

  private static LivePayout payout(
      String id, Stage stage, @Nullable String createdBy, long secondsLater) {
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
}
