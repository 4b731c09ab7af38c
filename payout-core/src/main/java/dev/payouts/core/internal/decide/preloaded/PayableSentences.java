package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.Iterables;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import java.util.Collection;
import java.util.List;

/**
 * The sentences about what is known of any payable: its payouts, its contractors, its line items.
 */
final class PayableSentences {
  private PayableSentences() {}

  static String alreadyPaid(PayableType type, List<LivePayout> payouts) {
    String noun = Sentences.noun(type);
    if (payouts.size() == 1) {
      return "The " + noun + " has the live payout " + payouts.get(0).id() + ": nothing to do.";
    }
    return "The %s has %s live payouts, %s: possible double payment, review them before paying."
        .formatted(
            noun, payouts.size(), Sentences.list(Iterables.transform(payouts, LivePayout::id)));
  }

  static String payoutUnreachable(PayableType type, UnreachablePayout payout) {
    return "The %s has the recorded payout %s, which %s"
        .formatted(Sentences.noun(type), payout.payout(), payout.problem());
  }

  static String contractorMissing(PayableType type) {
    return "The %s names no contractor: enter one and run again.".formatted(Sentences.noun(type));
  }

  static String contractorAmbiguous(Collection<ContractorId> contractors) {
    return "It names %s contractors, %s: keep only the one to pay."
        .formatted(contractors.size(), Sentences.list(contractors));
  }

  static String lineItemClaimedTwice(PayableId lineItem, Collection<PayableId> orders) {
    return "Line item %s belongs to %s task orders, %s: keep it in only one."
        .formatted(lineItem, orders.size(), Sentences.list(orders));
  }
}
