package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Approval;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.PlanFile;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import java.util.Optional;
import java.util.function.Function;

/** A dry run whose plan is approved, with a report for each type. */
record ApprovedDryRun(KeptRun run, ImmutableList<RunReport> reports) {
  /**
   * Checks a kept run.
   *
   * @param reports reads its reports; empty if they cannot be read
   * @throws ProblemException 422 if it is not a dry run that completed
   */
  static ApprovedDryRun of(
      String runId,
      Optional<KeptRun> found,
      Function<KeptRun, Optional<ImmutableList<RunReport>>> reports) {
    KeptRun run =
        found.orElseThrow(
            () ->
                refused(
                    "there is no past run "
                        + runId
                        + "; it may have been deleted: make a new dry run and approve that"));
    if (!run.isDryRun()) {
      throw refused("run %s is not a dry run: give the ID of one".formatted(runId));
    }
    if (run.state() == KeptRun.State.RUNNING) {
      throw refused("dry run %s is in progress: wait for its end".formatted(runId));
    }
    ImmutableList<RunReport> plans = reports.apply(run).orElse(ImmutableList.of());
    if (!PlanFile.isComplete(plans, CanonicalQuery.types(run.query()).size())) {
      throw refused(
          "dry run %s did not complete, or its report cannot be read: make a new one"
              .formatted(runId));
    }
    return new ApprovedDryRun(run, plans);
  }

  static ProblemException refused(String why) {
    return ProblemException.of(422, "The parameter approved cannot be used: " + why + ".");
  }

  /** Returns the approved payouts by type. */
  ImmutableMap<PayableType, Approval> approvals() {
    return reports.stream()
        .collect(
            toImmutableMap(
                report -> report.request().type(), report -> Approval.of(report.items())));
  }

  /** Returns the planned requests, as a run that creates them. */
  ImmutableList<RunRequest> requests() {
    return reports.stream()
        .map(report -> report.request().newBuilder().without(RunOption.DRY_RUN).build())
        .collect(toImmutableList());
  }
}
