package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.Warning;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The items of a past run whose payouts were voided later. */
final class VoidedItems {
  private VoidedItems() {}

  /** Returns reports whose items say which payouts were voided. */
  static ImmutableList<RunReport> marked(ImmutableList<RunReport> reports, List<VoidReport> voids) {
    if (voids.isEmpty()) {
      return reports;
    }
    return reports.stream()
        .map(
            report ->
                report.with(
                    report.items().stream()
                        .map(item -> marked(item, voids))
                        .collect(toImmutableList())))
        .collect(toImmutableList());
  }

  private static Item marked(Item item, List<VoidReport> voids) {
    Optional<VoidReport> voided = voids.stream().filter(each -> hasVoided(each, item)).findFirst();
    return voided
        .map(
            each ->
                item.warned(
                    Warning.PAYOUT_VOIDED,
                    "The payout %s was voided on %s by run %s."
                        .formatted(
                            item.payout(),
                            each.startedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                            each.runId())))
        .orElse(item);
  }

  private static boolean hasVoided(VoidReport voids, Item item) {
    return item.payout() != null
        && voids.with(Outcome.VOIDED).stream()
            .anyMatch(result -> item.payout().equals(result.item().payout()));
  }
}
