package dev.payouts.core.internal.base;

import dev.payouts.core.Approval;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Limits;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunListener;
import dev.payouts.core.Shard;
import dev.payouts.core.Timeouts;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.spi.Journal;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of runs.
 *
 * @param host clock, waits, random numbers and threads
 * @param workers the maximum number of concurrent creates
 * @param policy the payroll settings of the company
 * @param listener receives progress events; never throws
 * @param once the settings that prevent double payments
 * @param limits the limits it must not exceed, checked before the first create
 * @param approval the approved plan; null if no approval is needed
 */
public record RunSettings(
    Host host,
    int workers,
    PayrollPolicy policy,
    RunListener listener,
    ExactlyOnceSettings once,
    Limits limits,
    @Nullable Approval approval) {
  /** Returns the dates that are plausible for orders today. */
  public PlausibleDates plausibleDates() {
    return PlausibleDates.on(LocalDate.ofInstant(host.now(), policy.timeZone()));
  }

  /**
   * The settings that prevent double payments.
   *
   * @param journal the write-ahead journal
   * @param timeouts the timeouts of the backend
   * @param hosts whether runs on other hosts may overlap
   * @param shard the part of the payables to pay
   * @param isStopping whether the run is being stopped
   */
  public record ExactlyOnceSettings(
      Journal journal,
      Timeouts timeouts,
      HostSharing hosts,
      Shard shard,
      BooleanSupplier isStopping) {}
}
