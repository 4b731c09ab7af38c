package dev.payouts.core.internal.create;

import com.google.common.collect.Collections2;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunListener;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.PayoutIndex;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves creates with an unknown outcome: looks up their payables until each has its payout, or
 * until the payout could no longer become visible.
 */
public final class Resolver {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PayoutIndex payouts;
  private final Host host;
  private final RunSettings.ExactlyOnceSettings once;
  private final RunListener listener;

  /** Creates a resolver for one run. */
  public Resolver(PayoutIndex payouts, RunSettings execution) {
    this.payouts = payouts;
    this.host = execution.host();
    this.once = execution.once();
    this.listener = execution.listener();
  }

  /**
   * A create with an unknown outcome.
   *
   * @param runKey the run key of the run that sent it
   * @param lastChance the elapsed time after which no payout of it can become visible
   */
  record Doubt(String runKey, Duration lastChance) {}

  /**
   * The resolution of one payable.
   *
   * @param ours the payout created by the unknown create, if any
   * @param others the oldest live payout of another creator, if there is none of ours
   */
  record Finding(Optional<Adoption> ours, Optional<LivePayout> others) {
    static Finding of(List<LivePayout> live, String runKey) {
      Optional<Adoption> ours = Adoption.of(live, runKey);
      boolean othersOnly = ours.isEmpty() && !live.isEmpty();
      return new Finding(ours, othersOnly ? Optional.of(live.get(0)) : Optional.empty());
    }
  }

  /**
   * Resolves creates by looking up their payables.
   *
   * @return the resolution of each payable; those missing are still unknown because the run is
   *     being stopped
   * @throws RunAbortedException if the lookup failed
   */
  ImmutableMap<PayableId, Finding> resolve(PayableType type, Map<PayableId, Doubt> doubts) {
    ImmutableMap.Builder<PayableId, Finding> resolved = ImmutableMap.builder();
    Map<PayableId, Doubt> left = new LinkedHashMap<>(doubts);
    Duration pause = FIRST_PAUSE;
    while (!left.isEmpty()) {
      Duration asked = host.elapsed();
      ImmutableListMultimap<PayableId, LivePayout> live = liveNow(type, left.keySet());
      left.entrySet()
          .removeIf(
              entry -> {
                Doubt doubt = entry.getValue();
                var found = live.get(entry.getKey());
                boolean decided =
                    Adoption.isDecided(found, doubt.runKey(), once.hosts())
                        || asked.compareTo(doubt.lastChance()) >= 0;
                if (decided) {
                  resolved.put(entry.getKey(), Finding.of(found, doubt.runKey()));
                }
                return decided;
              });
      if (left.isEmpty() || once.isStopping().getAsBoolean()) {
        break;
      }
      if (pause.equals(FIRST_PAUSE)) {
        listener.waiting(longest(left, asked));
      }
      host.sleep(until(left, pause));
      pause = Comparators.min(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    return resolved.buildOrThrow();
  }

  /** Returns the live payouts of payables, oldest first. */
  ImmutableListMultimap<PayableId, LivePayout> liveNow(PayableType type, Set<PayableId> payables) {
    ImmutableListMultimap.Builder<PayableId, LivePayout> live = ImmutableListMultimap.builder();
    live.orderValuesBy(LivePayout.OLDEST_FIRST);
    for (LivePayout payout :
        payouts.livePayouts(type, ImmutableSet.copyOf(payables), ImmutableMap.of())) {
      for (PayableId payable : payout.payables()) {
        if (payables.contains(payable)) {
          live.put(payable, payout);
        }
      }
    }
    return live.build();
  }

  /** Returns the pause, or less if a last chance comes earlier. */
  private Duration until(Map<PayableId, Doubt> left, Duration pause) {
    Duration now = host.elapsed();
    Duration next = pause;
    for (Doubt doubt : left.values()) {
      next = Comparators.min(next, doubt.lastChance().minus(now));
    }
    return next.isNegative() ? Duration.ZERO : next;
  }

  /** Returns the time until the latest of the last chances, all of which are in the future. */
  private static Duration longest(Map<PayableId, Doubt> left, Duration now) {
    return Collections.max(Collections2.transform(left.values(), Doubt::lastChance)).minus(now);
  }
}
