package dev.payouts.core.internal.decide;

import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import dev.payouts.core.testing.Fixtures;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sentence names what it is about, so that a person finds it. */
class SentencesTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final Rate RATE = monthly("rate-a", "2000", "USD").build();
  private static final Rate OTHER = monthly("rate-b", "2000", "EUR").build();

  @Test
  void aPayableIsCalledByItsKind() {
    assertThat(Sentences.contractorMissing(PayableType.CONTRACTOR_PAYROLL)).contains("task order");
    assertThat(Sentences.contractorMissing(PayableType.REFUND)).contains("refund request");
    assertThat(Sentences.contractorMissing(PayableType.INVOICE_SPLIT)).contains("invoice split");
  }

  @Test
  void aPaidPayableNamesItsPayouts() {
    LivePayout one = Fixtures.payout("p1", 1, "o1");
    LivePayout two = Fixtures.payout("p2", 2, "o1");
    assertThat(Sentences.alreadyPaid(PayableType.CONTRACTOR_PAYROLL, List.of(one))).contains("p1");
    assertThat(Sentences.paidSince(List.of(one, two))).contains("p1 and p2");
  }

  @Test
  void severalAreListedWithAnAndBeforeTheLast() {
    assertThat(Sentences.noSuchContractor("x", List.of())).doesNotContain("closest match");
    assertThat(Sentences.noSuchContractor("x", List.of("A"))).contains("is \"A\":");
    assertThat(Sentences.noSuchContractor("x", List.of("A", "B", "C")))
        .contains("are \"A\", \"B\" and \"C\":");
  }

  @Test
  void aRateIsNamedByItsId() {
    assertThat(Sentences.billingTypeUnknown(RATE)).contains("rate-a");
    assertThat(Sentences.rateCurrencyMissing(RATE)).contains("rate-a");
    assertThat(Sentences.noHourlyRate(RATE)).contains("rate-a");
    assertThat(Sentences.noMonthlyFixed(RATE)).contains("rate-a");
    assertThat(Sentences.payDayMismatch(new PayDay(15), RATE)).contains("rate-a").contains("15");
    assertThat(Sentences.latestTied(OCTOBER, List.of(RATE, OTHER)))
        .contains("rate-a and rate-b")
        .contains("2026-10");
  }

  @Test
  void twoRatesOfAMonthAreNamedTheOtherOneFirst() {
    assertThat(Sentences.otherCurrency(RATE, OTHER)).containsSubsequence("rate-b", "rate-a");
    assertThat(Sentences.monthlyBesideHourly(RATE, OTHER)).containsSubsequence("rate-b", "rate-a");
    assertThat(Sentences.hourlyBesideMonthly(RATE, OTHER)).containsSubsequence("rate-b", "rate-a");
  }

  @Test
  void aMonthThatIsClaimedTwiceNamesTheOrders() {
    List<PayableId> orders = List.of(new PayableId("o1"), new PayableId("o2"));
    assertThat(Sentences.monthClaimedTwice(OCTOBER, orders)).contains("2026-10", "o1 and o2", "2 ");
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
    return Sentences.possibleDuplicate(PayableType.REFUND, new PayableId("o0"), alike);
  }
}
