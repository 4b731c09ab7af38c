package dev.payouts.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.TracedPayout;
import dev.payouts.cli.internal.WhyJson;
import dev.payouts.cli.internal.WhyText;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.store.runs.PastDecision;
import dev.payouts.core.store.runs.RunHistory;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains the outcome of one payable. */
@Command(
    name = "why",
    description = "Explains the outcome of one task order, refund request or invoice split.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class WhyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "PAYABLE_ID",
      converter = PayableIdConverter.class,
      description =
          "The ID of its page or of its payout, with or without dashes, or the link to the page in"
              + " Notion.")
  private @Nullable PayableId payable;

  @Option(
      names = "--now",
      description = "Also decide it now, by a dry run, if past runs have decided it.")
  private boolean now;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  WhyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OutputFormat output = commonOptions.outputWithoutCsv();
    PayableId asked = payable;
    if (asked == null) {
      throw new WrongUsageException("missing payable: give the ID or the link of its page");
    }
    return commonOptions.logged(context, () -> explain(asked, output));
  }

  private ExitCode explain(PayableId given, OutputFormat output) {
    RunHistory history = RunHistory.of(commonOptions.stateDir(context));
    PayableId asked = history.decisions(given).isEmpty() ? payable(given, history) : given;
    ImmutableList<PastDecision> past = history.decisions(asked);
    Optional<PastDecision> decidedNow =
        now || past.isEmpty()
            ? new CurrentDecision(context, commonOptions.workspace(context)).of(asked, type(past))
            : Optional.empty();
    ImmutableList<PastDecision> all =
        ImmutableList.<PastDecision>builder()
            .addAll(decidedNow.stream().iterator())
            .addAll(past)
            .build();
    if (all.isEmpty()) {
      context.complain(
          asked
              + " is unknown: it is not in any past run, and not in a configured data source; it may"
              + " be in the trash, or not shared with the connection");
      return ExitCode.NEEDS_ATTENTION;
    }
    if (now && decidedNow.isEmpty()) {
      context.complain(
          asked + " is not listed in the workspace now; these are the decisions of past runs");
    }
    print(asked, all, history, output);
    return ExitCode.OK;
  }

  /**
   * Returns the payable of a payout; the ID itself if it is not the ID of a known payout.
   *
   * @throws WrongUsageException if the payout pays several
   */
  private PayableId payable(PayableId given, RunHistory history) {
    var payout = new PayoutId(given.value());
    ImmutableSet<PayableId> paid =
        history
            .paidBy(payout)
            .map(ImmutableSet::of)
            .orElseGet(
                () ->
                    new CurrentDecision(context, commonOptions.workspace(context)).paidBy(payout));
    if (paid.isEmpty()) {
      return given;
    }
    if (paid.size() > 1) {
      throw new WrongUsageException(
          "payout %s pays several payables: give one of %s"
              .formatted(payout, paid.stream().map(PayableId::value).collect(joining(", "))));
    }
    PayableId payable = paid.iterator().next();
    context.err().println(payout + " is the payout of " + payable + ".");
    return payable;
  }

  private void print(
      PayableId asked, ImmutableList<PastDecision> all, RunHistory history, OutputFormat output) {
    ImmutableList<TracedPayout> payouts = TracedPayout.of(all, history);
    if (output == OutputFormat.JSON) {
      context.out().println(WhyJson.of(asked, all, payouts));
    } else {
      context.out().print(new WhyText(asked, all, payouts).text(context.screens().get().out()));
    }
  }

  private static Optional<PayableType> type(ImmutableList<PastDecision> past) {
    return past.stream().findFirst().map(decision -> decision.report().request().type());
  }
}
