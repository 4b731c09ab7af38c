package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.cli.internal.RunIds;
import dev.payouts.cli.internal.VoidTable;
import dev.payouts.cli.options.ApprovedPlan;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.ItemOptions;
import dev.payouts.cli.run.ReportPage;
import dev.payouts.cli.run.RunSequence;
import dev.payouts.core.RunReport;
import dev.payouts.core.VoidReport;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.ReportHtml;
import dev.payouts.core.report.internal.ProvenanceText;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunHistory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the report of a past run, or a plan. */
@Command(
    name = "show",
    description = "Prints the report of a past run again, or a plan of 'plan --out'.")
final class ShowCommand extends Subcommand {
  @Parameters(
      paramLabel = "RUN_ID",
      description =
          "The run's ID or the beginning of it, see 'payouts history'; or the file of a plan.")
  private @Nullable String runId;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write an HTML page, as run and plan do.")
  private @Nullable Path report;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();
  @Mixin private final ItemOptions itemOptions = new ItemOptions();

  ShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    String asked = Objects.requireNonNull(runId, "picocli requires it");
    ReportOutput output = itemOptions.output(commonOptions.output());
    if (Ascii.toLowerCase(asked).endsWith(".json")) {
      return commonOptions.logged(context, () -> showPlan(asked, output));
    }
    return commonOptions.logged(
        context, () -> show(asked, output, commonOptions.stateDir(context)));
  }

  private ExitCode showPlan(String file, ReportOutput output) {
    ImmutableList<RunReport> reports =
        ApprovedPlan.read(context.workingDirectory().resolve(file)).reports();
    return printed(
        reports,
        Purpose.PLAN,
        () -> {
          new RunSequence(context, output, Purpose.PLAN, UnaryOperator.identity()).print(reports);
          return ExitCode.of(reports);
        });
  }

  private ExitCode printed(
      ImmutableList<RunReport> reports, Purpose purpose, Supplier<ExitCode> printing) {
    var page = new ReportPage(context, Optional.ofNullable(report));
    return page.writeAfter(
        printing,
        () ->
            ReportHtml.html(
                reports.stream().map(RunReport::request).collect(toImmutableList()),
                reports,
                purpose));
  }

  private ExitCode showVoid(KeptRun run, RunHistory history) {
    OutputFormat output = commonOptions.outputWithoutCsv();
    Optional<VoidReport> report = history.voidReport(run);
    if (report.isEmpty()) {
      return unreadable(run);
    }
    context.out().print(VoidTable.of(report.get(), output, context.screens().get().out()));
    if (output == OutputFormat.TABLE) {
      startedBy(run);
    }
    report.get().failure().ifPresent(stop -> context.complain(stop.sentence()));
    return ExitCode.OK;
  }

  private void startedBy(KeptRun run) {
    ProvenanceText.starter(run.provenance())
        .ifPresent(by -> context.err().println(TerminalText.plain("Started by " + by)));
  }

  private ExitCode unreadable(KeptRun run) {
    context.complain(
        "the report of run " + run.runId() + " cannot be read: its file is damaged or missing");
    return ExitCode.RUN_FAILED;
  }

  private ExitCode show(String asked, ReportOutput output, Path stateDir) {
    RunHistory history = RunHistory.of(stateDir);
    return show(RunIds.find(asked, history.runs()), output, history);
  }

  private ExitCode show(KeptRun run, ReportOutput output, RunHistory history) {
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      return showVoid(run, history);
    }
    Optional<ImmutableList<RunReport>> reports = history.reports(run);
    if (reports.isEmpty()) {
      return unreadable(run);
    }
    if (run.state() == KeptRun.State.RUNNING) {
      context.complain(
          "run %s is in progress since %s: this is its report so far"
              .formatted(run.runId(), run.startedAt()));
    }
    ExitCode exitCode =
        printed(
            reports.get(),
            Purpose.REPORT,
            () -> {
              output.print(
                  reports.get(), Purpose.REPORT, context.screens().get().out(), context.out());
              return ExitCode.OK;
            });
    if (output.format() == OutputFormat.TABLE) {
      startedBy(run);
    }
    reports.get().stream()
        .flatMap(report -> report.failure().stream())
        .forEach(stop -> context.complain(stop.sentence()));
    return exitCode;
  }
}
