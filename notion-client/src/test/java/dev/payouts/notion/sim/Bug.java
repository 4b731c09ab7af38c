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
  OTHER_DIRECTORY_FORGOTTEN
}
