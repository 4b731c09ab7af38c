package dev.payouts.core.internal.create;

import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import java.util.List;
import java.util.Optional;

/** Turns planned items into their final form after the create. */
public final class CreatedItems {
  private CreatedItems() {}

  /** The create has a result: applied, not applied or unknown. */
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
    return "These properties of the payout differ from what was sent: %s. Correct them by hand."
        .formatted(String.join(", ", created.storedDifferently()));
  }

  /** The outcome was unknown, and the payout was found. */
  static Item adopted(Item planned, PayoutId payout, Optional<String> sinkFailure) {
    String sentence =
        "Resolved: the create got no clear answer%s, but its payout was found."
            .formatted(sinkFailure.map(" (%s)"::formatted).orElse(""));
    String warnings = planned.message();
    return planned.created(payout, warnings == null ? sentence : sentence + " " + warnings);
  }

  /** Its payout was cancelled in favor of one that another run created earlier. */
  static Item withdrawn(Item created, LivePayout older) {
    return created.alreadyPaid(
        "Another run had already paid it; the payout of this run was cancelled.", List.of(older));
  }

  /** Decided only: what an earlier run left unknown is not resolved. */
  public static Item decided(Decision decision, JournalState journal) {
    Item item = decision.item();
    boolean isOpen = decision instanceof Decision.Pay && journal.isOpen(item.payable());
    return isOpen ? leftOpen(item) : item;
  }

  private static Item leftOpen(Item planned) {
    return failed(
        planned,
        Reason.OUTCOME_UNKNOWN,
        "An earlier run was interrupted while creating this payout: a real run resolves this"
            + " first.");
  }

  /** The unknown create was not applied, and another run has paid the payable. */
  static Item paidByOthers(Item planned, LivePayout payout) {
    String sentence = "Another run has paid it in the meantime: nothing to do.";
    return planned.alreadyPaid(sentence, List.of(payout));
  }

  /**
   * The outcome was unknown; a lookup showed that the create was not applied.
   *
   * @param unknown the item with the last answer
   */
  static Item notCarriedOut(Item planned, Item unknown) {
    return failed(
        planned,
        Reason.CREATE_REJECTED,
        "The create got no clear answer and was not applied, even after several attempts: run again. The last one: "
            + unknown.message());
  }

  /** The sink failed after it had announced the create, and a lookup found no payout. */
  static Item notCreatedByBrokenSink(Item planned, String cause) {
    return failed(
        planned,
        Reason.CREATE_REJECTED,
        "The payout was not created because the backend's sink failed (%s): fix the sink and run again."
            .formatted(cause));
  }

  /** The run was stopped before this create. */
  static Item stopped(Item planned) {
    return failed(
        planned,
        Reason.NOT_ATTEMPTED,
        "The run was stopped before creating this payout: run again.");
  }

  /** The create was not attempted. */
  static Item notAttempted(Item planned, String why) {
    return failed(planned, Reason.NOT_ATTEMPTED, why + " Run again once this is fixed.");
  }

  private static Item failed(Item planned, Reason reason, String message) {
    return planned.left(reason, message, null);
  }
}
