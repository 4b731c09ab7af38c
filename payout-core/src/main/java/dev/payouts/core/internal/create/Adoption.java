package dev.payouts.core.internal.create;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.HostSharing;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry.Event;
import java.util.List;
import java.util.Optional;

/**
 * The payout that a create with an unknown outcome must have created.
 *
 * @param payout the payout
 * @param event {@code CREATED} if it has the run key, which proves it; else {@code ADOPTED}
 */
record Adoption(PayoutId payout, Event event) {
  /**
   * Chooses among the live payouts of a payable.
   *
   * @param live its live payouts, oldest first
   * @param runKey the run key of the run that sent the create
   * @return the payout; empty if none can be the one, because all have other run keys
   */
  static Optional<Adoption> of(List<LivePayout> live, String runKey) {
    for (LivePayout payout : live) {
      if (runKey.equals(payout.runKey())) {
        return Optional.of(new Adoption(payout.id(), Event.CREATED));
      }
    }
    return live.stream()
        .filter(payout -> payout.runKey() == null)
        .findFirst()
        .map(payout -> new Adoption(payout.id(), Event.ADOPTED));
  }

  /** Tells whether payouts that become visible later cannot change the result of {@link #of}. */
  static boolean isDecided(ImmutableList<LivePayout> live, String runKey, HostSharing hosts) {
    boolean proved = live.stream().anyMatch(payout -> runKey.equals(payout.runKey()));
    boolean noneElseCreates =
        hosts == HostSharing.EXCLUSIVE && live.stream().allMatch(payout -> payout.runKey() == null);
    return proved || (noneElseCreates && !live.isEmpty());
  }
}
