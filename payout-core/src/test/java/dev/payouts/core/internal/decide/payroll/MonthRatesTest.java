package dev.payouts.core.internal.decide.payroll;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dev.payouts.core.Calculation.RateChoice;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.StepResult;
import dev.payouts.core.internal.decide.preloaded.ContractorData;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.testing.RateFixture;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day masks against payout-core/RULES.md, "Terms", taken literally, day by day. */
class MonthRatesTest {
  private static final int CASES = 250;
  private static final ContractorId PERSON = new ContractorId("ada");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyDayHasTheRatesThatTheDefinitionGivesIt(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      YearMonth month = YearMonth.of(2024 + random.nextInt(4), 1 + random.nextInt(12));
      ContractorData contractorData =
          ContractorData.of(0, PERSON, randomRates(random, month), ImmutableList.of(), null);
      MonthRates rates =
          MonthRates.of(contractorData.rates(), PayrollMonth.of(month, ImmutableSet.of()));
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        checkDay(rates, contractorData.rates(), month.atDay(day));
        checkChoice(rates.ofOrder(day), contractorData.rates(), month, day);
      }
    }
  }

  private static List<Rate> randomRates(Random random, YearMonth month) {
    var rates = new ArrayList<Rate>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      RateFixture rate = RateFixture.monthly("r" + i, "1", "USD");
      LocalDate start = month.atDay(1).plusDays(random.nextInt(12) * 4L - 8);
      if (random.nextInt(4) > 0) {
        rate.from(start.toString());
      }
      if (random.nextInt(3) > 0) {
        rate.until(start.plusDays(random.nextInt(25) - 2).toString());
      }
      rates.add(rate.build());
    }
    return rates;
  }

  private static void checkDay(MonthRates rates, List<Rate> all, LocalDate day) {
    int bit = WorkingDays.bit(day.getDayOfMonth());
    List<Rate> top = latest(all.stream().filter(rate -> covers(rate, day)).toList());
    assertThat((rates.tied() & bit) != 0).as("tied on %s", day).isEqualTo(top.size() > 1);
    for (int i = 0; i < rates.count(); i++) {
      Rate rate = rates.rate(i);
      assertThat((rates.top(i) & bit) != 0).as("%s on %s", rate, day).isEqualTo(top.contains(rate));
      assertThat((rates.effective(i) & bit) != 0).isEqualTo(top.equals(List.of(rate)));
    }
  }

  private static void checkChoice(
      StepResult<MonthRates.Chosen> choice, List<Rate> all, YearMonth month, int day) {
    List<Rate> onDay = latest(all.stream().filter(r -> covers(r, month.atDay(day))).toList());
    List<Rate> ofMonth = latest(all.stream().filter(rate -> touches(rate, month)).toList());
    List<Rate> found = onDay.isEmpty() ? ofMonth : onDay;
    if (found.size() == 1) {
      MonthRates.Chosen chosen = requireNonNull(choice.value());
      assertThat(chosen.rate()).isEqualTo(Iterables.getOnlyElement(found));
      assertThat(all.get(chosen.index())).isEqualTo(chosen.rate());
      assertThat(chosen.why())
          .isEqualTo(
              onDay.isEmpty() ? RateChoice.LATEST_OF_MONTH : RateChoice.IN_FORCE_ON_ORDER_DATE);
    } else {
      assertThat(requireNonNull(choice.obstacle()).reason())
          .isEqualTo(found.isEmpty() ? Reason.RATE_MISSING : Reason.RATE_AMBIGUOUS);
    }
  }

  private static boolean covers(Rate rate, LocalDate day) {
    return (rate.firstDay() == null || !rate.firstDay().isAfter(day))
        && (rate.lastDay() == null || !rate.lastDay().isBefore(day));
  }

  private static boolean touches(Rate rate, YearMonth month) {
    return month
        .atDay(1)
        .datesUntil(month.plusMonths(1).atDay(1))
        .anyMatch(day -> covers(rate, day));
  }

  /** Returns the rates that share the latest first day. */
  private static List<Rate> latest(List<Rate> rates) {
    Optional<LocalDate> latest =
        rates.stream()
            .map(rate -> Objects.requireNonNullElse(rate.firstDay(), LocalDate.MIN))
            .max(Comparator.naturalOrder());
    return rates.stream()
        .filter(
            rate ->
                latest
                    .filter(Objects.requireNonNullElse(rate.firstDay(), LocalDate.MIN)::equals)
                    .isPresent())
        .toList();
  }
}
