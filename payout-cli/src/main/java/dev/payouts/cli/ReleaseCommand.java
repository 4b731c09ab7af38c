package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.Converters.Types;
import dev.payouts.cli.Converters.TypesConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReleaseText;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RecordedPayout;
import dev.payouts.core.SourceId;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a payable be paid again whose recorded payout cannot be read any more. */
@Command(
    name = "release",
    description =
        "Lets a payable be paid again whose payout was deleted for good or cannot be read any more.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class ReleaseCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Confirmation confirmation;

  @Parameters(
      paramLabel = "PAYABLE_ID",
      converter = SourceChoice.class,
      description = "The ID of its page, dashed or not, or the page's address in Notion.")
  private @Nullable SourceId payable;

  @Option(
      names = "--yes",
      description = "Release without asking; needed where there is no terminal.")
  private boolean yes;

  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description = "Only payouts of these types; all unless given.")
  private @Nullable Types types;

  @Mixin private final PlaceChoices choices = new PlaceChoices();

  ReleaseCommand(Surroundings surroundings, Confirmation confirmation) {
    this.surroundings = surroundings;
    this.confirmation = confirmation;
  }

  /** Asks the person at the terminal. */
  @FunctionalInterface
  interface Confirmation {
    /** Returns what was typed, null if there is no terminal or nothing more to read. */
    @Nullable String ask(String question);
  }

  @Override
  public Integer call() {
    SourceId asked = payable;
    if (asked == null) {
      throw new WrongUsageException("name a payable: the ID or the address of its page");
    }
    if (choices.output() != OutputFormat.TABLE) {
      throw new WrongUsageException("release prints text for a person: leave out --output");
    }
    return choices.logged(surroundings, () -> release(asked));
  }

  private ExitCode release(SourceId asked) {
    WorkspaceConfig config = choices.workspace(surroundings);
    NotionToken token = NotionToken.fromEnvironment(surroundings.environment());
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      PayoutEngine engine =
          workspace
              .engine()
              .journal(FileJournal.at(config.execution().stateDir(), surroundings.locks()))
              .build();
      ImmutableList<RecordedPayout> recorded =
          engine.recordedPayouts(asked).stream()
              .filter(payout -> types == null || types.types().contains(payout.type()))
              .collect(toImmutableList());
      var text = new ReleaseText(asked, recorded);
      surroundings.out().print(text.known());
      String refusal = text.refusal();
      if (refusal != null) {
        surroundings.complain(refusal);
        return ExitCode.MISCONFIGURED;
      }
      return isConfirmed() ? written(engine.release(recorded), asked) : ExitCode.MISCONFIGURED;
    }
  }

  private boolean isConfirmed() {
    if (yes) {
      return true;
    }
    surroundings.out().flush();
    String answer = confirmation.ask("Release? The next run pays it again. Type yes: ");
    if (answer == null) {
      surroundings.complain("nothing was released: without a terminal, confirm with --yes");
      return false;
    }
    if (!answer.strip().equals("yes")) {
      surroundings.complain("nothing was released");
      return false;
    }
    return true;
  }

  private ExitCode written(int released, SourceId asked) {
    if (released == 0) {
      surroundings.complain("nothing was released: another process has released it meanwhile");
      return ExitCode.MISCONFIGURED;
    }
    surroundings.out().println("Released: the next run pays " + asked + " again if it is due.");
    return ExitCode.OK;
  }
}
