package dev.payouts.core.internal;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.VoidRequest.Created;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.spi.PayoutLookup;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a payout is still as a run created it, so that it may be voided
 * (payout-core/RULES.md, "In every run").
 *
 * @param creator the user as whom this connection creates payouts; empty if the backend does not
 *     say
 */
record UntouchedCheck(Optional<String> creator) {
  /** The digits that backends store exactly (payout-core/RULES.md, "Values"). */
  private static final MathContext STORED = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Returns why a payout must be left alone; empty if it may be voided. */
  Optional<Result> left(Created created, PayoutLookup found) {
    if (found instanceof PayoutLookup.NotLive) {
      return Optional.of(Voids.result(created, Outcome.ALREADY_CANCELLED, /* message= */ null));
    }
    if (found instanceof PayoutLookup.Unreachable unreachable) {
      return Optional.of(
          Voids.result(
              created,
              Outcome.UNREACHABLE,
              "The payout cannot be read any more (%s): restore access, or run 'payouts release %s'."
                  .formatted(unreachable.why(), created.item().payable())));
    }
    LivePayout payout = ((PayoutLookup.Live) found).payout();
    if (created.item().money() == null) {
      return Optional.of(
          Voids.result(
              created,
              Outcome.CHANGED,
              "The run was interrupted and did not report the amount, so the payout cannot be"
                  + " compared: check it, and cancel it in Notion."));
    }
    List<String> changes = changes(created, payout);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Voids.result(
                created,
                Outcome.CHANGED,
                "Since it was created, the payout was changed (%s): check it, and cancel it in Notion if it is wrong."
                    .formatted(Joiner.on(", ").join(changes))));
  }

  private List<String> changes(Created created, LivePayout payout) {
    List<String> changes = new ArrayList<>();
    if (isBare(payout)) {
      changes.add("moved to another database, or emptied");
    } else {
      changes.addAll(contentChanges(created, payout));
    }
    if (creator.isPresent() && !creator.get().equals(payout.createdBy())) {
      changes.add("created by another connection");
    }
    return changes;
  }

  /** Only what every page has can be read of a payout in another database. */
  private static boolean isBare(LivePayout payout) {
    return payout.payables().isEmpty()
        && payout.contractors().isEmpty()
        && payout.rates().isEmpty()
        && payout.money() == null
        && payout.date() == null;
  }

  private static List<String> contentChanges(Created created, LivePayout payout) {
    Item item = created.item();
    List<String> changes = new ArrayList<>();
    if (payout.stage() == LivePayout.Stage.MOVED_ON) {
      changes.add("status");
    }
    if (payout.stage() == LivePayout.Stage.ARCHIVED) {
      changes.add("archived");
    }
    if (!payout.payables().equals(ImmutableSet.of(item.payable()))) {
      changes.add("relation to what it pays");
    }
    if (item.contractor() == null
        || !payout.contractors().equals(ImmutableSet.of(item.contractor()))) {
      changes.add("contractor");
    }
    if (created.type().isPaidByRate() && !isOfRate(payout, item.calculation())) {
      changes.add("rate");
    }
    amount(item.money(), payout.money()).ifPresent(changes::add);
    return changes;
  }

  private static boolean isOfRate(LivePayout payout, @Nullable Calculation calculation) {
    if (calculation instanceof Calculation.Monthly monthly) {
      return payout.rates().equals(ImmutableSet.of(monthly.rate()));
    }
    return calculation instanceof Calculation.Hourly hourly
        && payout.rates().equals(ImmutableSet.of(hourly.rate()));
  }

  private static Optional<String> amount(@Nullable Money created, @Nullable Money now) {
    if (created == null || now == null || !created.currency().equals(now.currency())) {
      return Optional.of("amount or currency");
    }
    return created.amount().round(STORED).compareTo(now.amount().round(STORED)) == 0
        ? Optional.empty()
        : Optional.of("amount");
  }
}
