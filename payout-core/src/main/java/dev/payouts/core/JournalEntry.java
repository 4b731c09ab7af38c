package dev.payouts.core;

import com.google.common.base.Ascii;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run intended, or that came of it. Holds IDs, never names or amounts.
 *
 * @param at when it was written, by the wall clock
 * @param runId the run that wrote it
 * @param event what happened
 * @param type the type of the payable
 * @param source the payable
 * @param person whom the payout is for
 * @param date the date of the payout; null where it has none
 * @param payout the payout, where the event is about one that exists
 */
public record JournalEntry(
    Instant at,
    String runId,
    Event event,
    PayableType type,
    SourceId source,
    ContractorId person,
    @Nullable LocalDate date,
    @Nullable PayoutId payout) {
  /** The run of what is kept for ever, when nobody asks any more which run wrote it. */
  public static final String NO_RUN = "-";

  /** What happened to a payable. */
  public enum Event {
    /** A create is about to leave. */
    INTENDED,
    /** The create was carried out. */
    CREATED,
    /** The create was certainly not carried out. */
    NOT_CARRIED_OUT,
    /** Nobody knows yet whether the create was carried out. */
    UNKNOWN,
    /** A payout was found that the create must have made. */
    ADOPTED,
    /** A payout of ours was cancelled in favour of an older one. */
    WITHDRAWN,
    /** The sources of the run were looked at for payouts of other hosts. */
    AUDITED,
    /** A payout of ours cannot be read any more, and a person let its payable be paid again. */
    RELEASED;

    /** {@return the word in the journal} */
    public String word() {
      return Ascii.toLowerCase(name());
    }

    /** {@return whether the payout that it names counts as created by this program after it} */
    public boolean isPaid() {
      return this == CREATED || this == ADOPTED || this == AUDITED;
    }

    /** {@return whether it says what came of the payable's last create} */
    public boolean endsCreate() {
      return this == CREATED || this == ADOPTED || this == NOT_CARRIED_OUT;
    }

    /** {@return whether a payout of ours was not yet compared with those of other hosts} */
    public boolean isUnaudited() {
      return this == CREATED || this == ADOPTED;
    }

    /** {@return whether it has to be found out what came of the payable} */
    public boolean isOpen() {
      return this == INTENDED || this == UNKNOWN;
    }
  }

  /**
   * {@return whether this is all that is kept of a payout of long ago} No other entry that is kept
   * is about the same payout.
   */
  public boolean isKept() {
    return runId.equals(NO_RUN);
  }

  /**
   * {@return an entry about the same payable}
   *
   * @param at when it is written
   * @param runId the invocation
   * @param event what happened
   * @param payout the payout, where the event is about one that exists; else null
   */
  public JournalEntry then(Instant at, String runId, Event event, @Nullable PayoutId payout) {
    return new JournalEntry(at, runId, event, type, source, person, date, payout);
  }
}
