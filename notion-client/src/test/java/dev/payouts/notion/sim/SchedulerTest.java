package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {
  private final List<String> events = new ArrayList<>();
  private final Scheduler scheduler = new Scheduler(1);

  @Test
  void theFibersGoOnInTheOrderOfTheTimesTheyWaitFor() {
    scheduler.run(List.of(() -> fiber("a", 4, 1), () -> fiber("b", 1, 2), () -> fiber("c", 2, 7)));
    assertThat(events).containsExactly("b1", "c2", "b3", "a4", "a5", "c9");
    assertThat(scheduler.now()).isEqualTo(Duration.ofMillis(9));
  }

  @Test
  void fibersStartedByAFiberEndBeforeItGoesOn() {
    scheduler.run(
        List.of(
            () -> {
              scheduler.run(List.of(() -> fiber("a", 2), () -> fiber("b", 1)));
              fiber("outer", 5);
            },
            () -> fiber("other", 4)));
    assertThat(events).containsExactly("b1", "a2", "other4", "outer7");
  }

  @Test
  void whatIsToBeDoneLaterIsDoneWhileOthersWait() {
    scheduler.run(
        List.of(
            () -> {
              scheduler.later(Duration.ofMillis(2), () -> fiber("later", 1));
              fiber("a", 1, 3);
            }));
    assertThat(events).containsExactly("a1", "later3", "a4");
  }

  @Test
  void whatAFiberThrowsIsReturnedInItsPlace() {
    var thrown = new IllegalStateException("thrown");
    assertThat(
            scheduler.run(
                List.of(
                    () -> fiber("a", 1),
                    () -> {
                      throw thrown;
                    })))
        .containsExactly(null, thrown);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 27, 1_000_003})
  void aSeedRepeatsItsWholeHistory(long seed) {
    var first = new Simulation(seed);
    var second = new Simulation(seed);
    assertThat(second.run()).isEqualTo(first.run());
    assertThat(second.story()).isEqualTo(first.story()).isNotEmpty();
    assertThat(second.drawn()).isEqualTo(first.drawn()).isNotEmpty();
  }

  private void fiber(String name, int... waitsInMillis) {
    for (int wait : waitsInMillis) {
      scheduler.waitFor(Duration.ofMillis(wait));
      events.add(name + scheduler.now().toMillis());
    }
  }
}
