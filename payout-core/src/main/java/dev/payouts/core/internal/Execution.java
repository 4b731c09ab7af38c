package dev.payouts.core.internal;

import dev.payouts.core.Hosts;
import dev.payouts.core.Journal;
import dev.payouts.core.Patience;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunListener;
import dev.payouts.core.Shard;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.decide.PlausibleDates;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;

/**
 * How runs are carried out.
 *
 * @param host the machine
 * @param workers the largest number of creates under way at once
 * @param policy what the house decides about its payroll
 * @param listener is told how a run gets on; never throws
 * @param once what keeps a payable from being paid twice
 * @param guards what a run is held against before it creates anything
 */
public record Execution(
    Host host, int workers, PayrollPolicy policy, RunListener listener, Once once, Guards guards) {
  /** Returns the dates that orders may have today. */
  PlausibleDates plausibleDates() {
    return PlausibleDates.on(LocalDate.ofInstant(host.now(), policy.timeZone()));
  }

  /**
   * What keeps a payable from being paid twice.
   *
   * @param journal what runs intended
   * @param patience how long the backend may take
   * @param hosts whether other hosts may run at the same time
   * @param shard which part of the payables the runs are about
   * @param isStopping whether no further create may begin
   */
  public record Once(
      Journal journal, Patience patience, Hosts hosts, Shard shard, BooleanSupplier isStopping) {}
}
