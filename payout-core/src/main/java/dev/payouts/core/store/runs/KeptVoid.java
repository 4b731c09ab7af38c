package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Mode;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.VoidRequest;
import dev.payouts.core.VoidRequest.Created;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Instant;
import java.util.List;

/** A void as a stored run, which has the void's report in place of the reports of types. */
public final class KeptVoid {
  private static final RunFailure INTERRUPTED =
      new RunFailure(
          FailureCause.NOT_CARRIED_THROUGH,
          "The void was interrupted because its process ended: void the run again.");

  private KeptVoid() {}

  /**
   * {@return the canonical text of a void's request}
   *
   * @param request the payouts to void
   */
  public static String query(VoidRequest request) {
    ImmutableSet<String> types =
        request.payouts().stream()
            .map(created -> created.type().word())
            .collect(ImmutableSet.toImmutableSet());
    return "type=" + String.join(",", types) + "&" + CanonicalQuery.VOID + request.runId();
  }

  /**
   * {@return the report that applies if the process ends before its end is stored}
   *
   * @param runId the ID of the void
   * @param at when it begins
   * @param request the payouts to void
   */
  public static VoidReport begun(String runId, Instant at, VoidRequest request) {
    return new VoidReport(
        runId,
        request.runId(),
        at,
        Mode.REAL,
        request.payouts().stream().map(KeptVoid::notAttempted).collect(toImmutableList()),
        ApiCalls.NONE,
        INTERRUPTED);
  }

  private static Result notAttempted(Created created) {
    return new Result(created.type(), created.item(), Outcome.NOT_ATTEMPTED, null);
  }

  /** Returns the report of an interrupted void, completed from the journal. */
  static VoidReport withJournal(VoidReport report, List<JournalEntry> journal) {
    ImmutableList.Builder<Result> results = ImmutableList.builder();
    for (Result result : report.payouts()) {
      Outcome outcome = result.outcome();
      for (JournalEntry entry : journal) {
        if (entry.runId().equals(report.runId())
            && result.item().payout() != null
            && result.item().payout().equals(entry.payout())) {
          outcome = entry.event() == Event.VOIDED ? Outcome.VOIDED : Outcome.OUTCOME_UNKNOWN;
        }
      }
      results.add(new Result(result.type(), result.item(), outcome, result.message()));
    }
    return new VoidReport(
        report.runId(),
        report.voidedRunId(),
        report.startedAt(),
        report.mode(),
        results.build(),
        report.calls(),
        report.stopped());
  }
}
