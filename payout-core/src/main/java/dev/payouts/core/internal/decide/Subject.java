package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.ContractorId;
import dev.payouts.core.Item;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Money;
import dev.payouts.core.Payable;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.Reason;
import dev.payouts.core.RefundRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Value;
import dev.payouts.core.Warning;
import dev.payouts.core.Working;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payable, what has been paid for it, and whom it pays.
 *
 * @param payable the payable
 * @param livePayouts its live payouts, the first created first
 * @param unreachable its recorded payouts that cannot be read any more
 * @param contractor whom it pays; null where that is nobody or several
 * @param contractorName their name; null where it is not known
 * @param dossier what else is known about them
 */
record Subject(
    Payable payable,
    ImmutableList<LivePayout> livePayouts,
    ImmutableList<UnreachablePayout> unreachable,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    Dossier dossier) {
  /**
   * Takes the contractor, if there is exactly one, and the name from where they are: from the
   * dossier for the types whose records {@link Keys} asks for, else from the payable.
   *
   * @param dossier of the one contractor; empty if no record was asked for
   */
  static Subject of(
      Payable payable,
      ImmutableList<LivePayout> livePayouts,
      ImmutableList<UnreachablePayout> unreachable,
      Dossier dossier) {
    return switch (payable.type()) {
      case CONTRACTOR_PAYROLL, INVOICE_SPLIT ->
          new Subject(payable, livePayouts, unreachable, dossier.id(), dossier.name(), dossier);
      case REFUND -> ofRefund((RefundRequest) payable, livePayouts, unreachable);
    };
  }

  private static Subject ofRefund(
      RefundRequest refund,
      ImmutableList<LivePayout> livePayouts,
      ImmutableList<UnreachablePayout> unreachable) {
    ImmutableSet<ContractorId> named = refund.contractors().orElse(ImmutableSet.of());
    boolean isOne = named.size() == 1;
    return new Subject(
        refund,
        livePayouts,
        unreachable,
        isOne ? named.iterator().next() : null,
        isOne ? refund.contractorName() : null,
        Dossier.EMPTY);
  }

  /** Returns the one contractor; only for a subject that has passed {@link #obstacle}. */
  ContractorId payee() {
    return Objects.requireNonNull(contractor);
  }

  /** Decides what all payables have in common: steps 1 and 2. */
  Optional<Obstacle> obstacle() {
    if (!livePayouts.isEmpty()) {
      return Optional.of(
          new Obstacle(
              Reason.ALREADY_PAID,
              Sentences.alreadyPaid(payable.type(), livePayouts),
              livePayouts.get(0).id()));
    }
    if (!unreachable.isEmpty()) {
      UnreachablePayout payout = unreachable.get(0);
      return Optional.of(
          new Obstacle(
              Reason.PAYOUT_UNREACHABLE,
              Sentences.payoutUnreachable(payable.type(), payout),
              payout.payout()));
    }
    if (contractor != null) {
      return Optional.empty();
    }
    Value<ImmutableSet<ContractorId>> named = payable.contractors();
    int count = named.orElse(ImmutableSet.of()).size();
    return Optional.of(
        count > 1
            ? Obstacle.of(Reason.CONTRACTOR_AMBIGUOUS, Sentences.contractorAmbiguous(named.get()))
            : Obstacle.notThere(
                named, Reason.CONTRACTOR_MISSING, Sentences.contractorMissing(payable.type())));
  }

  /** Leaves it unpaid, before an amount was decided. */
  Decision leave(Obstacle obstacle) {
    return leave(item(), obstacle);
  }

  /** Leaves unpaid, with its amount, what had been decided otherwise. */
  static Decision leave(Item decided, Obstacle obstacle) {
    return new Decision.Leave(
        decided.left(obstacle.reason(), obstacle.sentence(), obstacle.payout()));
  }

  /** Leaves it unpaid, with the amount as far as it was decided. */
  Decision leave(Obstacle obstacle, @Nullable Money money, @Nullable Working working) {
    return leave(item().priced(money, working), obstacle);
  }

  /** Pays it, with what someone should know about it: each warning has its sentence. */
  Decision pay(PayoutDraft draft, Working working, ImmutableMap<Warning, String> warnings) {
    return new Decision.Pay(
        new Item(
            payable.id(),
            payable.label(),
            contractor,
            contractorName,
            Status.PLANNED,
            null,
            warnings.isEmpty() ? null : String.join(" ", warnings.values()),
            draft.money(),
            null,
            warnings.keySet(),
            working,
            draft));
  }

  private Item item() {
    return Item.of(payable, contractor, contractorName);
  }
}
