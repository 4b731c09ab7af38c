package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableListMultimap;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.preloaded.ContractorData;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds months that several orders of a run claim for one contractor: at a monthly rate
 * (payout-core/RULES.md, the second half of step 8) or at an hourly one (step 7). Uses one bit per
 * contractor and month, so that a million claims need no hashing or sorting. For one run; not
 * thread-safe.
 */
final class MonthClaims {
  /** The month from which {@link ChronoField#PROLEPTIC_MONTH} counts. */
  private static final YearMonth MONTH_ZERO = YearMonth.of(0, 1);

  private final List<Payable> orders;
  private final long people;

  /** 0 for an order without a claim: no plausible date is in {@link #MONTH_ZERO}. */
  private final long[] claims;

  private final Map<YearMonth, BitSet> claimants = new HashMap<>();
  private final Set<Long> twice = new HashSet<>();

  /**
   * Creates an instance without claims.
   *
   * @param orders the orders of the run
   * @param people greater than every {@link ContractorData#number}
   */
  MonthClaims(List<Payable> orders, int people) {
    this.orders = orders;
    this.people = people;
    this.claims = new long[orders.size()];
  }

  /**
   * Records that the order at an index claims the month of its date for a contractor.
   *
   * @param month the month of its date
   */
  void claim(int index, YearMonth month, ContractorData contractorData) {
    claims[index] = month.getLong(ChronoField.PROLEPTIC_MONTH) * people + contractorData.number();
    BitSet ofMonth = claimants.computeIfAbsent(month, unclaimed -> new BitSet());
    if (ofMonth.get(contractorData.number())) {
      twice.add(claims[index]);
    } else {
      ofMonth.set(contractorData.number());
    }
  }

  /** Returns the months claimed twice; called after all claims. */
  Contested contested() {
    ImmutableListMultimap.Builder<Long, PayableId> rivals = ImmutableListMultimap.builder();
    if (!twice.isEmpty()) {
      for (int i = 0; i < claims.length; i++) {
        if (twice.contains(claims[i])) {
          rivals.put(claims[i], orders.get(i).id());
        }
      }
    }
    return new Contested(rivals.build());
  }

  /** The months claimed by several orders of the run. */
  final class Contested {
    private final ImmutableListMultimap<Long, PayableId> rivals;

    private Contested(ImmutableListMultimap<Long, PayableId> rivals) {
      this.rivals = rivals;
    }

    /** Tells whether no month is claimed twice. */
    boolean isEmpty() {
      return rivals.isEmpty();
    }

    /**
     * Returns the obstacle if another order of the run claims the same month as the one at an
     * index.
     */
    Optional<NoPayout> obstacle(int index) {
      List<PayableId> found = rivals.get(claims[index]);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(
              NoPayout.of(
                  Reason.MONTH_CLAIMED_TWICE,
                  PayrollSentences.monthClaimedTwice(month(claims[index]), found)));
    }

    /** Returns the warning that names the other orders of the run for the same month. */
    Optional<String> warning(int index) {
      List<PayableId> others =
          rivals.get(claims[index]).stream()
              .filter(order -> !order.equals(orders.get(index).id()))
              .toList();
      return others.isEmpty()
          ? Optional.empty()
          : Optional.of(PayrollSentences.otherOrderInMonth(month(claims[index]), others));
    }

    private YearMonth month(long claim) {
      return MONTH_ZERO.plusMonths(Math.floorDiv(claim, people));
    }
  }
}
