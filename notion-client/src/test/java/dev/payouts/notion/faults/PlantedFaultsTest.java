package dev.payouts.notion.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Shows that the tests would catch a fault: plants one at a time into the source of main code,
 * compiles that file, and loads everything anew with it.
 */
@Tag("slow")
class PlantedFaultsTest {
  /** {@code all}, or the name of one; otherwise a sample, another one for each state of main. */
  private static final String PLANTED = System.getProperty("faults.planted", "");

  /** {@code all}, or the name of one for which the first seed is looked up that catches it. */
  private static final String SEARCH = System.getProperty("faults.search", "");

  /** So many histories are tried if the one that is named catches a fault no longer. */
  private static final long MAX_SEEDS = Long.getLong("faults.seeds", 1_000);

  private static final int SAMPLE = 10;

  private final SourceCompiler compiler = new SourceCompiler();

  @Test
  void everyFaultHasANameOfItsOwnATextThatIsInItsSourceOnceAndTestsThatExist() throws IOException {
    ImmutableList<Fault> faults = Catalogue.read();
    assertThat(faults).extracting(Fault::name).doesNotHaveDuplicates();
    List<String> problems = new ArrayList<>();
    for (Fault fault : faults) {
      try {
        String source = Catalogue.read(fault.source());
        assertThat(fault.plantedIn(source)).as(fault.name()).isNotEqualTo(source);
        fault.caughtBy().stream().filter(one -> !Trap.isSeed(one)).forEach(Trap::requireTest);
      } catch (AssertionError e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    assertThat(problems).isEmpty();
  }

  @TestFactory
  List<DynamicTest> everyFaultIsCaught() throws IOException {
    ImmutableList<Fault> faults = chosen(PLANTED, SAMPLE);
    System.out.println("faults planted: " + faults.stream().map(Fault::name).toList());
    Trap unchanged = Trap.unchanged();
    return faults.parallelStream().map(fault -> result(fault, unchanged)).toList();
  }

  @TestFactory
  Stream<DynamicTest> theFirstSeedIsLookedUp() throws IOException {
    return SEARCH.isEmpty() ? Stream.empty() : chosen(SEARCH, 0).stream().map(this::searched);
  }

  private DynamicTest result(Fault fault, Trap unchanged) {
    try {
      check(fault, unchanged);
      return DynamicTest.dynamicTest(fault.name(), () -> {});
    } catch (AssertionError | RuntimeException e) {
      return DynamicTest.dynamicTest(
          fault.name(),
          () -> {
            throw new AssertionError(fault.name() + ": " + fault.sentence(), e);
          });
    }
  }

  private void check(Fault fault, Trap unchanged) {
    Trap trap = planted(fault);
    for (String one : fault.caughtBy()) {
      Optional<String> wrong = trap.wrong(one);
      if (wrong.isPresent()) {
        if (Watchdog.isHang(wrong.get())) {
          System.out.printf("%s is caught by hanging in %s: %s%n", fault.name(), one, wrong.get());
        }
        assertThat(unchanged.wrong(one)).as("what fails without the fault, too").isEmpty();
      } else {
        assertThat(Trap.isSeed(one)).as("is caught by " + one).isTrue();
        OptionalLong seed = trap.firstSeed(MAX_SEEDS);
        assertThat(seed).as("one of the first %,d seeds catches it", MAX_SEEDS).isPresent();
        System.out.printf(
            "%s is not caught by %s any more, but by seed %d: correct the catalogue%n",
            fault.name(), one, seed.getAsLong());
      }
    }
  }

  private DynamicTest searched(Fault fault) {
    return DynamicTest.dynamicTest(
        "first seed: " + fault.name(),
        () -> {
          OptionalLong seed = planted(fault).firstSeed(MAX_SEEDS);
          System.out.println(
              fault.name() + ": " + (seed.isPresent() ? "seed " + seed.getAsLong() : "no seed"));
        });
  }

  private Trap planted(Fault fault) {
    String source = fault.plantedIn(Catalogue.read(fault.source()));
    return new Trap(compiler.compile(fault.source(), source));
  }

  /** Returns all, or one, or a sample that the catalogue and its sources decide. */
  private static ImmutableList<Fault> chosen(String which, int sample) throws IOException {
    ImmutableList<Fault> faults = Catalogue.read();
    if (which.equals("all")) {
      return faults;
    }
    if (!which.isEmpty()) {
      ImmutableList<Fault> named =
          faults.stream()
              .filter(fault -> List.of(which.split(",", -1)).contains(fault.name()))
              .collect(ImmutableList.toImmutableList());
      assertThat(named).as("a fault of that name").isNotEmpty();
      return named;
    }
    long state = Files.readString(Catalogue.FILE).hashCode();
    for (Fault fault : faults) {
      state = state * 31 + Catalogue.read(fault.source()).hashCode();
    }
    List<Fault> shuffled = new ArrayList<>(faults);
    Collections.shuffle(shuffled, new Random(state));
    return ImmutableList.copyOf(shuffled.subList(0, Math.min(sample, shuffled.size())));
  }
}
