package dev.payouts.core.internal;

import dev.payouts.core.CreateResult;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutId;
import dev.payouts.core.Reason;
import dev.payouts.core.Warning;
import java.util.Optional;

/** What a planned item becomes once its create has ended. */
final class CreatedItems {
  private CreatedItems() {}

  /** Its payout exists, or does not, or nobody knows. */
  static Item ended(Item planned, CreateResult result) {
    if (result instanceof CreateResult.Created created) {
      Item item = planned.created(created.payout(), planned.message());
      return created.storedDifferently().isEmpty()
          ? item
          : item.warned(Warning.STORED_DIFFERENTLY, differences(created));
    }
    if (result instanceof CreateResult.Rejected rejected) {
      return failed(planned, Reason.CREATE_REJECTED, rejected.message());
    }
    return failed(planned, Reason.OUTCOME_UNKNOWN, ((CreateResult.Unknown) result).message());
  }

  private static String differences(CreateResult.Created created) {
    return "The payout does not hold what was sent for %s: correct it by hand."
        .formatted(String.join(", ", created.storedDifferently()));
  }

  /** Its create had no clear answer, and its payout was found. */
  static Item adopted(Item planned, PayoutId payout, Optional<String> sinkFailure) {
    String sentence =
        "Its create had no clear answer%s; the payout was found by looking the payable up."
            .formatted(sinkFailure.map(" (%s)"::formatted).orElse(""));
    String warnings = planned.message();
    return planned.created(payout, warnings == null ? sentence : sentence + " " + warnings);
  }

  /** Its payout was cancelled in favour of one that another run created earlier. */
  static Item withdrawn(Item created, PayoutId older) {
    return created.left(
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
    return planned.left(Reason.ALREADY_PAID, sentence, payout);
  }

  /** Its create had no clear answer, was looked up, and had not been carried out. */
  static Item notCarriedOut(Item planned) {
    return failed(
        planned,
        Reason.CREATE_REJECTED,
        "Its create had no clear answer and was not carried out, several times: run again.");
  }

  /** The sink failed after it had announced the create, which was then looked up. */
  static Item notCreatedByBrokenSink(Item planned, String cause) {
    return failed(
        planned,
        Reason.CREATE_REJECTED,
        "The payout was not created, the backend's sink failed (%s): fix the sink and run again."
            .formatted(cause));
  }

  /** It was not begun, since somebody stopped the run. */
  static Item stopped(Item planned) {
    return failed(planned, Reason.NOT_ATTEMPTED, "The run was stopped before its turn: run again.");
  }

  /** Nothing was begun, since all payouts together would pass a limit. */
  static Item overLimit(Item planned, String why) {
    return failed(planned, Reason.NOT_ATTEMPTED, why);
  }

  /** It was not begun. */
  static Item notAttempted(Item planned, String why) {
    return failed(planned, Reason.NOT_ATTEMPTED, why + " Run again once that is mended.");
  }

  /** Its payout exists, but its order could not be set to its new status. */
  static Item notCompleted(Item created, String sentence) {
    return created.warned(Warning.ORDER_NOT_COMPLETED, sentence);
  }

  private static Item failed(Item planned, Reason reason, String message) {
    return planned.left(reason, message, null);
  }
}
