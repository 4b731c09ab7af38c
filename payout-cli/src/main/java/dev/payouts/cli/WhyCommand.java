package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.WhyText;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.SourceId;
import dev.payouts.core.store.PastDecision;
import dev.payouts.core.store.RunHistory;
import dev.payouts.core.store.WhyJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what became of one payable. */
@Command(
    name = "why",
    description = "Explains what became of one task order, refund request or invoice split.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class WhyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "SOURCE_ID",
      converter = SourceChoice.class,
      description = "The ID of its page, dashed or not, or the page's address in Notion.")
  private @Nullable SourceId source;

  @Option(
      names = "--now",
      description = "Decide it now, by a dry run, also where past runs have decided it.")
  private boolean now;

  @Mixin private final PlaceChoices choices = new PlaceChoices();

  WhyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OutputFormat output = choices.outputWithoutCsv();
    SourceId asked = source;
    if (asked == null) {
      throw new WrongUsageException("name a payable: the ID or the address of its page");
    }
    return choices.logged(surroundings, () -> explain(asked, output));
  }

  private ExitCode explain(SourceId asked, OutputFormat output) {
    RunHistory history = RunHistory.of(choices.stateDir(surroundings));
    ImmutableList<PastDecision> past = history.decisions(asked);
    Optional<PastDecision> decidedNow =
        now || past.isEmpty()
            ? new Decisions(surroundings, choices.workspace(surroundings)).now(asked, type(past))
            : Optional.empty();
    ImmutableList<PastDecision> all =
        ImmutableList.<PastDecision>builder()
            .addAll(decidedNow.stream().iterator())
            .addAll(past)
            .build();
    if (all.isEmpty()) {
      surroundings.complain(
          asked
              + " is not known: no run that is kept is about it, and no data source that is"
              + " configured lists it; it may be in the trash, or not be shared with the"
              + " connection");
      return ExitCode.NEEDS_ATTENTION;
    }
    if (now && decidedNow.isEmpty()) {
      surroundings.complain(
          asked + " is not listed in the workspace now: this is what past runs decided");
    }
    print(asked, all, history, output);
    return ExitCode.OK;
  }

  private void print(
      SourceId asked, ImmutableList<PastDecision> all, RunHistory history, OutputFormat output) {
    PayoutId payout = payout(all);
    String madeBy = payout == null ? null : history.maker(payout, all).orElse(null);
    if (output == OutputFormat.JSON) {
      String id = payout == null ? null : payout.value();
      surroundings.out().println(WhyJson.of(asked, all, id, madeBy));
    } else {
      surroundings
          .out()
          .print(new WhyText(asked, all, payout, madeBy).text(surroundings.screens().get().out()));
    }
  }

  private static Optional<PayableType> type(ImmutableList<PastDecision> past) {
    return past.stream().findFirst().map(decision -> decision.report().request().type());
  }

  /** Returns the payout that the latest decision knows of. */
  private static @Nullable PayoutId payout(ImmutableList<PastDecision> latestFirst) {
    for (PastDecision decision : latestFirst) {
      if (decision.item().payout() != null) {
        return decision.item().payout();
      }
    }
    return null;
  }
}
