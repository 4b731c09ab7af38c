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
 * A payable with its payouts and its contractor. Immutable.
 *
 * @param payable the payable
 * @param livePayouts its live payouts, oldest first
 * @param unreachable its recorded payouts that can no longer be read
 * @param contractor the contractor to pay; null if there are none or several
 * @param contractorName the contractor's name; null if unknown
 * @param dossier the data of the contractor
 */
record Subject(
    Payable payable,
    ImmutableList<LivePayout> livePayouts,
    ImmutableList<UnreachablePayout> unreachable,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    Dossier dossier) {
  /**
   * Takes the contractor, if there is exactly one, and the name from the dossier if {@link Keys}
   * loads records of the type, else from the payable.
   *
   * @param dossier the data of the contractor; empty if none was loaded
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

  /** Returns the contractor; call only if {@link #obstacle} is empty. */
  ContractorId payee() {
    return Objects.requireNonNull(contractor);
  }

  /** Applies steps 1 and 2, which are the same for all payables. */
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

  /** Returns the decision not to pay it, without an amount. */
  Decision leave(Obstacle obstacle) {
    return leave(item(), obstacle);
  }

  /** Returns the decision not to pay an item that had been decided otherwise, with its amount. */
  static Decision leave(Item decided, Obstacle obstacle) {
    return new Decision.Leave(
        decided.left(obstacle.reason(), obstacle.sentence(), obstacle.payout()));
  }

  /** Returns the decision not to pay it, with the amount if it was decided. */
  Decision leave(Obstacle obstacle, @Nullable Money money, @Nullable Working working) {
    return leave(item().priced(money, working), obstacle);
  }

  /** Returns the decision to pay it; each warning has its sentence. */
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
