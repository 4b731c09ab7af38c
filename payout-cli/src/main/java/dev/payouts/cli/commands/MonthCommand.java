package dev.payouts.cli.commands;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.MonthJson;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.Converters.MonthConverter;
import dev.payouts.cli.run.ReportPage;
import dev.payouts.core.MonthReport;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.MonthCsv;
import dev.payouts.core.report.MonthHtml;
import dev.payouts.core.report.MonthTable;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the accounts of one month, read from Notion. Changes nothing. */
@Command(
    name = "month",
    description = "Shows all payouts of one month and what is unpaid, not approved or wrong.")
final class MonthCommand extends Subcommand {
  @Parameters(
      paramLabel = "YYYY-MM",
      converter = MonthConverter.class,
      description = "The month, for example 2026-10.")
  private @Nullable YearMonth month;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write the accounts as an HTML page.")
  private @Nullable Path page;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  MonthCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    YearMonth asked = Objects.requireNonNull(month, "picocli requires it");
    context.requireBegun(asked);
    var reportPage = new ReportPage(context, Optional.ofNullable(page));
    return commonOptions.logged(context, () -> show(asked, reportPage));
  }

  private ExitCode show(YearMonth asked, ReportPage reportPage) {
    WorkspaceConfig config = commonOptions.workspace(context);
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      ImmutableList<PayableType> types = workspace.configuredTypes();
      if (types.isEmpty()) {
        throw new WrongUsageException(
            "no type has all of its data sources configured: 'payouts doctor --type TYPE' says which"
                + " are missing");
      }
      FileJournal journal = FileJournal.at(config.execution().stateDir());
      MonthReport report = workspace.engine().journal(journal).build().month(asked, types);
      return reportPage.writeAfter(() -> printed(report), () -> MonthHtml.of(report));
    }
  }

  private ExitCode printed(MonthReport report) {
    context.out().print(text(report));
    return context.ended(Optional.ofNullable(report.stopped()), report.needsAttention());
  }

  private String text(MonthReport report) {
    return switch (commonOptions.output()) {
      case TABLE -> MonthTable.of(report, context.screens().get().out());
      case JSON -> MonthJson.of(report) + "\n";
      case CSV -> MonthCsv.of(report);
    };
  }
}
