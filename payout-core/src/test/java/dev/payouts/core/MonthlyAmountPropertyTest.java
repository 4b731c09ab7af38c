package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps 4, 6 and 7 against a reading of payout-core/RULES.md without bit masks and sorting: checks
 * for each day which rate is effective.
 */
class MonthlyAmountPropertyTest {
  private static final int CASES = 600;
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 14);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void everyOrderIsDecidedAsByTheRulesDayByDay(long seed) {
    var random = new Random(seed);
    var policy = new PayrollPolicy(PayrollPolicy.DEFAULT.rounding(), ImmutableSet.of(HOLIDAY));
    RunRequest dryRun = RunRequest.contractorPayroll().with(RunOption.DRY_RUN).build();
    for (int i = 0; i < CASES; i++) {
      YearMonth month = YearMonth.of(2026, 9 + random.nextInt(3));
      LocalDate date = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
      List<Rate> rates = randomRates(random, month);
      Item item =
          new InMemoryWorkspace()
              .with(contractor(ANN), rates.toArray(Rate[]::new))
              .with(order("ord1", date.toString()))
              .engine()
              .policy(policy)
              .build()
              .run(dryRun)
              .items()
              .get(0);
      assertThat(said(item))
          .as("%s with %s", date, rates)
          .isEqualTo(new Reading(rates, date).say());
    }
  }

  private static String said(Item item) {
    Money money = item.money();
    return money != null && item.status() == Status.PLANNED
        ? money.plainAmount() + " " + money.currency()
        : String.valueOf(item.reason());
  }

  private static List<Rate> randomRates(Random random, YearMonth month) {
    var rates = new ArrayList<Rate>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String amount = (1 + random.nextInt(50_000_000)) + ".5";
      String currency = random.nextInt(12) > 0 ? (count % 2 == 0 ? "USD" : "VND") : "XYZ";
      RateFixture rate =
          random.nextInt(10) > 0
              ? RateFixture.monthly("r" + i, amount, currency)
              : RateFixture.hourly("r" + i, amount, currency);
      LocalDate start = month.atDay(1).plusDays(random.nextInt(10) * 5L - 10);
      if (random.nextInt(4) > 0) {
        rate.from(start.toString());
      }
      if (random.nextInt(2) > 0) {
        rate.until(start.plusDays(random.nextInt(25)).toString());
      }
      if (random.nextInt(12) == 0) {
        rate.monthlyFixed(Value.empty());
      }
      if (random.nextInt(12) == 0) {
        rate.billingType(random.nextBoolean() ? Value.of(BillingType.MIXED) : Value.empty());
      }
      rates.add(rate.build());
    }
    return rates;
  }

  /** Decides one order by the literal rules. */
  private record Reading(List<Rate> rates, LocalDate date) {
    String say() {
      List<Rate> candidates = top(date);
      if (candidates.isEmpty()) {
        candidates = latest(rates.stream().filter(this::touchesMonth).toList());
      }
      if (candidates.size() != 1) {
        return candidates.isEmpty() ? "RATE_MISSING" : "RATE_AMBIGUOUS";
      }
      Rate rate = candidates.get(0);
      if (rate.currency().get().code().equals("XYZ")) {
        return "CURRENCY_UNKNOWN";
      }
      return switch (rate.billingType().orElse(BillingType.UNKNOWN)) {
        case HOURLY_RATE -> "HOURS_MISSING";
        case UNKNOWN -> "BILLING_TYPE_UNKNOWN";
        case MONTHLY_FIXED, MIXED -> monthly(rate);
      };
    }

    private String monthly(Rate rate) {
      List<LocalDate> days = month().filter(Reading::isWorkingDay).toList();
      if (days.stream().anyMatch(day -> top(day).size() > 1)) {
        return "RATE_AMBIGUOUS";
      }
      List<Rate> paid = days.stream().flatMap(day -> top(day).stream()).toList();
      Predicate<Rate> hourly = one -> one.billingType().present() == BillingType.HOURLY_RATE;
      if (paid.stream().anyMatch(hourly.or(one -> !one.currency().equals(rate.currency())))) {
        return "RATE_CHANGE_UNSUPPORTED";
      }
      if (paid.stream().anyMatch(one -> one.billingType().isEmpty())) {
        return "BILLING_TYPE_UNKNOWN";
      }
      if (paid.stream().anyMatch(one -> one.monthlyFixed().isEmpty())) {
        return "RATE_INCOMPLETE";
      }
      BigDecimal sum =
          paid.stream()
              .map(one -> one.monthlyFixed().get())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      return rounded(sum, BigDecimal.valueOf(days.size()), rate.currency().get());
    }

    private static String rounded(BigDecimal sum, BigDecimal days, CurrencyCode currency) {
      BigDecimal thousand = new BigDecimal(1000);
      BigDecimal amount =
          currency.code().equals("VND")
              ? sum.divide(days.multiply(thousand), 0, RoundingMode.CEILING).multiply(thousand)
              : sum.divide(days, 2, RoundingMode.HALF_UP);
      return amount.signum() == 0
          ? "NOTHING_TO_PAY"
          : new Money(amount, currency).plainAmount() + " " + currency;
    }

    private Stream<LocalDate> month() {
      LocalDate first = date.withDayOfMonth(1);
      return first.datesUntil(first.plusMonths(1));
    }

    private static boolean isWorkingDay(LocalDate day) {
      return day.getDayOfWeek() != DayOfWeek.SATURDAY
          && day.getDayOfWeek() != DayOfWeek.SUNDAY
          && !day.equals(HOLIDAY);
    }

    private boolean touchesMonth(Rate rate) {
      return month().anyMatch(day -> covers(rate, day));
    }

    private List<Rate> top(LocalDate day) {
      return latest(rates.stream().filter(rate -> covers(rate, day)).toList());
    }

    private static boolean covers(Rate rate, LocalDate day) {
      return !first(rate).isAfter(day) && (rate.lastDay() == null || !rate.lastDay().isBefore(day));
    }

    private static LocalDate first(Rate rate) {
      return Objects.requireNonNullElse(rate.firstDay(), LocalDate.MIN);
    }

    private static List<Rate> latest(List<Rate> some) {
      LocalDate latest =
          some.stream().map(Reading::first).max(Comparator.naturalOrder()).orElse(LocalDate.MAX);
      return some.stream().filter(rate -> first(rate).equals(latest)).toList();
    }
  }
}
