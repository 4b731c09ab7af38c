package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.cli.internal.Progress;
import dev.payouts.cli.internal.ProgressBar;
import dev.payouts.cli.internal.ProgressLines;
import dev.payouts.cli.internal.Screen;
import dev.payouts.cli.internal.StatusLine;
import dev.payouts.cli.internal.Ticking;
import dev.payouts.cli.internal.html.RunPage;
import dev.payouts.core.Approval;
import dev.payouts.core.Patience;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StopSignals;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.RunHistory;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call of {@code run} or {@code plan}: where it runs, and with which configuration. */
final class Invocation {
  private final Surroundings surroundings;
  private final StatusLine statusLine;
  private final RunChoices choices;
  private final Purpose purpose;
  private final List<RunReport> reports = new ArrayList<>();

  Invocation(Surroundings surroundings, RunChoices choices, Purpose purpose) {
    this.statusLine = new StatusLine(surroundings.err());
    this.surroundings = surroundings.withErr(statusLine.above());
    this.choices = choices;
    this.purpose = purpose;
  }

  /** Returns the reports of the types that were run, after the run. */
  ImmutableList<RunReport> reports() {
    return ImmutableList.copyOf(reports);
  }

  /** Returns the exit code. */
  int run(ApprovedPlan plan) {
    Shard shard = choices.shards().shard(surroundings.environment());
    return Logging.during(
        choices.place().logDetail(),
        surroundings.err(),
        () -> choices.sandbox() ? runOnSandbox(plan) : runOnNotion(plan, shard));
  }

  private int runOnNotion(ApprovedPlan plan, Shard shard) {
    WorkspaceConfig config = choices.place().workspace(surroundings);
    NotionToken token = NotionToken.fromEnvironment(surroundings.environment());
    WorkspaceConfig adjusted = adjusted(config, config.execution().stateDir());
    return runOn(
        adjusted,
        token,
        new Part(plan, shard, surroundings.locks(), surroundings.processingLimit()));
  }

  private int runOnSandbox(ApprovedPlan plan) {
    Optional<Path> stateDir = choices.place().state(surroundings);
    if (stateDir.isPresent()) {
      return runOnSandbox(plan, stateDir.get());
    }
    try (var temporary = TemporaryDirectory.create()) {
      return runOnSandbox(plan, temporary.path());
    }
  }

  /**
   * Nothing of the environment counts here: the sandbox has its own address and token. No other
   * process knows of it, so that nothing has to be kept apart.
   */
  private int runOnSandbox(ApprovedPlan plan, Path stateDir) {
    SandboxOptions.Builder options =
        SandboxOptions.builder(YearMonth.now(surroundings.clock()).minusMonths(1));
    if (choices.cornerCases()) {
      options.cornerCases();
    }
    try (Sandbox sandbox = Sandbox.start(options.build())) {
      WorkspaceConfig config =
          ConfigFile.ofText("the sandbox's configuration", sandbox.configurationJson(), stateDir)
              .read();
      return runOn(
          adjusted(config, stateDir),
          new NotionToken(sandbox.token()),
          new Part(plan, Shard.WHOLE, MachineLocks.NONE, surroundings.processingLimit()));
    }
  }

  private WorkspaceConfig adjusted(WorkspaceConfig config, Path stateDir) {
    Execution execution = config.execution();
    return config.withExecution(
        new Execution(choices.workers().orElse(execution.workers()), execution.hosts(), stateDir));
  }

  /**
   * What is run.
   *
   * @param plan the types, with what was approved of them
   * @param shard which part of the payables
   * @param locks what keeps it apart from other runs of this machine
   * @param processingLimit how long Notion may work on a request
   */
  private record Part(
      ApprovedPlan plan, Shard shard, MachineLocks locks, Duration processingLimit) {
    PayoutEngine.Builder engine(
        NotionWorkspace workspace, WorkspaceConfig config, PayableType type) {
      Path stateDir = config.execution().stateDir();
      PayoutEngine.Builder engine =
          workspace
              .engine()
              .journal(FileJournal.at(stateDir, locks))
              .patience(new Patience(processingLimit, config.connection().consistencyWait()))
              .shard(shard)
              .past(RunHistory.of(stateDir));
      Approval approval = plan.approvals().get(type);
      return approval == null ? engine : engine.approval(approval);
    }
  }

  private int runOn(WorkspaceConfig config, NotionToken token, Part part) {
    var page = new ReportPage(surroundings, choices.report());
    String runId = UUID.randomUUID().toString();
    var underWay = new AtomicReference<@Nullable PayoutEngine>();
    try (Progress progress = progress();
        NotionWorkspace workspace = NotionWorkspace.connect(config, token, progress);
        StopSignals signals = StopSignals.listen(() -> stop(underWay.get()))) {
      Function<RunRequest, RunReport> run =
          request -> {
            PayoutEngine engine =
                part.engine(workspace, config, request.type())
                    .runId(runId)
                    .listener(progress.begin(request.type()))
                    .build();
            underWay.set(engine);
            if (signals.getAsBoolean()) {
              engine.stop(); // the signal may have come before there was an engine to tell
            }
            try {
              RunReport report = engine.run(request);
              reports.add(report);
              return report;
            } finally {
              progress.pause(); // the report goes to the same terminal
            }
          };
      return page.writtenAfter(
          () ->
              carryOut(part.plan().requests(), run, config.execution().stateDir(), runId, signals),
          () -> RunPage.html(part.plan().requests(), reports(), purpose));
    }
  }

  /** Keeps what is no dry run for {@code payouts history}. */
  private int carryOut(
      ImmutableList<RunRequest> requests,
      Function<RunRequest, RunReport> run,
      Path stateDir,
      String runId,
      StopSignals signals) {
    var runs = new TypeRuns(surroundings, choices.place().output(), purpose, signals);
    if (requests.get(0).has(RunOption.DRY_RUN)) {
      return runs.run(requests, run);
    }
    try (RunKeeper keeper = RunKeeper.of(surroundings, stateDir, runId, requests)) {
      return runs.run(requests, keeper.keeping(run));
    }
  }

  private Progress progress() {
    Screen screen = surroundings.screens().get().err();
    return screen.isRewritable()
        ? new ProgressBar(
            statusLine,
            screen,
            surroundings.clock().withZone(ZoneId.systemDefault()),
            Ticking.every(ProgressBar.INTERVAL))
        : new ProgressLines(surroundings.err());
  }

  private void stop(@Nullable PayoutEngine engine) {
    surroundings
        .err()
        .println("Stopping: creates under way are finished; Ctrl-C again ends at once.");
    if (engine != null) {
      engine.stop();
    }
  }
}
