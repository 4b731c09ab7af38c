package dev.payouts.core.internal.decide.payroll;

import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Rate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sentence names what it is about, so that a person finds it. */
class PayrollSentencesTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final Rate RATE = monthly("rate-a", "2000", "USD").build();
  private static final Rate OTHER = monthly("rate-b", "2000", "EUR").build();

  @Test
  void aRateIsNamedByItsId() {
    assertThat(PayrollSentences.billingTypeUnknown(RATE)).contains("rate-a");
    assertThat(PayrollSentences.rateCurrencyMissing(RATE)).contains("rate-a");
    assertThat(PayrollSentences.noHourlyRate(RATE)).contains("rate-a");
    assertThat(PayrollSentences.noMonthlyFixed(RATE)).contains("rate-a");
    assertThat(PayrollSentences.payDayMismatch(new PayDay(15), RATE))
        .contains("rate-a")
        .contains("15");
    assertThat(PayrollSentences.latestTied(OCTOBER, List.of(RATE, OTHER)))
        .contains("rate-a and rate-b")
        .contains("2026-10");
  }

  @Test
  void twoRatesOfAMonthAreNamedTheOtherOneFirst() {
    assertThat(PayrollSentences.otherCurrency(RATE, OTHER)).containsSubsequence("rate-b", "rate-a");
    assertThat(PayrollSentences.monthlyBesideHourly(RATE, OTHER))
        .containsSubsequence("rate-b", "rate-a");
    assertThat(PayrollSentences.hourlyBesideMonthly(RATE, OTHER))
        .containsSubsequence("rate-b", "rate-a");
  }

  @Test
  void aMonthThatIsClaimedTwiceNamesTheOrders() {
    List<PayableId> orders = List.of(new PayableId("o1"), new PayableId("o2"));
    assertThat(PayrollSentences.monthClaimedTwice(OCTOBER, orders))
        .contains("2026-10", "o1 and o2", "2 ");
  }
}
