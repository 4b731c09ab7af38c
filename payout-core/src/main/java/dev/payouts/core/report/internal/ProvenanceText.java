package dev.payouts.core.report.internal;

import dev.payouts.core.Provenance;
import dev.payouts.core.RunReport;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says who started a run, and by which approved plan. */
public final class ProvenanceText {
  private ProvenanceText() {}

  /** Returns who started a run, with what version; empty if neither is known. */
  public static Optional<String> starter(Provenance provenance) {
    Stream<String> version = Stream.ofNullable(provenance.version()).map(v -> "version " + v);
    String parts =
        Stream.concat(provenance.who().stream(), version).collect(Collectors.joining(", "));
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
  }

  /** Returns what the plan of a run is: the one it was approved by, or the one it shows. */
  public static String planLabel(RunReport run) {
    return run.runId().isEmpty() ? "Plan" : "Approved plan";
  }

  /** Returns the approved plan; empty without one. */
  public static Optional<String> plan(Provenance provenance) {
    Provenance.Plan plan = provenance.plan();
    if (plan == null) {
      return Optional.empty();
    }
    String what = plan.file() == null ? "dry run " + plan.runId() : plan.file();
    String planned =
        plan.plannedAt() == null
            ? ""
            : ", planned "
                + DisplayText.time(plan.plannedAt())
                + " UTC"
                + (plan.plannedBy() == null ? "" : " by " + plan.plannedBy());
    return Optional.of(what + planned + ", " + plan.checksum());
  }
}
