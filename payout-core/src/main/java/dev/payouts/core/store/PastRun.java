package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.RunReport;
import dev.payouts.core.Totals;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.store.RunProgress.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored run with its reports. Immutable.
 *
 * @param run the run
 * @param reports one per type; none if they cannot be read
 */
public record PastRun(KeptRun run, ImmutableList<RunReport> reports) {
  /** {@return the counts over all types} */
  public Counts counts() {
    return reports.isEmpty() ? run.progress().counts() : RunProgress.of(reports).counts();
  }

  /** {@return the totals by currency, created or planned, over all types} */
  public ImmutableSortedMap<CurrencyCode, RunReport.Total> totals() {
    return Totals.of(reports).now();
  }

  /** {@return how long it took; empty if its end is unknown} */
  public Optional<Duration> duration() {
    Instant end = run.endedAt();
    return end == null ? Optional.empty() : Optional.of(Duration.between(run.startedAt(), end));
  }
}
