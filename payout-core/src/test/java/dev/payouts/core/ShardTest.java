package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static dev.payouts.core.testing.Fixtures.undated;
import static dev.payouts.core.testing.Fixtures.withContractors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private final Random random = new Random(5);

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private ContractorId contractor() {
    return new ContractorId(uuid());
  }

  private List<Payable> payables(int count) {
    List<Payable> payables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payables.add(order(uuid(), "2026-10-31", contractor()));
      payables.add(order(uuid(), "2026-10-31", contractor(), contractor()));
      payables.add(withContractors(undated(uuid()), Value.empty()));
      payables.add(withContractors(undated(uuid()), Value.unavailable("Contractor")));
      payables.add(refund(uuid()));
      payables.add(split(uuid()));
    }
    return payables;
  }

  private static ImmutableList<Shard> shards(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> new Shard(index, count))
        .collect(ImmutableList.toImmutableList());
  }

  private static int indexOf(Payable payable, int count) {
    return shards(count).stream()
        .filter(shard -> shard.holds(payable))
        .reduce(
            (one, other) -> {
              throw new AssertionError(payable + " is in " + one + " and in " + other);
            })
        .orElseThrow(() -> new AssertionError(payable + " is in no shard of " + count))
        .index();
  }

  @ParameterizedTest(name = "{0} shards")
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 16, 100, 1_000})
  void everyPayableIsInExactlyOneShard(int count) {
    for (Payable payable : payables(20)) {
      assertThat(indexOf(payable, count)).isBetween(0, count - 1);
    }
  }

  @ParameterizedTest(name = "{0} shards")
  @ValueSource(ints = {2, 3, 8, 1_000})
  void allPayablesOfAContractorAreInOneShard(int count) {
    for (int i = 0; i < 50; i++) {
      ContractorId contractor = contractor();
      int index = indexOf(order(uuid(), "2026-10-31", contractor), count);
      assertThat(indexOf(order(uuid(), "2026-09-30", contractor), count)).isEqualTo(index);
    }
  }

  @ParameterizedTest(name = "{0} shards")
  @ValueSource(ints = {2, 3, 4, 8, 16})
  void theShardsAreBalancedEvenForSequentialIds(int count) {
    int people = 4_000;
    int[] random = new int[count];
    int[] counted = new int[count];
    for (int i = 0; i < people; i++) {
      random[indexOf(order("o", "2026-10-31", contractor()), count)]++;
      var next = new ContractorId("00000000-0000-4000-8000-%012x".formatted(i));
      counted[indexOf(order("o", "2026-10-31", next), count)]++;
    }
    int mean = people / count;
    for (int index = 0; index < count; index++) {
      assertThat(random[index]).isBetween(mean * 3 / 4, mean * 5 / 4);
      assertThat(counted[index]).isBetween(mean * 3 / 4, mean * 5 / 4);
    }
  }

  @Test
  void aLargerCountMovesContractorsOnlyToTheNewShards() {
    for (Payable payable : payables(50)) {
      int ofFour = indexOf(payable, 4);
      int ofSix = indexOf(payable, 6);
      assertThat(ofSix == ofFour || ofSix >= 4).as("%d became %d", ofFour, ofSix).isTrue();
    }
  }

  /**
   * Calculated independently of this program. Processes of two versions can share a payroll only if
   * both split it in the same way: never change these values.
   */
  @ParameterizedTest(name = "{0} is in shard {1} of 4 and {2} of 1000")
  @CsvSource({
    "0f1e2d3c-0000-4000-8000-000000000001, 3, 805",
    "0f1e2d3c-0000-4000-8000-000000000002, 2, 966",
    "0f1e2d3c-0000-4000-8000-000000000003, 2, 330",
    "ann, 0, 869",
  })
  void theSplitNeverChanges(String contractor, int ofFour, int ofAThousand) {
    TaskOrder order = order("o", "2026-10-31", new ContractorId(contractor));
    assertThat(indexOf(order, 4)).isEqualTo(ofFour);
    assertThat(indexOf(order, 1_000)).isEqualTo(ofAThousand);
  }

  @Test
  void anInvalidShardIsRejected() {
    assertThat(RequestParser.shard("3/4")).isEqualTo(new Shard(3, 4)).hasToString("3/4");
    assertThat(RequestParser.shard("0/1")).isEqualTo(Shard.WHOLE);
    for (String wrong :
        List.of("4/4", "-1/4", "1", "1/", "/4", "a/b", "0/0", "0/1001", "1/2/3", "")) {
      assertThatThrownBy(() -> RequestParser.shard(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Shard(2, 2)).hasMessageContaining("(expected 0-1): 2");
    assertThatThrownBy(() -> new Shard(0, 1_001)).hasMessageContaining("(expected 1-1000): 1001");
  }
}
