package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.cli.internal.ProgressLines;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.host.StopSignals;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call of {@code run} or {@code plan}: where it runs, and with which configuration. */
final class Invocation {
  private final Surroundings surroundings;
  private final RunChoices choices;
  private final Purpose purpose;

  Invocation(Surroundings surroundings, RunChoices choices, Purpose purpose) {
    this.surroundings = surroundings;
    this.choices = choices;
    this.purpose = purpose;
  }

  /** Returns the exit code. */
  int run(ImmutableList<RunRequest> requests) {
    Shard shard = choices.shards().shard(surroundings.environment());
    return Logging.during(
        choices.place().logDetail(),
        surroundings.err(),
        () -> choices.sandbox() ? runOnSandbox(requests) : runOnNotion(requests, shard));
  }

  private int runOnNotion(ImmutableList<RunRequest> requests, Shard shard) {
    WorkspaceConfig config = choices.place().workspace(surroundings);
    NotionToken token = NotionToken.fromEnvironment(surroundings.environment());
    return runOn(adjusted(config, config.execution().stateDir()), token, requests, shard);
  }

  private int runOnSandbox(ImmutableList<RunRequest> requests) {
    Optional<Path> stateDir = choices.place().state(surroundings);
    if (stateDir.isPresent()) {
      return runOnSandbox(requests, stateDir.get());
    }
    try (var temporary = TemporaryDirectory.create()) {
      return runOnSandbox(requests, temporary.path());
    }
  }

  /** Nothing of the environment counts here: the sandbox has its own address and token. */
  private int runOnSandbox(ImmutableList<RunRequest> requests, Path stateDir) {
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
          adjusted(config, stateDir), new NotionToken(sandbox.token()), requests, Shard.WHOLE);
    }
  }

  private WorkspaceConfig adjusted(WorkspaceConfig config, Path stateDir) {
    Execution execution = config.execution();
    return config.withExecution(
        new Execution(choices.workers().orElse(execution.workers()), execution.hosts(), stateDir));
  }

  private int runOn(
      WorkspaceConfig config, NotionToken token, ImmutableList<RunRequest> requests, Shard shard) {
    String runId = UUID.randomUUID().toString();
    Path stateDir = config.execution().stateDir();
    var underWay = new AtomicReference<@Nullable PayoutEngine>();
    try (NotionWorkspace workspace = NotionWorkspace.connect(config, token);
        StopSignals signals = StopSignals.listen(() -> stop(underWay.get()))) {
      var runs = new TypeRuns(surroundings, choices.place().output(), purpose, signals);
      Function<RunRequest, RunReport> carryingOut =
          request -> {
            PayoutEngine engine =
                workspace
                    .engine()
                    .runId(runId)
                    .shard(shard)
                    .journal(FileJournal.at(stateDir))
                    .listener(new ProgressLines(request.type(), surroundings.err()))
                    .build();
            underWay.set(engine);
            if (signals.getAsBoolean()) {
              engine.stop(); // the signal may have come before there was an engine to tell
            }
            return engine.run(request);
          };
      if (requests.get(0).has(RunOption.DRY_RUN)) {
        return runs.run(requests, carryingOut);
      }
      try (RunKeeper keeper = RunKeeper.of(surroundings, stateDir, runId, requests)) {
        return runs.run(requests, keeper.keeping(carryingOut));
      }
    }
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
