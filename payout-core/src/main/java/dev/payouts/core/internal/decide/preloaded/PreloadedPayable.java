package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.Value;
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
 * @param contractorData the data of the contractor
 */
public record PreloadedPayable(
    Payable payable,
    ImmutableList<LivePayout> livePayouts,
    ImmutableList<UnreachablePayout> unreachable,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    ContractorData contractorData) {
  /**
   * Takes the contractor, if there is exactly one, and the name from the contractor's data if
   * {@link PreloadKeys} loads records of the type, else from the payable.
   *
   * @param contractorData the data of the contractor; empty if none was loaded
   */
  static PreloadedPayable of(
      Payable payable,
      ImmutableList<LivePayout> livePayouts,
      ImmutableList<UnreachablePayout> unreachable,
      ContractorData contractorData) {
    return switch (payable.type()) {
      case CONTRACTOR_PAYROLL, INVOICE_SPLIT ->
          new PreloadedPayable(
              payable,
              livePayouts,
              unreachable,
              contractorData.id(),
              contractorData.name(),
              contractorData);
      case REFUND -> ofRefund((RefundRequest) payable, livePayouts, unreachable);
    };
  }

  private static PreloadedPayable ofRefund(
      RefundRequest refund,
      ImmutableList<LivePayout> livePayouts,
      ImmutableList<UnreachablePayout> unreachable) {
    ImmutableSet<ContractorId> named = refund.contractors().orElse(ImmutableSet.of());
    boolean isOne = named.size() == 1;
    return new PreloadedPayable(
        refund,
        livePayouts,
        unreachable,
        isOne ? named.iterator().next() : null,
        isOne ? refund.contractorName() : null,
        ContractorData.EMPTY);
  }

  /** Returns the contractor; call only if {@link #obstacle} is empty. */
  public ContractorId payee() {
    return Objects.requireNonNull(contractor);
  }

  /** Applies steps 1 and 2, which are the same for all payables. */
  public Optional<NoPayout> obstacle() {
    if (!livePayouts.isEmpty()) {
      return Optional.of(
          NoPayout.alreadyPaid(
              PayableSentences.alreadyPaid(payable.type(), livePayouts), livePayouts));
    }
    if (!unreachable.isEmpty()) {
      UnreachablePayout payout = unreachable.get(0);
      return Optional.of(
          NoPayout.of(
              Reason.PAYOUT_UNREACHABLE,
              PayableSentences.payoutUnreachable(payable.type(), payout),
              payout.payout()));
    }
    if (contractor != null) {
      return Optional.empty();
    }
    Value<ImmutableSet<ContractorId>> named = payable.contractors();
    int count = named.orElse(ImmutableSet.of()).size();
    return Optional.of(
        count > 1
            ? NoPayout.of(
                Reason.CONTRACTOR_AMBIGUOUS, PayableSentences.contractorAmbiguous(named.get()))
            : NoPayout.notThere(
                named,
                Reason.CONTRACTOR_MISSING,
                PayableSentences.contractorMissing(payable.type())));
  }

  /** Returns the decision not to pay it, without an amount. */
  public Decision leave(NoPayout obstacle) {
    return leave(item(), obstacle);
  }

  /** Returns the decision not to pay an item that had been decided otherwise, with its amount. */
  public static Decision leave(Item decided, NoPayout obstacle) {
    return new Decision.Leave(obstacle.leave(decided));
  }

  /** Returns the decision not to pay it, with the amount if it was decided. */
  public Decision leave(
      NoPayout obstacle, @Nullable Money money, @Nullable Calculation calculation) {
    return leave(item().priced(money, calculation), obstacle);
  }

  /** Returns the decision to pay it; each warning has its sentence. */
  public Decision pay(
      PayoutDraft draft, Calculation calculation, ImmutableMap<Warning, String> warnings) {
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
            calculation,
            draft,
            ImmutableList.of()));
  }

  private Item item() {
    return Item.of(payable, contractor, contractorName);
  }
}
