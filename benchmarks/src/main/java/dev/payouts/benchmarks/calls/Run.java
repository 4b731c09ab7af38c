package dev.payouts.benchmarks.calls;

import dev.payouts.core.RunRequest;

/** One run of one way on one stage. */
interface Run extends AutoCloseable {
  /** Reads and keeps the schemas, as a plan before the run does. Not measured. */
  void prepare();

  /**
   * Makes the payouts.
   *
   * @throws RuntimeException if it could not be carried through
   */
  void run();

  @Override
  void close();

  /** Begins a run. */
  static Run of(Way way, Scenario scenario, Setting setting, Stage stage) {
    RunRequest request = RunRequest.builder(scenario.type()).build();
    return switch (way) {
      case N_PLUS_ONE -> new NPlusOneRun(Wire.to(stage), request, setting.readsPerContractor());
      case ORIGINAL_HEAD -> new HeadRun(Wire.to(stage), request, setting.readsPerContractor());
      case OURS -> OurRun.over(stage, scenario.type(), OurRun.Orders.LEFT_AS_THEY_ARE);
      case OURS_COMPLETING -> OurRun.over(stage, scenario.type(), OurRun.Orders.COMPLETED);
    };
  }
}
