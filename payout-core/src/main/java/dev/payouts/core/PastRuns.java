package dev.payouts.core;

import java.util.stream.Stream;

/**
 * Port: the reports of earlier runs, to set the result of a run beside them. Nothing is decided
 * from it. Safe for use by several threads.
 */
public interface PastRuns {
  /** Knows none. */
  PastRuns NONE = type -> Stream.empty();

  /**
   * {@return the reports of the runs of a type that were no dry runs and were carried through, the
   * latest first, as far as they are kept; each is read when the stream comes to it} One that
   * cannot be read is left out.
   *
   * @param type the type of the payables
   */
  Stream<RunReport> finished(PayableType type);
}
