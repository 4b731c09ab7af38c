package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReleaseText;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.Converters.Types;
import dev.payouts.cli.options.Converters.TypesConverter;
import dev.payouts.cli.options.PayableIdConverter;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.spi.RecordedPayout;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Allows a payable to be paid again if its recorded payout cannot be read any more. */
@Command(
    name = "release",
    description =
        "Allows a payable to be paid again if its payout was deleted or cannot be read any more.")
final class ReleaseCommand extends Subcommand {
  private final Confirmation confirmation;

  @Parameters(
      paramLabel = "PAYABLE_ID",
      converter = PayableIdConverter.class,
      description =
          "The ID of its page, with or without dashes, or the link to the page in Notion.")
  private @Nullable PayableId payable;

  @Option(names = "--yes", description = "Release without asking; required without a terminal.")
  private boolean yes;

  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description = "Only payouts of these types; by default, all.")
  private @Nullable Types types;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  ReleaseCommand(CommandContext context, Confirmation confirmation) {
    super(context);
    this.confirmation = confirmation;
  }

  @Override
  ExitCode run() {
    PayableId asked = Objects.requireNonNull(payable, "picocli requires it");
    if (commonOptions.output() != OutputFormat.TABLE) {
      throw new WrongUsageException("release does not support --output: remove the option");
    }
    return commonOptions.logged(context, () -> release(asked));
  }

  private ExitCode release(PayableId asked) {
    WorkspaceConfig config = commonOptions.workspace(context);
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      PayoutEngine engine =
          workspace
              .engine()
              .journal(KeptRuns.journal(config.execution().stateDir(), context.locks()))
              .build();
      ImmutableList<RecordedPayout> recorded =
          engine.recordedPayouts(asked).stream()
              .filter(payout -> types == null || types.types().contains(payout.type()))
              .collect(toImmutableList());
      var text = new ReleaseText(asked, recorded);
      context.out().print(text.known());
      text.requireReleasable();
      return isConfirmed() ? released(engine.release(recorded), asked) : ExitCode.MISCONFIGURED;
    }
  }

  private boolean isConfirmed() {
    return yes
        || confirmation.isGiven(
            context,
            "Release it? The next run will pay it again. Type yes: ",
            "nothing was released");
  }

  private ExitCode released(int count, PayableId asked) {
    if (count == 0) {
      throw new ConfigException(
          "nothing was released: it can be read again, or another process has released it already");
    }
    context
        .out()
        .println(
            "Released. If "
                + asked
                + " is due and no other payout pays it, the next run pays it again.");
    return ExitCode.OK;
  }
}
