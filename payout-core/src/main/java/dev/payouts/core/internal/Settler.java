package dev.payouts.core.internal;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.LivePayout;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutIndex;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds out what came of creates whose answer nobody knows: looks their payables up until each has
 * a live payout, or until a payout could no longer appear.
 */
final class Settler {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PayoutIndex payouts;
  private final Host host;
  private final BooleanSupplier isStopping;

  Settler(PayoutIndex payouts, Host host, BooleanSupplier isStopping) {
    this.payouts = payouts;
    this.host = host;
    this.isStopping = isStopping;
  }

  /**
   * Looks payables up.
   *
   * @param lastChance of each payable the elapsed time after which no payout of it can appear
   * @return what was found; of a payable that is neither found nor absent it is still not known
   * @throws RunStoppedException if they could not be looked up
   */
  Findings settle(PayableType type, Map<SourceId, Duration> lastChance) {
    ImmutableListMultimap.Builder<SourceId, LivePayout> found = ImmutableListMultimap.builder();
    Set<SourceId> absent = new LinkedHashSet<>();
    Map<SourceId, Duration> left = new HashMap<>(lastChance);
    Duration pause = FIRST_PAUSE;
    while (!left.isEmpty()) {
      Duration asked = host.elapsed();
      ImmutableListMultimap<SourceId, LivePayout> live = liveNow(type, left.keySet());
      found.putAll(live);
      left.keySet().removeAll(live.keySet());
      left.forEach(
          (source, chance) -> {
            if (asked.compareTo(chance) >= 0) {
              absent.add(source);
            }
          });
      left.keySet().removeAll(absent);
      if (left.isEmpty() || isStopping.getAsBoolean()) {
        break;
      }
      Duration soonest = left.values().stream().min(Duration::compareTo).orElse(asked);
      host.sleep(between(FIRST_PAUSE.dividedBy(100), soonest.minus(host.elapsed()), pause));
      pause = between(FIRST_PAUSE, pause.multipliedBy(2), LONGEST_PAUSE);
    }
    return new Findings(found.build(), ImmutableSet.copyOf(absent));
  }

  /** Returns the live payouts of payables, the first created first. */
  ImmutableListMultimap<SourceId, LivePayout> liveNow(PayableType type, Set<SourceId> sources) {
    var found = payouts.livePayouts(type, ImmutableSet.copyOf(sources), ImmutableMap.of());
    ImmutableListMultimap.Builder<SourceId, LivePayout> live = ImmutableListMultimap.builder();
    live.orderValuesBy(LivePayout.OLDEST_FIRST);
    for (LivePayout payout : found) {
      for (SourceId source : payout.sources()) {
        if (sources.contains(source)) {
          live.put(source, payout);
        }
      }
    }
    return live.build();
  }

  private static Duration between(Duration least, Duration wanted, Duration most) {
    Duration capped = wanted.compareTo(most) > 0 ? most : wanted;
    return capped.compareTo(least) < 0 ? least : capped;
  }

  /**
   * What was found out.
   *
   * @param found the live payouts of each payable that has some, the first created first
   * @param absent those that have none and will get none by the creates in question
   */
  record Findings(
      ImmutableListMultimap<SourceId, LivePayout> found, ImmutableSet<SourceId> absent) {}
}
