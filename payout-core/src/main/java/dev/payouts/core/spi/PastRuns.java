package dev.payouts.core.spi;

import dev.payouts.core.RunReport;
import dev.payouts.core.model.PayableType;
import java.util.stream.Stream;

/**
 * Port: the reports of earlier runs, for the variance report. No decision depends on them.
 * Thread-safe.
 */
public interface PastRuns {
  /** No earlier runs. */
  PastRuns NONE = type -> Stream.empty();

  /**
   * {@return the stored reports of completed runs of a type, latest first, without dry runs; the
   * stream reads them lazily} Unreadable reports are left out.
   *
   * @param type the type of the payables
   */
  Stream<RunReport> finished(PayableType type);
}
