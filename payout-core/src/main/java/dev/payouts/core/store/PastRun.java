package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.CurrencyCode;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.RunProgress.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A kept run with its reports. Immutable.
 *
 * @param run the run
 * @param reports one for each of its types; none where they cannot be read
 */
public record PastRun(KeptRun run, ImmutableList<RunReport> reports) {
  /** {@return how many payables ended how, over all types} */
  public Counts counts() {
    return reports.isEmpty() ? run.progress().counts() : RunProgress.of(reports).counts();
  }

  /** {@return what was created, or planned by a dry run, by currency, over all types} */
  public ImmutableSortedMap<CurrencyCode, RunReport.Total> totals() {
    var totals = new TreeMap<CurrencyCode, RunReport.Total>();
    for (RunReport report : reports) {
      for (Map.Entry<CurrencyCode, RunReport.Total> total : report.totals().entrySet()) {
        totals.merge(total.getKey(), total.getValue(), PastRun::sum);
      }
    }
    return ImmutableSortedMap.copyOf(totals);
  }

  private static RunReport.Total sum(RunReport.Total one, RunReport.Total other) {
    BigDecimal amount = one.amount().add(other.amount());
    return new RunReport.Total(one.count() + other.count(), amount);
  }

  /** {@return how long it took; nothing where its end is not known} */
  public Optional<Duration> duration() {
    Instant end = run.endedAt();
    return end == null ? Optional.empty() : Optional.of(Duration.between(run.startedAt(), end));
  }
}
