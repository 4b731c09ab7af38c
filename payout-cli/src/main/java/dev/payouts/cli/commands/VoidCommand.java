package dev.payouts.cli.commands;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.RunIds;
import dev.payouts.cli.internal.VoidTable;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.PayableIdConverter;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Timeouts;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidRequest;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.StopSignals;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.store.VoidJson;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.KeptVoid;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels the payouts of a past run that nobody has touched since. */
@Command(
    name = "void",
    description =
        "Cancels the payouts of a past run that nobody has touched since; the next run pays them again.")
final class VoidCommand extends Subcommand {
  private final Confirmation confirmation;

  @Parameters(
      paramLabel = "RUN_ID",
      description =
          "The run's ID or the beginning of it, 8 characters or more; see 'payouts history'.")
  private @Nullable String runId;

  @Option(
      names = "--item",
      paramLabel = "PAYABLE_ID",
      converter = PayableIdConverter.class,
      description = "Only the payout of this payable, by the ID or link of its page.")
  private @Nullable PayableId item;

  @Option(names = "--dry-run", description = "Show what would be cancelled, but change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Void without asking; required without a terminal.")
  private boolean yes;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  VoidCommand(CommandContext context, Confirmation confirmation) {
    super(context);
    this.confirmation = confirmation;
  }

  @Override
  ExitCode run() {
    OutputFormat output = commonOptions.outputWithoutCsv();
    String asked = Objects.requireNonNull(runId, "picocli requires it");
    return commonOptions.logged(context, () -> voidRun(asked, output));
  }

  private ExitCode voidRun(String asked, OutputFormat output) {
    WorkspaceConfig config = commonOptions.workspace(context);
    RunHistory history = RunHistory.of(config.execution().stateDir());
    KeptRun run = RunIds.find(asked, history.runs());
    if (RunIds.isTooShort(asked)) {
      throw new ConfigException(
          "\"%s\" is too little of a run ID to void that run: give 8 characters or more; see 'payouts history'"
              .formatted(asked));
    }
    ImmutableList<RunReport> reports = history.reports(run).orElse(ImmutableList.of());
    VoidRequest all = VoidRequest.of(run.runId(), reports);
    VoidRequest request = item == null ? all : all.only(item);
    requireVoidable(run, request);
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, context.notionToken())) {
      ExitCode exitCode = voidOn(workspace, config, request, output);
      reports.stream()
          .filter(report -> report.request().has(RunOption.COMPLETE_ORDERS))
          .findFirst()
          .ifPresent(
              report ->
                  context.complain(
                      "that run set its orders to completed: set them back to approved in Notion to"
                          + " pay them again"));
      return exitCode;
    }
  }

  private void requireVoidable(KeptRun run, VoidRequest request) {
    String id = run.runId();
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      throw new ConfigException(
          "run %s is a void itself: give the run that created the payouts".formatted(id));
    }
    if (run.state() == KeptRun.State.RUNNING) {
      throw new ConfigException(
          "run %s is in progress: wait until it ends, then void it".formatted(id));
    }
    if (request.payouts().isEmpty() && request.unknown().isEmpty()) {
      throw new ConfigException(
          item == null
              ? "run %s created no payouts that are known: nothing to void (see 'payouts show %1$s')"
                  .formatted(id)
              : "run %s created no payout for %s: see 'payouts show %1$s'".formatted(id, item));
    }
  }

  private ExitCode voidOn(
      NotionWorkspace workspace, WorkspaceConfig config, VoidRequest request, OutputFormat output) {
    Path stateDir = config.execution().stateDir();
    String id = UUID.randomUUID().toString();
    PayoutEngine engine =
        workspace
            .engine()
            .journal(KeptRuns.journal(stateDir, context.locks()))
            .timeouts(
                new Timeouts(context.processingLimit(), config.connection().consistencyWait()))
            .runId(id)
            .build();
    if (dryRun || !yes) {
      VoidReport preview = engine.previewVoid(request);
      if (dryRun || preview.with(Outcome.PLANNED).isEmpty()) {
        return printed(preview, output);
      }
      context.err().print(VoidTable.of(preview, context.screens().get().err()));
      if (!confirmation.isGiven(
          context,
          "Void these payouts? The next run will pay their payables again. Type yes: ",
          "nothing was voided")) {
        return ExitCode.MISCONFIGURED;
      }
    }
    try (StopSignals signals = StopSignals.listen(engine::stop)) {
      if (signals.getAsBoolean()) {
        engine.stop();
      }
      return printed(recorded(engine, config, id, request), output);
    }
  }

  /** Records the void for {@code payouts history}, before and after. */
  private VoidReport recorded(
      PayoutEngine engine, WorkspaceConfig config, String id, VoidRequest request) {
    var host = new SystemHost();
    Instant startedAt = host.now();
    KeptRun begun =
        KeptRun.begun(
                id,
                startedAt,
                KeptVoid.query(request),
                null,
                RunStarter.thisProcess(RunStarter.Way.COMMAND))
            .from(context.provenance());
    VoidReport report = KeptVoid.begun(id, startedAt, request);
    keep(config, begun, report);
    try {
      report = engine.voidPayouts(request);
      return report;
    } finally {
      keep(config, begun.ended(host.now(), report), report);
    }
  }

  private void keep(WorkspaceConfig config, KeptRun run, VoidReport report) {
    try (KeptRuns kept = KeptRuns.beside(config.execution().stateDir())) {
      kept.keep(run, VoidJson.of(report));
      kept.deleteOld(run, config.controls().keepRuns());
    } catch (StateFileException e) {
      context.complain(
          "this void cannot be recorded for 'payouts history' (it is in the journal): "
              + e.getMessage());
    }
  }

  private ExitCode printed(VoidReport report, OutputFormat output) {
    context.out().print(VoidTable.of(report, output, context.screens().get().out()));
    return context.ended(report.failure(), report.needsAttention());
  }
}
