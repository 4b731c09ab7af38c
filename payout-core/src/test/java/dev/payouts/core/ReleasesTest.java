package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.RecordedPayout;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recorded payouts a person may release (payout-core/RULES.md, step 1). */
class ReleasesTest {
  private static final PayableId REFUND = new PayableId("r1");
  private static final PayoutId GONE = new PayoutId("gone");
  private static final PayoutId LIVE = new PayoutId("live");
  private static final PayoutLookup UNREACHABLE =
      new PayoutLookup.Unreachable("Notion answered 404");

  private static JournalEntry created(PayoutId payout) {
    return new JournalEntry(
        HandHost.START,
        "run",
        Event.CREATED,
        PayableType.REFUND,
        REFUND,
        new ContractorId("c1"),
        null,
        payout);
  }

  @Test
  void onlyWhatCannotBeReadIsReleasedAndNoOtherPayoutOfThePayable() {
    var payout =
        new LivePayout(
            LIVE,
            ImmutableSet.of(REFUND),
            ImmutableSet.of(),
            ImmutableSet.of(),
            null,
            null,
            LivePayout.Stage.AS_CREATED,
            null,
            null,
            null,
            HandHost.START);
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .lookingUp(GONE, UNREACHABLE)
            .lookingUp(LIVE, new PayoutLookup.Live(payout));
    PayoutEngine engine =
        workspace.engine().journal(new MemoryJournal().with(created(GONE), created(LIVE))).build();
    ImmutableList<RecordedPayout> shown = engine.recordedPayouts(REFUND);
    workspace.lookingUp(LIVE, UNREACHABLE); // which nobody has confirmed
    assertThat(engine.release(shown)).isOne();
    assertThat(engine.recordedPayouts(REFUND))
        .extracting(RecordedPayout::payout)
        .containsExactly(LIVE);
  }

  @Test
  void whatCanBeReadAgainOnceItIsConfirmedIsNotReleased() {
    InMemoryWorkspace workspace = new InMemoryWorkspace().lookingUp(GONE, UNREACHABLE);
    PayoutEngine engine =
        workspace.engine().journal(new MemoryJournal().with(created(GONE))).build();
    ImmutableList<RecordedPayout> shown = engine.recordedPayouts(REFUND);
    workspace.lookingUp(GONE, PayoutLookup.NOT_LIVE);
    assertThat(engine.release(shown)).isZero();
    assertThat(engine.recordedPayouts(REFUND)).hasSize(1);
  }

  @Test
  void aPayableWithoutARecordedPayoutHasNothingToRelease() {
    PayoutEngine engine =
        new InMemoryWorkspace().engine().journal(new MemoryJournal().with(created(GONE))).build();
    assertThat(engine.recordedPayouts(new PayableId("r2"))).isEmpty();
    assertThat(engine.release(ImmutableList.of())).isZero();
  }

  /** There, none of the payouts can be read, and a release would let all be paid again. */
  @Test
  void nothingIsReadOrReleasedWithTheConfigurationOfAnotherPayoutsDatabase(
      @TempDir Path directory) {
    var host = new HandHost();
    var journal = FileJournal.over(StateDirectory.at(directory), host, MachineLocks.NONE);
    try (Journal.Session session =
        journal.begin(
            new Journal.Claim(
                "run", Shard.WHOLE, Destination.of("another"), HostSharing.EXCLUSIVE))) {
      session.append(created(GONE));
    }
    InMemoryWorkspace workspace = new InMemoryWorkspace().lookingUp(GONE, UNREACHABLE);
    PayoutEngine engine = workspace.engine().journal(journal).build();
    assertThatThrownBy(() -> engine.recordedPayouts(REFUND))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageContaining("belongs to the payouts data source another");
    assertThat(workspace.log()).isEmpty();
  }
}
