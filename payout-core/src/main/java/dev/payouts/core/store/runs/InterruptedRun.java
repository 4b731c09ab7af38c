package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.ReportJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports of interrupted runs, completed from the journal. */
public final class InterruptedRun {
  private static final RunReport.RunFailure INTERRUPTED =
      new RunReport.RunFailure(
          FailureCause.NOT_CARRIED_THROUGH,
          "The run was interrupted because its process ended: run again, which first resolves"
              + " unknown creates and then creates the rest.");
  private static final String NAMED_BY_JOURNAL =
      "The run was interrupted after creating this payout; it is recorded in the journal.";
  private static final String LEFT_OPEN =
      "The run was interrupted while creating this payout: the next run resolves this first.";

  private InterruptedRun() {}

  /**
   * {@return the report of a type for which nothing was done}
   *
   * @param runId the ID of the invocation
   * @param request the request
   * @param at the start time
   * @param why the run failure
   */
  public static RunReport nothingDone(
      String runId, RunRequest request, Instant at, RunReport.RunFailure why) {
    return new RunReport(
        runId,
        request,
        at,
        Duration.ZERO,
        ImmutableList.of(),
        RunReport.Findings.NONE,
        ApiCalls.NONE,
        null,
        why);
  }

  /**
   * {@return the JSON of the report that applies if the process ends while a type is running}
   *
   * @param run the run
   * @param done the reports of the completed types
   * @param underWay the request in progress
   * @param begunAt when it started
   */
  public static String report(
      KeptRun run, List<RunReport> done, RunRequest underWay, Instant begunAt) {
    return ReportJson.report(
        ImmutableList.<RunReport>builder()
            .addAll(done)
            .add(nothingDone(run.runId(), underWay, begunAt, INTERRUPTED))
            .build());
  }

  /**
   * Adds items from the journal to the report of the type that was in progress. What is already in
   * a report stays: it says more, and a compacted journal says less.
   */
  static ImmutableList<RunReport> withJournal(List<RunReport> reports, List<JournalEntry> journal) {
    return reports.stream()
        .map(report -> report.stopped() == null ? report : with(report, journal))
        .collect(toImmutableList());
  }

  private static RunReport with(RunReport report, List<JournalEntry> journal) {
    PayableType type = report.request().type();
    ImmutableSet<PayableId> reported =
        report.items().stream().map(Item::payable).collect(ImmutableSet.toImmutableSet());
    Map<PayableId, JournalEntry> last = new LinkedHashMap<>();
    for (JournalEntry entry : journal) {
      if (entry.type() == type
          && entry.runId().equals(report.runId())
          && !reported.contains(entry.payable())) {
        last.put(entry.payable(), entry);
      }
    }
    ImmutableList.Builder<Item> items = ImmutableList.<Item>builder().addAll(report.items());
    last.values().stream()
        .filter(entry -> entry.event().isPaid() || entry.event().isOpen())
        .map(InterruptedRun::item)
        .forEach(items::add);
    return report.with(items.build());
  }

  private static Item item(JournalEntry entry) {
    boolean isPaid = entry.event().isPaid();
    return new Item(
        entry.payable(),
        "",
        entry.contractor(),
        null,
        isPaid ? Status.CREATED : Status.FAILED,
        isPaid ? null : Reason.OUTCOME_UNKNOWN,
        isPaid ? NAMED_BY_JOURNAL : LEFT_OPEN,
        null,
        entry.payout(),
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }
}
