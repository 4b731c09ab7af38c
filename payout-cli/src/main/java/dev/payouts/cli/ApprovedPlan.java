package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Approval;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunRequest;
import dev.payouts.core.store.PlanFile;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a person approved by handing a plan back: the requests that it was made for, and of each
 * type what may be created.
 *
 * @param requests one for each type of the plan, in its order
 * @param approvals what may be created, by type; none if nothing has to be approved
 */
record ApprovedPlan(
    ImmutableList<RunRequest> requests, ImmutableMap<PayableType, Approval> approvals) {
  /** More than a plan of a million payables takes, and less than would fill the memory. */
  private static final long MAX_BYTES = 1L << 30;

  /** Nothing has to be approved. */
  static ApprovedPlan none(ImmutableList<RunRequest> requests) {
    return new ApprovedPlan(requests, ImmutableMap.of());
  }

  /**
   * Reads a plan.
   *
   * @throws ConfigException if it is not there, is none, or was altered
   */
  static ApprovedPlan read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + " is larger than any plan: name the file of a plan");
      }
      ImmutableList<PlanFile.Plan> plans =
          PlanFile.parse(file.toString(), Files.readString(file, UTF_8));
      return new ApprovedPlan(
          plans.stream().map(PlanFile.Plan::request).collect(toImmutableList()),
          plans.stream()
              .collect(toImmutableMap(plan -> plan.request().type(), PlanFile.Plan::approval)));
    } catch (IOException e) {
      throw new ConfigException(
          "the approved plan %s cannot be read: name the file that 'payouts plan --out' wrote"
              .formatted(file),
          e);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }
}
