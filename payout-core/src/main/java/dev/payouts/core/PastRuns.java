package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/**
 * Port: the reports of earlier runs, to set the result of a run beside them. Nothing is decided
 * from it. Safe for use by several threads.
 */
public interface PastRuns {
  /** Knows none. */
  PastRuns NONE = type -> ImmutableList.of();

  /**
   * Returns the reports of the runs of a type that were no dry runs and were carried through, the
   * latest first, as far as they are kept. One that cannot be read is left out.
   */
  ImmutableList<RunReport> finished(PayableType type);
}
