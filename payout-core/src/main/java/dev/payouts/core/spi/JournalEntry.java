package dev.payouts.core.spi;

import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Word;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One journal entry: an intent, or its outcome. Holds IDs, never names or amounts.
 *
 * @param at when it was written, by the wall clock
 * @param runId the run that wrote it
 * @param event what happened
 * @param type the type of the payable
 * @param payable the payable
 * @param contractor the contractor of the payout
 * @param date the date of the payout; null if it has none
 * @param payout the payout, if the event is about an existing one; else null
 */
public record JournalEntry(
    Instant at,
    String runId,
    Event event,
    PayableType type,
    PayableId payable,
    ContractorId contractor,
    @Nullable LocalDate date,
    @Nullable PayoutId payout) {
  /** The run ID of compacted entries, which are kept forever without the run that wrote them. */
  public static final String NO_RUN = "-";

  /** What happened to a payable. */
  public enum Event implements Word {
    /** A create is about to be sent. */
    INTENDED,
    /** The create was applied. */
    CREATED,
    /** The create was certainly not applied. */
    NOT_CARRIED_OUT,
    /** Unknown whether the create was applied. */
    UNKNOWN,
    /** A payout was found that the create must have created. */
    ADOPTED,
    /** Our payout was cancelled in favor of an older one. */
    WITHDRAWN,
    /** The overlap check looked for payouts of other hosts. */
    AUDITED,
    /** Our payout can no longer be read, and a user allowed its payable to be paid again. */
    RELEASED,
    /** A cancel of our payout, which a user asked for, is about to be sent; it still counts. */
    VOIDING,
    /**
     * Our payout is cancelled because a user asked for it. It stays recorded, so that it counts
     * again if somebody takes that back.
     */
    VOIDED;

    /** {@return whether its payout counts as created by this program after this event} */
    public boolean isPaid() {
      return this == CREATED || this == ADOPTED || this == AUDITED;
    }

    /** {@return whether its payout no longer counts as created by this program after this event} */
    public boolean endsPayout() {
      return this == WITHDRAWN || this == RELEASED;
    }

    /** {@return whether it gives the outcome of the payable's last create} */
    public boolean endsCreate() {
      return this == CREATED || this == ADOPTED || this == NOT_CARRIED_OUT;
    }

    /** {@return whether our payout still needs the overlap check} */
    public boolean isUnaudited() {
      return this == CREATED || this == ADOPTED;
    }

    /** {@return whether the outcome of the create has to be resolved} */
    public boolean isOpen() {
      return this == INTENDED || this == UNKNOWN;
    }
  }

  /** {@return whether this is the one compacted entry kept for an old payout} */
  public boolean isKept() {
    return runId.equals(NO_RUN);
  }

  /**
   * {@return a new entry about the same payable}
   *
   * @param at when it is written
   * @param runId the ID of the invocation
   * @param event what happened
   * @param payout the payout, if the event is about an existing one; else null
   */
  public JournalEntry then(Instant at, String runId, Event event, @Nullable PayoutId payout) {
    return new JournalEntry(at, runId, event, type, payable, contractor, date, payout);
  }
}
