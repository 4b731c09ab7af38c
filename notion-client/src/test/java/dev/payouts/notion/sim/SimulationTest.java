package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  /** Set {@code -Dsimulation.seeds=N} for more, {@code -Dsimulation.first=SEED} to replay one. */
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);

  private static final long FIRST = Long.getLong("simulation.first", 1);

  @Test
  void everyPayableIsPaidExactlyOnceWhateverFails() {
    List<String> failures = new ArrayList<>();
    LongStream.range(FIRST, FIRST + SEEDS)
        .forEach(
            seed -> {
              var simulation = new Simulation(seed, Bug.NONE);
              List<String> wrongs = simulation.run();
              if (!wrongs.isEmpty()) {
                failures.add("seed " + seed + ": " + wrongs + "\n" + simulation.story());
              }
            });
    assertThat(failures)
        .describedAs("replay with -Dsimulation.seeds=1 -Dsimulation.first=SEED")
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void theSimulationCatches(Bug bug) {
    long seed = 1;
    while (seed < 1_000 && new Simulation(seed, bug).run().isEmpty()) {
      seed++;
    }
    assertThat(seed).describedAs("first seed that catches " + bug).isLessThan(1_000);
  }
}
