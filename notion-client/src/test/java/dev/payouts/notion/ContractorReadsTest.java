package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * payout-core/DESIGN.md: contractors cost at most twice the better of two ways, pages of the whole
 * data source or single reads, although its size is unknown. Counted by the server.
 */
@Tag("slow")
class ContractorReadsTest {
  private static final YearMonth FIRST_MONTH = YearMonth.of(2000, 1);

  /** So far apart that no plan lists the unpaid orders of another case. */
  private static final long MONTHS_APART = 4;

  private final List<String> contractors = new ArrayList<>();
  private final Set<String> paid = new HashSet<>();
  private int cases;

  /** The position of the wanted contractors among all, by creation time. */
  private enum Place {
    BEGINNING,
    END,
    EVENLY,
    RANDOM_1,
    RANDOM_2,
    RANDOM_3;

    ImmutableList<String> choose(List<String> all, int count) {
      return switch (this) {
        case BEGINNING -> ImmutableList.copyOf(all.subList(0, count));
        case END -> ImmutableList.copyOf(all.subList(all.size() - count, all.size()));
        case EVENLY -> {
          ImmutableList.Builder<String> chosen = ImmutableList.builder();
          for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
          }
          yield chosen.build();
        }
        case RANDOM_1 -> shuffled(all, 1).subList(0, count);
        case RANDOM_2 -> shuffled(all, 2).subList(0, count);
        case RANDOM_3 -> shuffled(all, 3).subList(0, count);
      };
    }

    private static ImmutableList<String> shuffled(List<String> all, long seed) {
      List<String> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      return ImmutableList.copyOf(shuffled);
    }
  }

  /** The cost of contractors in one run. */
  private record Reads(int parts, int singles) {
    int all() {
      return parts + singles;
    }
  }

  @ParameterizedTest(name = "{0} contractors")
  @ValueSource(ints = {10, 100, 1_000, 50_000})
  void contractorsCostAtMostTwiceTheBetterWay(int size) {
    try (WholeStack stack = WholeStack.start()) {
      addContractors(stack, size);
      for (int wanted : ImmutableList.of(1, 50, 500)) {
        for (Place place : Place.values()) {
          if (wanted <= size) {
            Reads reads = read(stack, place.choose(contractors, wanted), wanted);
            int better = Math.min(wanted, parts(size, 100));
            assertThat(reads.all())
                .describedAs("%d wanted, %s: %s", wanted, place, reads)
                .isLessThanOrEqualTo(2 * better);
          }
        }
      }
    }
  }

  @Test
  void pagesWithFewerRowsThanRequestedCountAsPages() {
    try (WholeStack stack = WholeStack.start(options -> options.fill(SandboxOptions.Fill.SHORT))) {
      addContractors(stack, 1_000);
      for (Place place : Place.values()) {
        Reads reads = read(stack, place.choose(contractors, 50), 50);
        assertThat(reads.all())
            .describedAs("%s: %s", place, reads)
            .isLessThanOrEqualTo(2 * parts(1_000, 67));
      }
    }
  }

  @Test
  void pagingContinuesPastTheResultCap() {
    try (WholeStack stack = WholeStack.start(options -> options.maxResults(500))) {
      addContractors(stack, 3_000);
      for (Place place : Place.values()) {
        Reads reads = read(stack, place.choose(contractors, 400), 400);
        assertThat(reads.all())
            .describedAs("%s: %s", place, reads)
            .isLessThanOrEqualTo(2 * parts(3_000, 100));
      }
    }
  }

  /** No page contains them, so the better way also reads them singly. */
  @ParameterizedTest(name = "{0} of 50 in the trash")
  @ValueSource(ints = {1, 25, 50})
  void contractorsInTheTrashAreReadSinglyAfterThePages(int inTrash) {
    try (WholeStack stack = WholeStack.start()) {
      addContractors(stack, 1_000);
      List<String> wanted = Place.EVENLY.choose(contractors, 50);
      wanted.subList(0, inTrash).forEach(stack.sandbox.notion().editor()::trash);
      Reads reads = read(stack, wanted, 50 - inTrash);
      int better = Math.min(50, parts(1_000 - inTrash, 100) + inTrash);
      assertThat(reads.all()).describedAs("%s", reads).isLessThanOrEqualTo(2 * better);
    }
  }

  @Test
  void aDataSourceThatIsNotSharedEndsTheRunBeforeAContractorIsRead() {
    try (WholeStack stack = WholeStack.start()) {
      addContractors(stack, 50);
      read(stack, Place.END.choose(contractors, 50), 50);
      stack.sandbox.notion().editor().unshare(stack.dataSource(DataSourceKey.CONTRACTORS));
      assertThat(read(stack, Place.END.choose(contractors, 50), 0).all()).isZero();
      assertThat(stack.payroll(RunOption.DRY_RUN).failure().orElseThrow().cause())
          .isEqualTo(FailureCause.MISCONFIGURED);
    }
  }

  private static int parts(int size, int rows) {
    return (size + rows - 1) / rows;
  }

  private void addContractors(WholeStack stack, int size) {
    for (int i = 0; i < size; i++) {
      contractors.add(stack.has().contractor("Person" + i).add());
    }
  }

  /** Plans a separate month for the wanted contractors, and counts the cost. */
  private Reads read(WholeStack stack, List<String> wanted, int readable) {
    YearMonth month = FIRST_MONTH.plusMonths(MONTHS_APART * cases++);
    for (String contractor : wanted) {
      if (paid.add(contractor)) {
        stack.has().rate(contractor).monthly("1000").currency("USD").add();
      }
      stack.has().order(contractor, month.atEndOfMonth()).add();
    }
    stack.traffic().reset();
    RunReport plan = stack.run(RunRequest.contractorPayroll().month(month).with(RunOption.DRY_RUN));
    assertThat(plan.count(Status.PLANNED)).isEqualTo(readable);
    String query = "/v1/data_sources/" + stack.dataSource(DataSourceKey.CONTRACTORS) + "/query";
    ImmutableSet<String> pages =
        wanted.stream().map(id -> "/v1/pages/" + id).collect(ImmutableSet.toImmutableSet());
    List<String> paths =
        stack.traffic().received().stream().map(received -> received.request().path()).toList();
    return new Reads(
        (int) paths.stream().filter(query::equals).count(),
        (int) paths.stream().filter(pages::contains).count());
  }
}
