package dev.payouts.cli.commands;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.AuditJson;
import dev.payouts.cli.internal.AuditTable;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.Converters.MonthConverter;
import dev.payouts.cli.options.Converters.Types;
import dev.payouts.cli.options.Converters.TypesConverter;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares existing payouts with the rules. Changes nothing. */
@Command(
    name = "audit",
    description = "Compares payouts with the rules: duplicates, wrong amounts, unpaid payables.")
final class AuditCommand extends Subcommand {
  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description = "Only these types; by default, all that are configured.")
  private @Nullable Types types;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      converter = MonthConverter.class,
      description = "Only payables of this month.")
  private @Nullable YearMonth month;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  AuditCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    OutputFormat output = commonOptions.outputWithoutCsv();
    context.requireBegun(month);
    return commonOptions.logged(context, () -> audit(output));
  }

  private ExitCode audit(OutputFormat output) {
    WorkspaceConfig config = commonOptions.workspace(context);
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      FileJournal journal = FileJournal.at(config.execution().stateDir());
      ImmutableList<AuditReport> audits =
          audit(workspace, workspace.engine().journal(journal).build());
      context
          .out()
          .print(output == OutputFormat.JSON ? AuditJson.of(audits) + "\n" : AuditTable.of(audits));
      return context.ended(
          audits.stream().flatMap(audit -> audit.failure().stream()).findFirst(),
          audits.stream()
              .anyMatch(audit -> !audit.findings().isEmpty() || !audit.waiting().isEmpty()));
    }
  }

  /** Audits one type after the other; stops at the first that fails. */
  private ImmutableList<AuditReport> audit(NotionWorkspace workspace, PayoutEngine engine) {
    ImmutableList<PayableType> chosen = types == null ? workspace.configuredTypes() : types.types();
    if (chosen.isEmpty()) {
      throw new WrongUsageException(
          "no type has all of its data sources configured: choose one with --type to see which are"
              + " missing");
    }
    ImmutableList.Builder<AuditReport> audits = ImmutableList.builder();
    for (PayableType type : chosen) {
      AuditReport audit = engine.audit(new AuditRequest(type, month));
      audits.add(audit);
      if (audit.failure().isPresent()) {
        break;
      }
    }
    return audits.build();
  }
}
