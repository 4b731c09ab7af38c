package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.internal.ProgressLines;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.runs.PastDecision;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides one payable as a run would now, by dry runs. Creates nothing. */
record CurrentDecision(CommandContext context, WorkspaceConfig config) {
  /**
   * Returns the payables that a payout in the workspace pays; empty if there is no such payout.
   *
   * @throws RunAbortedException if the workspace could not be read
   */
  ImmutableSet<PayableId> paidBy(PayoutId payout) {
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      return workspace.paidBy(payout);
    }
  }

  /**
   * Returns the decision; empty if the workspace does not list the payable.
   *
   * @param known its type, if known from past runs
   * @throws RunAbortedException if the workspace could not be read
   */
  Optional<PastDecision> of(PayableId payable, Optional<PayableType> known) {
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      return decisions(
              known.map(ImmutableList::of).orElseGet(workspace::configuredTypes),
              item -> item.payable().equals(payable),
              workspace)
          .findFirst();
    }
  }

  /**
   * Returns the decisions about the payables that are wanted, of all types.
   *
   * @throws RunAbortedException if the workspace could not be read
   */
  ImmutableList<PastDecision> matching(Predicate<Item> isWanted) {
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      return decisions(workspace.configuredTypes(), isWanted, workspace).collect(toImmutableList());
    }
  }

  /**
   * Decides one type after the other, as far as the caller reads on. If no decision is wanted, also
   * decides orders of every status.
   */
  private Stream<PastDecision> decisions(
      ImmutableList<PayableType> types, Predicate<Item> isWanted, NotionWorkspace workspace) {
    Iterator<PastDecision> found =
        types.stream()
            .flatMap(type -> decisions(RunRequest.builder(type), workspace))
            .filter(decision -> isWanted.test(decision.item()))
            .iterator();
    return found.hasNext() || !types.contains(PayableType.CONTRACTOR_PAYROLL)
        ? Streams.stream(found)
        : decisions(RunRequest.contractorPayroll().with(RunOption.FORCE), workspace)
            .filter(decision -> isWanted.test(decision.item()));
  }

  private Stream<PastDecision> decisions(RunRequest.Builder asked, NotionWorkspace workspace) {
    RunRequest request = asked.with(RunOption.DRY_RUN).build();
    RunReport report =
        workspace
            .engine()
            .journal(FileJournal.at(config.execution().stateDir()))
            .listener(new ProgressLines(context.err()).begin(request.type()))
            .build()
            .run(request);
    report
        .failure()
        .filter(stop -> stop.cause() != FailureCause.LIMIT_PASSED) // all items are decided
        .ifPresent(
            stop -> {
              throw new RunAbortedException(stop.cause(), stop.sentence());
            });
    return report.items().stream().map(item -> new PastDecision(report, item, null));
  }
}
