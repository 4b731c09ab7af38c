package dev.payouts.core.internal.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.testing.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sentence names what it is about, so that a person finds it. */
class RequestSentencesTest {
  @Test
  void aPayableThatWasPaidSinceNamesItsPayouts() {
    LivePayout one = Fixtures.payout("p1", 1, "o1");
    LivePayout two = Fixtures.payout("p2", 2, "o1");
    assertThat(RequestSentences.paidSince(List.of(one, two))).contains("p1 and p2");
  }

  @Test
  void severalAreListedWithAnAndBeforeTheLast() {
    assertThat(RequestSentences.noSuchContractor("x", List.of())).doesNotContain("closest match");
    assertThat(RequestSentences.noSuchContractor("x", List.of("A"))).contains("is \"A\":");
    assertThat(RequestSentences.noSuchContractor("x", List.of("A", "B", "C")))
        .contains("are \"A\", \"B\" and \"C\":");
  }

  @Test
  void aPossibleDuplicateNamesThreeOthersAndCountsTheRest() {
    assertThat(duplicateOf(1)).contains("another refund request, o1");
    assertThat(duplicateOf(3))
        .contains("3 other refund requests, o1, o2, o3")
        .doesNotContain("more");
    assertThat(duplicateOf(4)).contains("4 other refund requests, o1, o2, o3 and 1 more");
  }

  private static String duplicateOf(int others) {
    ImmutableList<PayableId> alike =
        IntStream.rangeClosed(0, others)
            .mapToObj(i -> new PayableId("o" + i))
            .collect(ImmutableList.toImmutableList());
    return RequestSentences.possibleDuplicate(PayableType.REFUND, new PayableId("o0"), alike);
  }
}
