package dev.payouts.notion.sim;

import java.util.List;
import java.util.function.LongFunction;

/** One history for whoever knows nothing of this project's classes: says what was wrong in it. */
public final class SimulatedHistory implements LongFunction<String> {
  /** Takes nothing. */
  public SimulatedHistory() {}

  /** Returns what was wrong, empty if nothing was. */
  @Override
  public String apply(long seed) {
    try {
      List<Wrong> wrongs = new Simulation(seed).run();
      return wrongs.isEmpty() ? "" : wrongs.toString();
    } catch (AssertionError thrown) {
      return thrown.getCause() instanceof LinkageError || thrown.getCause() == null
          ? failed(thrown)
          : "something was thrown: " + thrown.getCause();
    }
  }

  private static String failed(AssertionError thrown) {
    throw thrown;
  }
}
