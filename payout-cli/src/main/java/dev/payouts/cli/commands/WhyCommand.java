package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.TracedPayout;
import dev.payouts.cli.internal.WhyJson;
import dev.payouts.cli.internal.WhyText;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.PayableIdConverter;
import dev.payouts.core.Item;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.store.runs.PastDecision;
import dev.payouts.core.store.runs.RunHistory;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Explains the outcome of one payable. */
@Command(
    name = "why",
    description = "Explains the outcome of one task order, refund request or invoice split.")
final class WhyCommand extends Subcommand {
  private static final int MAX_LISTED = 20;

  @Parameters(
      paramLabel = "PAYABLE_ID",
      description =
          "The ID of its page or of its payout, or the beginning of it (8 characters or more), the"
              + " link to the page in Notion, its name, or the contractor's full name or Discord"
              + " handle.")
  private @Nullable String payable;

  @Option(
      names = "--now",
      description = "Also decide it now, by a dry run, if past runs have decided it.")
  private boolean now;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  WhyCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    OutputFormat output = commonOptions.outputWithoutCsv();
    String asked = Objects.requireNonNull(payable, "picocli requires it");
    return commonOptions.logged(context, () -> explain(asked, output));
  }

  private ExitCode explain(String typed, OutputFormat output) {
    RunHistory history = RunHistory.of(commonOptions.stateDir(context));
    if (PayableIdConverter.isIdOrLink(typed)) {
      PayableId given = id(typed);
      PayableId asked = history.decisions(given).isEmpty() ? payable(given, history) : given;
      return explain(asked, Optional.empty(), history, output);
    }
    var search = new PayableSearch(typed);
    ImmutableList<Item> past = history.items(search::matches);
    if (!past.isEmpty()) {
      return past.size() == 1
          ? explain(past.get(0).payable(), Optional.empty(), history, output)
          : severalMatch(typed, past);
    }
    ImmutableList<PastDecision> found =
        new CurrentDecision(context, commonOptions.workspace(context)).matching(search::matches);
    if (found.size() == 1) {
      return explain(found.get(0).item().payable(), Optional.of(found.get(0)), history, output);
    }
    if (found.isEmpty()) {
      context.complain(nothingMatches(typed));
      return ExitCode.NEEDS_ATTENTION;
    }
    return severalMatch(typed, found.stream().map(PastDecision::item).collect(toImmutableList()));
  }

  private static PayableId id(String typed) {
    try {
      return new PayableIdConverter().convert(typed);
    } catch (TypeConversionException e) {
      throw new WrongUsageException("PAYABLE_ID: " + e.getMessage(), e);
    }
  }

  private ExitCode severalMatch(String typed, ImmutableList<Item> found) {
    context.complain("several payables match \"%s\": give the ID of one".formatted(typed));
    for (Item item : Iterables.limit(found, MAX_LISTED)) {
      String label = item.label().isBlank() ? "" : item.label() + ", ";
      context
          .err()
          .println(
              TerminalText.plain(
                  "  " + item.payable() + "  " + label + DisplayText.contractor(item)));
    }
    if (found.size() > MAX_LISTED) {
      context.err().println("  and " + (found.size() - MAX_LISTED) + " more");
    }
    return ExitCode.MISCONFIGURED;
  }

  private static String nothingMatches(String typed) {
    return "no payable matches \"%s\", in past runs or in the workspace: give its ID (8 characters or more), the link or name of its page, or the contractor's full name or Discord handle; IDs are in parentheses under ACTION REQUIRED, in the links of the HTML report, and source_id in JSON and CSV"
        .formatted(typed);
  }

  /**
   * Explains a payable.
   *
   * @param known the decision of now, if it has been made already
   */
  private ExitCode explain(
      PayableId asked, Optional<PastDecision> known, RunHistory history, OutputFormat output) {
    ImmutableList<PastDecision> past = history.decisions(asked);
    Optional<PastDecision> decidedNow =
        known.isEmpty() && (now || past.isEmpty())
            ? new CurrentDecision(context, commonOptions.workspace(context)).of(asked, type(past))
            : known;
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
