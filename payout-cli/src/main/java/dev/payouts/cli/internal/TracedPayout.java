package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.store.runs.PastDecision;
import dev.payouts.core.store.runs.RunHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A payout of a payable, and the run that created it, if known. */
public record TracedPayout(PaidPayout payout, @Nullable String createdBy) {
  /**
   * Returns the payouts that the latest decision with a payout knows, oldest first, without those
   * that were voided since; several are a possible double payment.
   *
   * @param decisions the decisions about a payable, latest first
   */
  public static ImmutableList<TracedPayout> of(List<PastDecision> decisions, RunHistory history) {
    return source(decisions).stream()
        .flatMap(
            decision ->
                payouts(decision).stream()
                    .filter(
                        payout ->
                            !history.isVoidedSince(payout.id(), decision.report().startedAt())))
        .map(payout -> new TracedPayout(payout, history.maker(payout.id(), decisions).orElse(null)))
        .collect(toImmutableList());
  }

  /**
   * Returns the latest decision with a payout: its payouts were live at that time.
   *
   * @param decisions the decisions about a payable, latest first
   */
  static Optional<PastDecision> source(List<PastDecision> decisions) {
    return decisions.stream().filter(decision -> !payouts(decision).isEmpty()).findFirst();
  }

  private static ImmutableList<PaidPayout> payouts(PastDecision decision) {
    Item item = decision.item();
    ImmutableList<PaidPayout> listed =
        decision.report().duplicates().stream()
            .filter(duplicate -> duplicate.payable().equals(item.payable()))
            .flatMap(duplicate -> duplicate.payouts().stream())
            .map(id -> payout(item, id))
            .collect(toImmutableList());
    if (!listed.isEmpty()) {
      return listed;
    }
    return item.paid().isEmpty()
        ? Stream.ofNullable(item.payout()).map(id -> payout(item, id)).collect(toImmutableList())
        : item.paid();
  }

  /** Returns a payout of an item with what is known of it. */
  private static PaidPayout payout(Item item, PayoutId id) {
    return item.paid().stream()
        .filter(paid -> paid.id().equals(id))
        .findFirst()
        .orElseGet(() -> new PaidPayout(id, id.equals(item.payout()) ? item.money() : null, null));
  }
}
