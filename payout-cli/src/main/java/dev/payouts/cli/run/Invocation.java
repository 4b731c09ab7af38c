package dev.payouts.cli.run;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.Progress;
import dev.payouts.cli.internal.ProgressBar;
import dev.payouts.cli.internal.ProgressLines;
import dev.payouts.cli.internal.RepeatingTimer;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.cli.internal.StatusLine;
import dev.payouts.cli.logging.Logging;
import dev.payouts.cli.options.ApprovedPlan;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.RunOptions;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.Timeouts;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StopSignals;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.ItemSelection;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.ReportHtml;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Approvals;
import dev.payouts.notion.WorkspaceConfig.Execution;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One call of {@code run} or {@code plan}, on Notion or on the sandbox. */
public final class Invocation {
  private final CommandContext context;
  private final StatusLine statusLine;
  private final RunOptions runOptions;
  private final Purpose purpose;
  private final UnaryOperator<ImmutableList<RunReport>> presentation;
  private final RunSequence runs;

  /**
   * Creates a call.
   *
   * @param presentation changes the reports before people read them, in a table or on a page
   */
  public Invocation(
      CommandContext context,
      RunOptions runOptions,
      Purpose purpose,
      UnaryOperator<ImmutableList<RunReport>> presentation) {
    this.presentation = presentation;
    this.statusLine = new StatusLine(context.err());
    this.context = context.withErr(statusLine.above());
    this.runOptions = runOptions;
    this.purpose = purpose;
    ReportOutput output = runOptions.output();
    this.runs =
        new RunSequence(
            this.context,
            output,
            purpose,
            output.format() == OutputFormat.TABLE ? this::presented : reports -> reports);
  }

  /** Returns the reports of the types that ran. */
  public ImmutableList<RunReport> reports() {
    return runs.reports();
  }

  /** Returns the exit code. */
  public ExitCode run(ApprovedPlan plan) {
    plan.requests().forEach(request -> context.requireBegun(request.month().orElse(null)));
    Shard shard = runOptions.shards().shard(context.environment());
    return Logging.during(
        runOptions.common().logDetail(),
        context.err(),
        () -> runOptions.sandbox() ? runOnSandbox(plan) : runOnNotion(plan, shard));
  }

  private ExitCode runOnNotion(ApprovedPlan plan, Shard shard) {
    WorkspaceConfig config = runOptions.common().workspace(context);
    requireApproval(config, plan);
    Supplier<ExitCode> run =
        () -> {
          var work = new Work(plan, shard, context.locks());
          return runOn(
              adjusted(config, config.execution().stateDir()), context.notionToken(), work);
        };
    return isDryRun(plan.requests())
        ? run.get()
        : new RunNotification(context, config).after(run, this::reports);
  }

  private static boolean isDryRun(ImmutableList<RunRequest> requests) {
    return requests.get(0).has(RunOption.DRY_RUN);
  }

  private static void requireApproval(WorkspaceConfig config, ApprovedPlan plan) {
    if (config.controls().approvals() == Approvals.REQUIRED
        && plan.isNone()
        && !isDryRun(plan.requests())) {
      throw new ConfigException(
          "the configuration requires an approved plan (require_approval): make one with 'payouts"
              + " plan --out FILE', and run with --approved FILE");
    }
  }

  private ExitCode runOnSandbox(ApprovedPlan plan) {
    Optional<Path> stateDir = runOptions.common().state(context);
    if (stateDir.isPresent()) {
      return runOnSandbox(plan, CommonOptions.usable(stateDir.get()));
    }
    try (var temporary = TemporaryDirectory.create()) {
      return runOnSandbox(plan, temporary.path());
    }
  }

  /**
   * Ignores the environment: the sandbox has its own address and token. No other process can reach
   * it, so it needs no lock.
   */
  private ExitCode runOnSandbox(ApprovedPlan plan, Path stateDir) {
    SandboxOptions.Builder options =
        SandboxOptions.builder(YearMonth.now(context.clock()).minusMonths(1));
    if (runOptions.cornerCases()) {
      options.cornerCases();
    }
    try (Sandbox sandbox = Sandbox.start(options.build())) {
      WorkspaceConfig config =
          ConfigFile.ofText("the sandbox's configuration", sandbox.configurationJson(), stateDir)
              .read();
      return runOn(
          adjusted(config, stateDir),
          new NotionToken(sandbox.token()),
          new Work(plan, Shard.WHOLE, MachineLocks.NONE));
    }
  }

  private WorkspaceConfig adjusted(WorkspaceConfig config, Path stateDir) {
    Execution execution = config.execution();
    return config.withExecution(
        new Execution(
            runOptions.workers().orElse(execution.workers()), execution.hosts(), stateDir));
  }

  /** The work of one process: its runs, its part of their payables, and what locks them. */
  private record Work(ApprovedPlan plan, Shard shard, MachineLocks locks) {}

  private PayoutEngine.Builder engine(
      NotionWorkspace workspace, WorkspaceConfig config, Work work, PayableType type) {
    PayoutEngine.Builder engine =
        workspace
            .engine()
            .journal(KeptRuns.journal(config.execution().stateDir(), work.locks()))
            .timeouts(
                new Timeouts(context.processingLimit(), config.connection().consistencyWait()))
            .shard(work.shard());
    return work.plan().approval(type).map(engine::approval).orElse(engine);
  }

  private ExitCode runOn(WorkspaceConfig config, NotionToken token, Work work) {
    var page = new ReportPage(context, runOptions.report());
    ImmutableList<RunRequest> requests = work.plan().requests();
    KeptRun begun =
        HistoryRecorder.begun(requests, context.provenance().approving(work.plan().reference()));
    var currentEngine = new AtomicReference<@Nullable PayoutEngine>();
    try (Progress progress = progress();
        NotionWorkspace workspace = NotionWorkspace.connect(config, token, progress);
        StopSignals signals = StopSignals.listen(() -> stop(currentEngine.get()))) {
      Function<RunRequest, RunReport> run =
          request -> {
            PayoutEngine engine =
                engine(workspace, config, work, request.type())
                    .runId(begun.runId())
                    .listener(progress.begin(request.type()))
                    .build();
            currentEngine.set(engine);
            if (signals.getAsBoolean()) {
              engine.stop(); // the signal may have arrived before the engine existed
            }
            try {
              return engine.run(request).startedBy(begun.provenance());
            } finally {
              progress.pause(); // the report is printed to the same terminal
            }
          };
      return page.writeAfter(
          () -> execute(requests, run, config, begun, signals),
          () -> ReportHtml.html(requests, presented(reports()), purpose));
    }
  }

  /** Returns the reports as people read them: the ID of a dry run, which is not kept, is unused. */
  private ImmutableList<RunReport> presented(ImmutableList<RunReport> all) {
    return presentation.apply(all).stream()
        .map(report -> report.request().has(RunOption.DRY_RUN) ? report.withoutId() : report)
        .collect(toImmutableList());
  }

  /** Runs, and records all but dry runs for {@code payouts history}. */
  private ExitCode execute(
      ImmutableList<RunRequest> requests,
      Function<RunRequest, RunReport> run,
      WorkspaceConfig config,
      KeptRun begun,
      StopSignals signals) {
    if (isDryRun(requests)) {
      return runs.run(requests, run, signals);
    }
    // the configuration of a sandbox deletes no runs of the user
    Duration keepFor = runOptions.sandbox() ? null : config.controls().keepRuns();
    Path stateDir = config.execution().stateDir();
    try (var recorder = new HistoryRecorder(context, stateDir, keepFor, begun, this::reports)) {
      return runs.run(requests, recorder.recording(run), signals);
    }
  }

  /** Cron sends a mail about every line: with only what needs action, progress is not shown. */
  private boolean isQuiet() {
    return runOptions.output().items() == ItemSelection.FAILED;
  }

  private Progress progress() {
    Screen screen = context.screens().get().err();
    return screen.isRewritable()
        ? new ProgressBar(
            statusLine,
            screen,
            context.clock().withZone(ZoneId.systemDefault()),
            RepeatingTimer.every(ProgressBar.INTERVAL))
        : new ProgressLines(
            isQuiet()
                ? new PrintStream(OutputStream.nullOutputStream(), /* autoFlush= */ false, UTF_8)
                : context.err());
  }

  private void stop(@Nullable PayoutEngine engine) {
    context
        .err()
        .println("Stopping after the creates in progress. Press Ctrl-C again to stop at once.");
    if (engine != null) {
      engine.stop();
    }
  }
}
