package dev.payouts.core.internal;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.CreateResult;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutId;
import dev.payouts.core.Reason;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import org.jspecify.annotations.Nullable;

/** What a planned item becomes once its create has ended. */
final class CreatedItems {
  private CreatedItems() {}

  /** Its payout exists, or does not, or nobody knows. */
  static Item ended(Item planned, CreateResult result) {
    if (result instanceof CreateResult.Created created) {
      return item(planned, Status.CREATED, null, planned.message(), created.payout());
    }
    if (result instanceof CreateResult.Rejected rejected) {
      return failed(planned, Reason.CREATE_REJECTED, rejected.message());
    }
    return failed(planned, Reason.OUTCOME_UNKNOWN, ((CreateResult.Unknown) result).message());
  }

  /** Its create had no clear answer, and its payout was found. */
  static Item adopted(Item planned, PayoutId payout) {
    String sentence =
        "Its create had no clear answer; the payout was found by looking the payable up.";
    return item(planned, Status.CREATED, null, sentence, payout);
  }

  /** Its payout was cancelled in favour of one that another run created earlier. */
  static Item withdrawn(Item created, PayoutId older) {
    return item(
        created,
        Status.SKIPPED,
        Reason.ALREADY_PAID,
        "Another run had already paid it; the payout of this run was cancelled.",
        older);
  }

  /** An earlier run left open what came of it, and this one does not settle it. */
  static Item leftOpen(Item planned) {
    return failed(
        planned,
        Reason.OUTCOME_UNKNOWN,
        "An earlier run was cut off while it created this payout: a real run finds out first.");
  }

  /** Its create had no clear answer and was not carried out, and somebody else has paid it. */
  static Item paidByOthers(Item planned, PayoutId payout) {
    String sentence = "Another run has paid it in the meantime: there is nothing to do.";
    return item(planned, Status.SKIPPED, Reason.ALREADY_PAID, sentence, payout);
  }

  /** Its create had no clear answer, was looked up, and had not been carried out. */
  static Item notCarriedOut(Item planned) {
    return failed(
        planned,
        Reason.CREATE_REJECTED,
        "Its create had no clear answer and was not carried out, several times: run again.");
  }

  /** It was not begun, since somebody stopped the run. */
  static Item stopped(Item planned) {
    return failed(
        planned,
        Reason.NOT_ATTEMPTED,
        "Not attempted: the run was stopped before its turn. Run again.");
  }

  /** It was not begun. */
  static Item notAttempted(Item planned, String why) {
    return failed(
        planned, Reason.NOT_ATTEMPTED, "Not attempted: " + why + " Run again once that is mended.");
  }

  /** Its payout exists, but its order could not be set to its new status. */
  static Item notCompleted(Item created, String sentence) {
    String before = created.message();
    return new Item(
        created.source(),
        created.label(),
        created.contractor(),
        created.contractorName(),
        created.status(),
        created.reason(),
        before == null ? sentence : before + " " + sentence,
        created.money(),
        created.payout(),
        ImmutableSet.<Warning>builder()
            .addAll(created.warnings())
            .add(Warning.ORDER_NOT_COMPLETED)
            .build(),
        created.working());
  }

  private static Item failed(Item planned, Reason reason, String message) {
    return item(planned, Status.FAILED, reason, message, null);
  }

  private static Item item(
      Item planned,
      Status status,
      @Nullable Reason reason,
      @Nullable String message,
      @Nullable PayoutId payout) {
    return new Item(
        planned.source(),
        planned.label(),
        planned.contractor(),
        planned.contractorName(),
        status,
        reason,
        message,
        planned.money(),
        payout,
        planned.warnings(),
        planned.working());
  }
}
