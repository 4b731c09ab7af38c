package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.ProgressLines;
import dev.payouts.core.Item;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.PastDecision;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.util.Optional;

/** Decides one payable now, by dry runs: nothing is created. */
final class Decisions {
  private final Surroundings surroundings;
  private final WorkspaceConfig config;

  Decisions(Surroundings surroundings, WorkspaceConfig config) {
    this.surroundings = surroundings;
    this.config = config;
  }

  /**
   * Returns the decision; nothing if the workspace does not list the payable.
   *
   * @param known its type, where past runs tell
   * @throws RunStoppedException if the workspace could not be read
   */
  Optional<PastDecision> now(SourceId source, Optional<PayableType> known) {
    NotionToken token = NotionToken.fromEnvironment(surroundings.environment());
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      ImmutableList<PayableType> types =
          known.map(ImmutableList::of).orElseGet(workspace::configuredTypes);
      for (PayableType type : types) {
        Optional<PastDecision> found = find(source, RunRequest.builder(type), workspace);
        if (found.isPresent()) {
          return found;
        }
      }
      return types.contains(PayableType.CONTRACTOR_PAYROLL)
          ? find(source, RunRequest.contractorPayroll().with(RunOption.FORCE), workspace)
          : Optional.empty();
    }
  }

  private Optional<PastDecision> find(
      SourceId source, RunRequest.Builder asked, NotionWorkspace workspace) {
    RunRequest request = asked.with(RunOption.DRY_RUN).build();
    RunReport report =
        workspace
            .engine()
            .journal(FileJournal.at(config.execution().stateDir()))
            .listener(new ProgressLines(surroundings.err()).begin(request.type()))
            .build()
            .run(request);
    report
        .stop()
        .ifPresent(
            stop -> {
              throw new RunStoppedException(stop.cause(), stop.sentence());
            });
    Optional<Item> item =
        report.items().stream().filter(each -> each.source().equals(source)).findFirst();
    return item.map(found -> new PastDecision(report, found, null));
  }
}
