package dev.payouts.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SystemHostTest {
  private final SystemHost host = new SystemHost();

  @Test
  void resultsHaveTheOrderOfTheTasks() {
    var tasks = new ArrayList<Supplier<Integer>>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      tasks.add(() -> number);
    }
    assertThat(host.inParallel(4, tasks)).isSorted().hasSize(50);
    assertThat(host.<Integer>inParallel(4, List.of())).isEmpty();
  }

  @Test
  void asManyTasksRunAtOnceAsThereAreWorkers() {
    var together = new CountDownLatch(3);
    Supplier<Boolean> meet =
        () -> {
          together.countDown();
          try {
            together.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return together.getCount() == 0;
        };
    assertThat(host.inParallel(3, List.of(meet, meet, meet))).containsOnly(true);
  }

  @Test
  void theFirstFailureIsThrownAfterAllHaveEnded() {
    var ended = new AtomicInteger();
    List<Supplier<Integer>> tasks =
        List.of(
            ended::incrementAndGet,
            () -> {
              throw new IllegalStateException("first");
            },
            () -> {
              throw new IllegalArgumentException("second");
            },
            ended::incrementAndGet);
    assertThatThrownBy(() -> host.inParallel(2, tasks))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("first");
    assertThat(ended).hasValue(2);
  }

  @Test
  void randomNumbersAreAtLeastZeroAndBelowOne() {
    assertThat(host.random()).isGreaterThanOrEqualTo(0).isLessThan(1);
  }
}
