package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.RecordedPayout;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import org.junit.jupiter.api.Test;

/** Which recorded payouts a person may release (payout-core/RULES.md, step 1). */
class ReleasesTest {
  private static final PayableId REFUND = new PayableId("r1");
  private static final PayoutId GONE = new PayoutId("gone");
  private static final PayoutId LIVE = new PayoutId("live");

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
            HandHost.START);
    PayoutEngine engine =
        new InMemoryWorkspace()
            .lookingUp(GONE, new PayoutLookup.Unreachable("Notion answered 404"))
            .lookingUp(LIVE, new PayoutLookup.Live(payout))
            .engine()
            .journal(new MemoryJournal().with(created(GONE), created(LIVE)))
            .build();
    assertThat(engine.release(engine.recordedPayouts(REFUND))).isOne();
    assertThat(engine.recordedPayouts(REFUND))
        .extracting(RecordedPayout::payout)
        .containsExactly(LIVE);
  }
}
