package dev.payouts.benchmarks.calls;

import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.NotionWorkspace;

/** This program as in production: the engine, the schema cache and the journal on disk. */
final class OurRun implements Run {
  /** Whether paid orders are set to completed. */
  enum Orders {
    LEFT_AS_THEY_ARE,
    COMPLETED
  }

  private final NotionWorkspace workspace;
  private final PayoutEngine engine;
  private final PayableType type;
  private final Orders orders;

  private OurRun(NotionWorkspace workspace, PayoutEngine engine, PayableType type, Orders orders) {
    this.workspace = workspace;
    this.engine = engine;
    this.type = type;
    this.orders = orders;
  }

  static OurRun over(Stage stage, PayableType type, Orders orders) {
    NotionWorkspace workspace = NotionWorkspace.connect(stage.config(), stage.token());
    PayoutEngine engine = workspace.engine().journal(FileJournal.at(stage.stateDir())).build();
    return new OurRun(workspace, engine, type, orders);
  }

  @Override
  public void prepare() {
    carryThrough(request().with(RunOption.DRY_RUN).build());
  }

  @Override
  public void run() {
    carryThrough(request().build());
  }

  private RunRequest.Builder request() {
    RunRequest.Builder request = RunRequest.builder(type);
    return orders == Orders.COMPLETED ? request.with(RunOption.COMPLETE_ORDERS) : request;
  }

  private void carryThrough(RunRequest request) {
    RunReport report = engine.run(request);
    report
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
