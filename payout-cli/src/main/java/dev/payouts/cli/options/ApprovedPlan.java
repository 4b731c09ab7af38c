package dev.payouts.cli.options;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Approval;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.store.PlanFile;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An approved plan: the requests it was made for, and the payouts that may be created.
 *
 * @param requests one for each type, in the order of the plan
 * @param plans what was approved, by type; empty if the run needs no approval
 * @param reference what identifies the plan; null if the run needs no approval
 */
public record ApprovedPlan(
    ImmutableList<RunRequest> requests,
    ImmutableMap<PayableType, PlanFile.Plan> plans,
    Provenance.@Nullable Plan reference) {
  /** More than a plan of a million payables takes, but less than fills the memory. */
  private static final long MAX_BYTES = 1L << 30;

  /** Returns the requests of a run that needs no approval. */
  public static ApprovedPlan none(ImmutableList<RunRequest> requests) {
    return new ApprovedPlan(requests, ImmutableMap.of(), /* reference= */ null);
  }

  /** Returns what the plan shows, as reports of dry runs that have no ID. */
  public ImmutableList<RunReport> reports() {
    Instant plannedAt = reference == null ? null : reference.plannedAt();
    return requests.stream()
        .flatMap(request -> Stream.ofNullable(plans.get(request.type())))
        .map(
            plan ->
                new RunReport(
                        /* runId= */ "",
                        plan.request().newBuilder().with(RunOption.DRY_RUN).build(),
                        plannedAt == null ? Instant.EPOCH : plannedAt,
                        Duration.ZERO,
                        plan.approval().items().values().asList(),
                        plan.findings(),
                        ApiCalls.NONE,
                        null,
                        plan.stopped())
                    .startedBy(Provenance.UNKNOWN.approving(reference)))
        .collect(toImmutableList());
  }

  /** Returns what may be created of a type; empty if the run needs no approval. */
  public Optional<Approval> approval(PayableType type) {
    return Optional.ofNullable(plans.get(type)).map(PlanFile.Plan::approval);
  }

  /** Tells whether the run needs no approval. */
  public boolean isNone() {
    return plans.isEmpty();
  }

  /**
   * Reads a plan.
   *
   * @throws ConfigException if the file is missing, is not a plan, or has been altered
   */
  public static ApprovedPlan read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(
            file + " is too large to be a plan: give the file that 'payouts plan --out' wrote");
      }
      String content = Files.readString(file, UTF_8);
      ImmutableList<PlanFile.Plan> plans = PlanFile.parse(file.toString(), content);
      return new ApprovedPlan(
          plans.stream().map(PlanFile.Plan::request).collect(toImmutableList()),
          plans.stream().collect(toImmutableMap(plan -> plan.request().type(), plan -> plan)),
          PlanFile.reference(String.valueOf(file.getFileName()), content));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "the plan %s does not exist: give the file that 'payouts plan --out' wrote"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new ConfigException(
          "cannot read the approved plan %s: give the file that 'payouts plan --out' wrote"
              .formatted(file),
          e);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }
}
