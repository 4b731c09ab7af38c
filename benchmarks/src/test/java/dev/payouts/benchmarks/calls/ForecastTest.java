package dev.payouts.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.PayableType;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** payout-core/DESIGN.md, "Calls" and "Time", in numbers. */
class ForecastTest {
  private static Forecast forecast(PayableType type, int payables, int old) {
    return new Forecast(
        Scenario.unpaid(type, payables, old),
        new Setting(Duration.ofMillis(100), Setting.WORKERS, 1));
  }

  @ParameterizedTest(name = "{0} of {1}: at least {2} requests, {3} ms")
  @CsvSource({
    "CONTRACTOR_PAYROLL, 50, 55, 1200",
    "CONTRACTOR_PAYROLL, 100, 106, 2200",
    "CONTRACTOR_PAYROLL, 200, 211, 4400",
    "CONTRACTOR_PAYROLL, 500, 526, 11000",
    "CONTRACTOR_PAYROLL, 2000, 2101, 44000",
    "REFUND, 50, 53, 1200",
    "REFUND, 500, 511, 10600",
    "INVOICE_SPLIT, 50, 54, 1200",
  })
  void theMinimumIsThatOfTheDesign(PayableType type, int payables, long requests, long millis) {
    Forecast forecast = forecast(type, payables, 30_000);
    assertThat(forecast.floor().total()).isEqualTo(requests);
    assertThat(forecast.floorTime()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest(name = "{0} of {1} with {2} old payouts: N+1 {3} ms, head {4} ms")
  @CsvSource({
    // a listing of 1, then 10 payables per worker with 4 requests each, or loads of 10 and 10
    // creates
    "CONTRACTOR_PAYROLL, 50, 0, 4100, 2100",
    "CONTRACTOR_PAYROLL, 50, 30000, 4100, 11100",
    "CONTRACTOR_PAYROLL, 2000, 30000, 162000, 82000",
    "REFUND, 50, 0, 2100, 1200",
    "REFUND, 50, 10000, 2100, 11100",
  })
  void theTimeOfTheOtherWaysIsThatOfTheirRoundTrips(
      PayableType type, int payables, int old, long nPlusOne, long head) {
    Forecast forecast = forecast(type, payables, old);
    assertThat(forecast.time(Way.N_PLUS_ONE)).isEqualTo(Duration.ofMillis(nPlusOne));
    assertThat(forecast.time(Way.ORIGINAL_HEAD)).isEqualTo(Duration.ofMillis(head));
  }
}
