package dev.payouts.benchmarks.calls;

import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;

/** A run of one way on one stage. */
interface Run extends AutoCloseable {
  /** Reads and caches the schemas, like a plan before the run. Not measured. */
  void prepare();

  /**
   * Creates the payouts.
   *
   * @throws RuntimeException if it fails
   */
  void run();

  @Override
  void close();

  /** Starts a run. */
  static Run of(Way way, Scenario scenario, Setting setting, Stage stage) {
    RunRequest.Builder builder = RunRequest.builder(scenario.type());
    if (way == Way.OURS_COMPLETING) {
      builder.with(RunOption.COMPLETE_ORDERS);
    }
    RunRequest request = builder.build();
    return switch (way) {
      case N_PLUS_ONE -> new NPlusOneRun(Wire.to(stage), request, setting.readsPerContractor());
      case ORIGINAL_HEAD -> new HeadRun(Wire.to(stage), request, setting.readsPerContractor());
      case OURS, OURS_COMPLETING -> new OurRun(stage, request);
    };
  }
}
