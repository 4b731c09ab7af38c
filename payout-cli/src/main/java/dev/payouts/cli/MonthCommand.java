package dev.payouts.cli;

import dev.payouts.cli.Converters.MonthConverter;
import dev.payouts.core.MonthReport;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.report.MonthCsv;
import dev.payouts.core.report.MonthHtml;
import dev.payouts.core.report.MonthTable;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.MonthJson;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the accounts of one month, read from Notion. Changes nothing. */
@Command(
    name = "month",
    description = "Shows all payouts of one month and what is unpaid, not approved or wrong.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class MonthCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "YYYY-MM", converter = MonthConverter.class, description = "The month.")
  private @Nullable YearMonth month;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write the accounts as an HTML page.")
  private @Nullable Path page;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  MonthCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.requireBegun(month);
    var read = new AtomicReference<@Nullable MonthReport>();
    return new ReportPage(context, Optional.ofNullable(page))
        .writeAfter(
            () -> commonOptions.logged(context, () -> show(read)),
            () -> MonthHtml.of(Objects.requireNonNull(read.get())));
  }

  private ExitCode show(AtomicReference<@Nullable MonthReport> read) {
    WorkspaceConfig config = commonOptions.workspace(context);
    NotionToken token = context.notionToken();
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
      FileJournal journal = FileJournal.at(config.execution().stateDir());
      MonthReport report =
          workspace
              .engine()
              .journal(journal)
              .build()
              .month(Objects.requireNonNull(month), workspace.configuredTypes());
      read.set(report);
      context.out().print(text(report));
      return exitCode(report);
    }
  }

  private String text(MonthReport report) {
    return switch (commonOptions.output()) {
      case TABLE -> MonthTable.of(report, context.screens().get().out());
      case JSON -> MonthJson.of(report) + "\n";
      case CSV -> MonthCsv.of(report);
    };
  }

  private ExitCode exitCode(MonthReport report) {
    RunFailure failure = report.stopped();
    if (failure != null) {
      context.complain(failure.sentence());
      return ExitCode.of(failure.cause());
    }
    return report.needsAttention() ? ExitCode.NEEDS_ATTENTION : ExitCode.OK;
  }
}
