package dev.payouts.core.internal.decide;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.payouts.core.ContractorId;
import dev.payouts.core.Reason;
import dev.payouts.core.SourceId;
import dev.payouts.core.internal.decide.PayrollDecider.Priced;
import dev.payouts.core.internal.decide.PayrollDecider.Step;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The months that several orders of a run want to be paid at a monthly rate (RULES.md, the second
 * half of rule 8). Immutable once made.
 */
final class MonthClaims {
  private final ListMultimap<Claim, SourceId> contested;

  private MonthClaims(ListMultimap<Claim, SourceId> contested) {
    this.contested = contested;
  }

  private record Claim(ContractorId contractor, YearMonth month) {
    static Claim of(Priced priced) {
      return new Claim(priced.order().subject().payee(), priced.order().month().month());
    }
  }

  /** Counts the claims, and lists only the orders of those that are contested. */
  static MonthClaims of(List<Step> steps) {
    var counts = new HashMap<Claim, Integer>();
    for (Step step : steps) {
      if (step instanceof Priced priced && priced.isMonthly()) {
        counts.merge(Claim.of(priced), 1, Integer::sum);
      }
    }
    ListMultimap<Claim, SourceId> contested = ArrayListMultimap.create();
    if (counts.values().stream().anyMatch(count -> count > 1)) {
      addContested(steps, counts, contested);
    }
    return new MonthClaims(contested);
  }

  private static void addContested(
      List<Step> steps, Map<Claim, Integer> counts, ListMultimap<Claim, SourceId> contested) {
    for (Step step : steps) {
      if (step instanceof Priced priced && priced.isMonthly()) {
        Claim claim = Claim.of(priced);
        if (counts.getOrDefault(claim, 0) > 1) {
          contested.put(claim, priced.order().order().id());
        }
      }
    }
  }

  /** Tells whether another order of the run wants the same month. */
  Optional<Obstacle> obstacle(Priced priced) {
    if (contested.isEmpty() || !priced.isMonthly()) {
      return Optional.empty();
    }
    Claim claim = Claim.of(priced);
    List<SourceId> rivals = contested.get(claim);
    return rivals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Obstacle.of(
                Reason.MONTH_CLAIMED_TWICE, Sentences.monthClaimedTwice(claim.month(), rivals)));
  }
}
