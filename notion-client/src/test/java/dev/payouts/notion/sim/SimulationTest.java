package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.AtomicLongMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SimulationTest {
  /** Set {@code -Dsimulation.seeds=N} for more, {@code -Dsimulation.first=SEED} to replay one. */
  private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);

  private static final long FIRST = Long.getLong("simulation.first", 1);

  /** So rare is an event at most: a hundred times in 20,000 histories. */
  private static final long HISTORIES_FOR_EACH_EVENT = 200;

  /** Below it an event may be missing by chance. */
  private static final long ENOUGH_HISTORIES = 2_000;

  /** What each history may hold besides the acts of people and the faults of {@link Weather}. */
  private static final List<String> EVENTS =
      List.of(
          "request never sent",
          "network interrupted",
          "request applied late",
          "slow connection",
          "stalled disk",
          "process lost",
          "clock put forward",
          "clock put forward during a run",
          "clock set back",
          "clock set back during runs",
          "act during a run",
          "brought back, not paid again",
          "brought back, paid again since",
          "copy adopted",
          "full disk",
          "intent open for days",
          "journal ADOPTED",
          "journal AUDITED",
          "journal NOT_CARRIED_OUT",
          "journal UNKNOWN",
          "journal WITHDRAWN",
          "lock file deleted during a run",
          "long journal with an open intent",
          "long journal with an overlap check due",
          "overlap check due for days",
          "paid twice in a minute",
          "payout by hand with a run's key",
          "run after days",
          "state directory copied to another",
          "duplicate reported",
          "duplicated while a create is unknown",
          "relation lost",
          "state directory copied to another during a run",
          "hourly and monthly order of a month, one host",
          "hourly and monthly order of a month, two hosts",
          "month ordered again",
          "month ordered again that only a journal shows",
          "month ordered again during a run, paid",
          "month ordered again during a run, not paid",
          "payout of before the run keys hidden",
          "LONG history",
          "SHORT history",
          "state directory removed",
          "state directory restored",
          "state directory restored from a backup made during a run",
          "intent of an earlier run resolved",
          "lag at the bound",
          "long journal compacted",
          "machine suspended, elapsed time GOES_ON",
          "machine suspended, elapsed time STANDS_STILL",
          "paid by hand while a create is held",
          "paid by hand while a create is unknown",
          "payout by hand adopted",
          "payout of an earlier run adopted",
          "rows shuffled",
          "run key ALL",
          "run key NONE",
          "run key ONE_HOST",
          "run key SWITCHED_ON",
          "run ended by LOCKED",
          "run ended by NOT_CARRIED_THROUGH",
          "item ALREADY_PAID",
          "item CREATE_REJECTED",
          "item MONTH_ALREADY_PAID",
          "item MONTH_CLAIMED_TWICE",
          "item OUTCOME_UNKNOWN",
          "item PAYOUT_UNREACHABLE",
          "warning STORED_DIFFERENTLY");

  @Test
  void everyPayableIsPaidExactlyOnceWhateverFails() {
    AtomicLongMap<String> drawn = AtomicLongMap.create();
    List<String> failures =
        LongStream.range(FIRST, FIRST + SEEDS)
            .parallel() // a history shares nothing with another one
            .mapToObj(seed -> failures(seed, drawn))
            .flatMap(Stream::ofNullable)
            .toList();
    Map<String, Long> summary = new TreeMap<>(drawn.asMap());
    summary.forEach((event, times) -> System.out.printf("%,12d  %s%n", times, event));
    assertThat(failures)
        .describedAs("replay with -Dsimulation.seeds=1 -Dsimulation.first=SEED")
        .isEmpty();
    requireEveryEvent(summary, SEEDS);
  }

  /** Checks that enough histories have met every kind of event often enough. */
  static void requireEveryEvent(Map<String, Long> drawn, long histories) {
    if (histories >= ENOUGH_HISTORIES) {
      assertThat(expectedEvents())
          .allSatisfy(
              event ->
                  assertThat(drawn.getOrDefault(event, 0L))
                      .as(event)
                      .isGreaterThanOrEqualTo(histories / HISTORIES_FOR_EACH_EVENT));
    }
  }

  private static @Nullable String failures(long seed, AtomicLongMap<String> drawn) {
    var simulation = new Simulation(seed);
    List<Wrong> wrongs = simulation.run();
    simulation.drawn().forEach(drawn::addAndGet);
    return wrongs.isEmpty() ? null : "seed " + seed + ": " + wrongs + "\n" + simulation.story();
  }

  private static List<String> expectedEvents() {
    Stream<String> acts = Arrays.stream(People.Act.values()).map(act -> "act " + act);
    return Stream.of(EVENTS.stream(), acts, Weather.kinds()).flatMap(kinds -> kinds).toList();
  }
}
