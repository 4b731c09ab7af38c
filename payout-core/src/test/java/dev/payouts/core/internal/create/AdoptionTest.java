package dev.payouts.core.internal.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.HostSharing;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which payout a create has made whose answer nobody knows (payout-core/DESIGN.md). */
class AdoptionTest {
  private static final LivePayout OURS = payout("ours", "run-1");
  private static final LivePayout OTHER = payout("other", "run-2");
  private static final LivePayout KEYLESS = payout("keyless", null);

  private static LivePayout payout(String id, @Nullable String runKey) {
    return new LivePayout(
        new PayoutId(id),
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        LivePayout.Stage.AS_CREATED,
        null,
        runKey,
        "bot",
        Instant.EPOCH);
  }

  private static Resolver.Finding finding(LivePayout... live) {
    return Resolver.Finding.of(ImmutableList.copyOf(live), "run-1");
  }

  private static boolean isDecided(HostSharing hosts, LivePayout... live) {
    return Adoption.isDecided(ImmutableList.copyOf(live), "run-1", hosts);
  }

  @Test
  void theKeyOfTheRunProvesThatAPayoutIsOursEvenIfItIsNotTheOldest() {
    var proved = new Adoption(OURS.id(), Event.CREATED);
    assertThat(finding(OURS).ours()).contains(proved);
    assertThat(finding(OTHER, KEYLESS, OURS).ours()).contains(proved);
    assertThat(finding(OTHER, KEYLESS, OURS).others()).isEmpty();
  }

  @Test
  void aPayoutWithoutAKeyMayBeOursAndThatIsNotProved() {
    var unproved = new Adoption(KEYLESS.id(), Event.ADOPTED);
    assertThat(finding(KEYLESS).ours()).contains(unproved);
    assertThat(finding(OTHER, KEYLESS).ours()).contains(unproved);
  }

  @Test
  void aPayoutWithTheKeyOfAnotherRunIsNeverOurs() {
    assertThat(finding(OTHER).ours()).isEmpty();
    assertThat(finding(OTHER).others()).contains(OTHER);
    assertThat(finding().others()).isEmpty();
  }

  @Test
  void proofDecidesWhereverRunsAreAndNothingFoundNever() {
    for (HostSharing hosts : HostSharing.values()) {
      assertThat(isDecided(hosts, OTHER, OURS)).isTrue();
      assertThat(isDecided(hosts)).isFalse();
      assertThat(isDecided(hosts, OTHER)).isFalse();
      assertThat(isDecided(hosts, OTHER, KEYLESS)).isFalse();
    }
  }

  @Test
  void aPayoutWithoutAKeyDecidesOnlyWhereNobodyElseCreates() {
    assertThat(isDecided(HostSharing.EXCLUSIVE, KEYLESS)).isTrue();
    assertThat(isDecided(HostSharing.SHARED, KEYLESS)).isFalse();
  }
}
