package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Warns of payouts of one run that are equal except for their payables (payout-core/RULES.md,
 * "Refunds").
 */
final class PossibleDuplicates {
  private PossibleDuplicates() {}

  /** The values that are equal in possible duplicates. */
  private record Look(
      ContractorId contractor, Money money, @Nullable LocalDate date, PayoutText description) {
    static Look of(PayoutDraft draft) {
      return new Look(draft.contractor(), draft.money(), draft.date(), draft.description());
    }
  }

  /** Returns the decisions in order; possible duplicates get a warning that names the others. */
  static ImmutableList<Decision> warned(ImmutableList<Decision> decisions) {
    ImmutableListMultimap<Look, PayableId> alike =
        decisions.stream()
            .filter(Decision.Pay.class::isInstance)
            .map(decision -> ((Decision.Pay) decision).draft())
            .collect(ImmutableListMultimap.toImmutableListMultimap(Look::of, PayoutDraft::payable));
    ImmutableList.Builder<Decision> warned =
        ImmutableList.builderWithExpectedSize(decisions.size());
    for (Decision decision : decisions) {
      warned.add(
          decision instanceof Decision.Pay pay
              ? warned(pay, alike.get(Look.of(pay.draft())))
              : decision);
    }
    return warned.build();
  }

  private static Decision warned(Decision.Pay pay, ImmutableList<PayableId> alike) {
    if (alike.size() == 1) {
      return pay;
    }
    PayoutDraft draft = pay.draft();
    return new Decision.Pay(
        pay.item()
            .warned(
                Warning.POSSIBLE_DUPLICATE,
                RequestSentences.possibleDuplicate(draft.type(), draft.payable(), alike)));
  }
}
