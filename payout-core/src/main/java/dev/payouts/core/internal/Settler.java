package dev.payouts.core.internal;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.LivePayout;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.PayoutIndex;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what came of creates whose answer nobody knows: looks their payables up until each has
 * the payout, or until it could no longer appear.
 */
final class Settler {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PayoutIndex payouts;
  private final Host host;
  private final Execution.Once once;
  private final RunListener listener;

  Settler(PayoutIndex payouts, Execution execution) {
    this.payouts = payouts;
    this.host = execution.host();
    this.once = execution.once();
    this.listener = execution.listener();
  }

  /**
   * A create whose answer nobody knows.
   *
   * @param runKey the key of the run that sent it
   * @param lastChance the elapsed time after which no payout of it can appear any more
   */
  record Doubt(String runKey, Duration lastChance) {}

  /**
   * What is known of a payable in the end.
   *
   * @param ours the payout that the create made, if it made one
   * @param others the oldest live payout that somebody else made, if ours is not there
   */
  record Finding(Optional<Adoption> ours, Optional<PayoutId> others) {
    static Finding of(List<LivePayout> live, String runKey) {
      Optional<Adoption> ours = Adoption.of(live, runKey);
      boolean othersOnly = ours.isEmpty() && !live.isEmpty();
      return new Finding(ours, othersOnly ? Optional.of(live.get(0).id()) : Optional.empty());
    }
  }

  /**
   * Looks payables up.
   *
   * @return what was found for each that is settled; one that is missing is still in doubt, for the
   *     run is being stopped
   * @throws RunStoppedException if they could not be looked up
   */
  ImmutableMap<SourceId, Finding> settle(PayableType type, Map<SourceId, Doubt> doubts) {
    ImmutableMap.Builder<SourceId, Finding> settled = ImmutableMap.builder();
    Map<SourceId, Doubt> left = new LinkedHashMap<>(doubts);
    Duration pause = FIRST_PAUSE;
    while (!left.isEmpty()) {
      Duration asked = host.elapsed();
      ImmutableListMultimap<SourceId, LivePayout> live = liveNow(type, left.keySet());
      left.entrySet()
          .removeIf(
              entry -> {
                Doubt doubt = entry.getValue();
                var found = live.get(entry.getKey());
                boolean decided =
                    Adoption.isDecided(found, doubt.runKey(), once.hosts())
                        || asked.compareTo(doubt.lastChance()) >= 0;
                if (decided) {
                  settled.put(entry.getKey(), Finding.of(found, doubt.runKey()));
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
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    return settled.buildOrThrow();
  }

  /** Returns the live payouts of payables, the first created first. */
  ImmutableListMultimap<SourceId, LivePayout> liveNow(PayableType type, Set<SourceId> sources) {
    ImmutableListMultimap.Builder<SourceId, LivePayout> live = ImmutableListMultimap.builder();
    live.orderValuesBy(LivePayout.OLDEST_FIRST);
    for (LivePayout payout :
        payouts.livePayouts(type, ImmutableSet.copyOf(sources), ImmutableMap.of())) {
      for (SourceId source : payout.sources()) {
        if (sources.contains(source)) {
          live.put(source, payout);
        }
      }
    }
    return live.build();
  }

  /** Returns the pause, or less if a last chance comes before. */
  private Duration until(Map<SourceId, Doubt> left, Duration pause) {
    Duration now = host.elapsed();
    Duration next = pause;
    for (Doubt doubt : left.values()) {
      next = shorter(next, doubt.lastChance().minus(now));
    }
    return next.isNegative() ? Duration.ZERO : next;
  }

  /** Returns the time until the last of the last chances, all of which are still to come. */
  private static Duration longest(Map<SourceId, Doubt> left, Duration now) {
    return Collections.max(Collections2.transform(left.values(), Doubt::lastChance)).minus(now);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
