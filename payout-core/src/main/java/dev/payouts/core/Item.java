package dev.payouts.core;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one payable in a run.
 *
 * @param payable the payable
 * @param label its name in the workspace; may be empty
 * @param contractor the contractor to pay; null if there are none or several
 * @param contractorName the contractor's name; null if unknown
 * @param status its final status
 * @param reason why it was skipped or failed; null otherwise
 * @param message one sentence for the user: why, and what to do, or what a warning is about; null
 *     if there is nothing to say
 * @param money the amount, if it was decided; null otherwise
 * @param payout the payout that was created or that blocks another one; null if there is none
 * @param warnings what to review although the item did not fail
 * @param calculation the calculation of the amount; null if no amount was decided
 * @param draft the payout as it was to be created; null if none was to be created
 * @param paid the live payouts of an item that is already paid, the oldest, which is {@code
 *     payout}, first; empty for other items
 */
public record Item(
    PayableId payable,
    String label,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    Status status,
    @Nullable Reason reason,
    @Nullable String message,
    @Nullable Money money,
    @Nullable PayoutId payout,
    ImmutableSet<Warning> warnings,
    @Nullable Calculation calculation,
    @Nullable PayoutDraft draft,
    ImmutableList<PaidPayout> paid) {
  /**
   * Checks that the reason belongs to the status.
   *
   * @param draft the payout as it was to be created
   * @param payable the payable
   * @param label its name in the workspace
   * @param contractor the contractor to pay
   * @param contractorName the contractor's name
   * @param status its final status
   * @param reason why it was skipped or failed
   * @param message one sentence for the user: why, and what to do, or what a warning is about
   * @param money the amount, if it was decided
   * @param payout the payout that was created or that blocks another one
   * @param warnings what to review although the item did not fail
   * @param calculation the calculation of the amount
   * @param paid the live payouts of an item that is already paid
   * @throws IllegalArgumentException if it does not
   */
  public Item {
    if (reason == null
        ? status == Status.SKIPPED || status == Status.FAILED
        : reason.status() != status) {
      throw new IllegalArgumentException("status " + status + " with reason " + reason);
    }
  }

  /**
   * {@return a planned item without message or amount}
   *
   * @param payable the payable
   * @param contractor the contractor to pay; null if there are none or several
   * @param contractorName the contractor's name; null if unknown
   */
  public static Item of(
      Payable payable, @Nullable ContractorId contractor, @Nullable String contractorName) {
    return new Item(
        payable.id(),
        payable.label(),
        contractor,
        contractorName,
        Status.PLANNED,
        null,
        null,
        null,
        null,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  /**
   * {@return this item with an amount and its calculation}
   *
   * @param amount the amount; null if none was decided
   * @param how its calculation; null if none was decided
   */
  public Item priced(@Nullable Money amount, @Nullable Calculation how) {
    var copy = new Copy(this);
    copy.money = amount;
    copy.calculation = how;
    return copy.item();
  }

  /**
   * {@return this item with its payout}
   *
   * @param planned the payout to be created
   */
  public Item drafted(PayoutDraft planned) {
    var copy = new Copy(this);
    copy.draft = planned;
    return copy.item();
  }

  /**
   * {@return this item as skipped or failed}
   *
   * @param why the reason
   * @param sentence why, and what to do, for the user
   * @param standing the payout that blocks another one; null if there is none
   */
  public Item left(Reason why, String sentence, @Nullable PayoutId standing) {
    var copy = new Copy(this);
    copy.status = why.status();
    copy.reason = why;
    copy.message = sentence;
    copy.payout = standing;
    copy.paid = ImmutableList.of();
    return copy.item();
  }

  /**
   * {@return this item as already paid}
   *
   * @param sentence why, for the user
   * @param live its live payouts, oldest first; at least one
   */
  public Item alreadyPaid(String sentence, List<LivePayout> live) {
    var copy = new Copy(left(Reason.ALREADY_PAID, sentence, live.get(0).id()));
    copy.paid = live.stream().map(PaidPayout::of).collect(toImmutableList());
    return copy.item();
  }

  /**
   * {@return this item as created}
   *
   * @param created the ID of the payout
   * @param sentence what the user should know about it; null if nothing
   */
  public Item created(PayoutId created, @Nullable String sentence) {
    var copy = new Copy(this);
    copy.status = Status.CREATED;
    copy.reason = null;
    copy.message = sentence;
    copy.payout = created;
    return copy.item();
  }

  /**
   * {@return this item with another warning, whose sentence is appended to the message}
   *
   * @param warning the warning
   * @param sentence what it is about, and what to do
   */
  public Item warned(Warning warning, String sentence) {
    var copy = new Copy(this);
    copy.message = message == null ? sentence : message + " " + sentence;
    copy.warnings = ImmutableSet.<Warning>builder().addAll(warnings).add(warning).build();
    return copy.item();
  }

  /** The components of an item that may change. */
  private static final class Copy {
    private final Item original;
    private Status status;
    private @Nullable Reason reason;
    private @Nullable String message;
    private @Nullable Money money;
    private @Nullable PayoutId payout;
    private ImmutableSet<Warning> warnings;
    private @Nullable Calculation calculation;
    private @Nullable PayoutDraft draft;
    private ImmutableList<PaidPayout> paid;

    Copy(Item original) {
      this.original = original;
      this.status = original.status;
      this.reason = original.reason;
      this.message = original.message;
      this.money = original.money;
      this.payout = original.payout;
      this.warnings = original.warnings;
      this.calculation = original.calculation;
      this.draft = original.draft;
      this.paid = original.paid;
    }

    Item item() {
      return new Item(
          original.payable,
          original.label,
          original.contractor,
          original.contractorName,
          status,
          reason,
          message,
          money,
          payout,
          warnings,
          calculation,
          draft,
          paid);
    }
  }
}
