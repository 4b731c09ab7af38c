package dev.payouts.notion.sim;

/**
 * Something that a history must not end with.
 *
 * @param kind what sort of thing it is
 * @param sentence what exactly is wrong
 */
record Wrong(Kind kind, String sentence) {
  /** The sorts that a summary of many histories counts. */
  enum Kind {
    /** A payable has more payouts of the program than it may have. */
    DOUBLE,
    /** A payable that is due has no payout. */
    LOSS,
    /** A payout of the program has another amount than the rules say. */
    WRONG_AMOUNT,
    /** A payable was paid though the rules forbid it: nothing is due, or its month is paid. */
    NOT_DUE,
    /** Another payout stays than the documents promise. */
    WRONG_ONE_STAYS,
    /** What a person made or set was changed by the program. */
    CHANGED,
    /** A journal has an intent or an overlap check left that no run resolves. */
    OPEN_INTENT,
    /** Runs without any failure of Notion or the machine do not come to an end. */
    NO_END,
    /** A report says what is not so in the workspace. */
    UNTRUE_REPORT,
    /** Something that a person has to look at was in no report. */
    UNREPORTED
  }

  @Override
  public String toString() {
    return kind + ": " + sentence;
  }
}
