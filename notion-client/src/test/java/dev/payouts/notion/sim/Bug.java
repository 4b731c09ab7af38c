package dev.payouts.notion.sim;

/** A deliberate bug, to show that the simulation can fail. */
enum Bug {
  NONE,
  /** The intent reaches the journal after the request has left. */
  INTENT_WRITTEN_AFTER_THE_REQUEST,
  /** What earlier runs left open is not looked at. */
  OPEN_INTENTS_IGNORED,
  /** A create without a clear answer is sent again at once. */
  CREATE_REPEATED_BLINDLY,
  /** A create without a clear answer counts as not carried out. */
  UNKNOWN_TAKEN_FOR_REJECTED,
  /** "There is no live payout" is believed though queries lag. */
  LAG_IGNORED,
  /** A request is taken for dead as soon as its connection is. */
  LATE_WRITES_IGNORED,
  /** Payouts that the journal knows and queries do not show are not read by their ID. */
  JOURNAL_NOT_BELIEVED,
  /** The lock is never held by anybody. */
  NO_LOCK,
  /** Runs beside others end without their audit. */
  NO_AUDIT,
  /** Two hosts do not agree which payout was created first. */
  AUDITS_DISAGREE,
  /** A read that failed counts as an empty one. */
  FAILED_READ_TAKEN_FOR_EMPTY,
  /** The transport sends a request again after a reset. */
  TRANSPORT_REPEATS,
  /** The two orders of a contractor can be in two shards. */
  SHARDED_BY_PAYABLE,
  /** A shard that is new to a state directory believes its journal at once. */
  OTHER_SHARDS_FORGOTTEN,
  /** Two state directories of one machine know nothing of each other. */
  TWO_DIRECTORIES_WITHOUT_THE_MACHINE_LOCK,
  /** A run believes its journal at once though another one was used last. */
  OTHER_DIRECTORY_FORGOTTEN,
  /** What the journal records is believed for a quarter of an hour only. */
  RECORDS_FORGOTTEN_AFTER_15_MINUTES,
  /** Archived payouts are not asked for. */
  ARCHIVED_IGNORED,
  /** Nobody looks at what Notion says was stored. */
  VERIFICATION_LEFT_OUT,
  /** A payout that somebody has set to Paid does not count. */
  PAID_TAKEN_FOR_NOT_LIVE,
  /** Of several payouts the newest stays, on all hosts. */
  NEWEST_STAYS,
  /** A payout protects only the first of its payables. */
  ONLY_THE_FIRST_PAYABLE_PROTECTED,
  /** A recorded payout that cannot be read does not count. */
  UNREACHABLE_TAKEN_FOR_NOT_LIVE,
  /** A recorded payout that does not point to its payable any more does not count. */
  UNLINKED_TAKEN_FOR_NOT_LIVE,
  /** Other payouts of a contractor's month are not looked up. */
  MONTHS_NOT_LOOKED_UP,
  /** A found payout is adopted and not written down. */
  ADOPTED_NOT_JOURNALED,
  /** Compaction drops intents that nothing was found out about for an hour. */
  OLD_INTENTS_DROPPED,
  /** Compaction drops overlap checks that are due for an hour. */
  OLD_CHECKS_DROPPED,
  /** All waits are half of what they have to be. */
  WAITS_CUT_TO_HALF,
  /** A broken connection counts as one on which nothing was sent. */
  RESET_TAKEN_FOR_UNSENT,
  /** A 500 counts as a conflict, which was not applied. */
  ERROR_500_TAKEN_FOR_CONFLICT,
  /** A 408 counts as a refusal. */
  ERROR_408_TAKEN_FOR_REFUSAL,
  /** Statuses that no document names count as refusals. */
  OTHER_STATUSES_TAKEN_FOR_REFUSALS,
  /** A payout is said to be cancelled and is not. */
  CANCELLED_IN_WORDS_ONLY,
  /** The lock is given back as soon as it is taken. */
  LOCK_GIVEN_BACK_AT_ONCE
}
