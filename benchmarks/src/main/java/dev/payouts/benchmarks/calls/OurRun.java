package dev.payouts.benchmarks.calls;

import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.NotionWorkspace;

/** This program as in production: the engine, the schema cache and the journal on disk. */
final class OurRun implements Run {
  private final NotionWorkspace workspace;
  private final PayoutEngine engine;
  private final RunRequest request;

  OurRun(Stage stage, RunRequest request) {
    this.workspace = NotionWorkspace.connect(stage.config(), stage.token());
    this.engine = workspace.engine().journal(FileJournal.at(stage.stateDir())).build();
    this.request = request;
  }

  @Override
  public void prepare() {
    run(request.newBuilder().with(RunOption.DRY_RUN).build());
  }

  @Override
  public void run() {
    run(request);
  }

  private void run(RunRequest requested) {
    engine
        .run(requested)
        .failure()
        .ifPresent(
            stop -> {
              throw new IllegalStateException("the run failed: " + stop.sentence());
            });
  }

  @Override
  public void close() {
    workspace.close();
  }
}
