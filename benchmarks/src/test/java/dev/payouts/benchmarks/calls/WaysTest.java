package dev.payouts.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way sends exactly the expected requests, and does all of its work. */
class WaysTest {
  private static final Setting ONE_READ = new Setting(Duration.ZERO, Setting.WORKERS, 1);
  private static final Setting THREE_READS = new Setting(Duration.ZERO, Setting.WORKERS, 3);

  private static Measurement measure(Setting setting, Scenario scenario, Way way) {
    Measurement measurement = Measurement.measured(scenario, way, setting);
    assertThat(measurement.isSound()).as("%s: %s", measurement, measurement.verdict()).isTrue();
    return measurement;
  }

  @ParameterizedTest(name = "{0} of {1} with {2} old payouts, {3}: {4} + {5} + {6} + {7}")
  @CsvSource({
    // type, payables, old payouts, way, queries, gets, creates, updates
    "CONTRACTOR_PAYROLL, 10, 0, N_PLUS_ONE, 21, 10, 10, 0",
    "CONTRACTOR_PAYROLL, 10, 0, ORIGINAL_HEAD, 3, 10, 10, 0",
    "CONTRACTOR_PAYROLL, 10, 0, OURS, 5, 0, 10, 0",
    "CONTRACTOR_PAYROLL, 50, 0, N_PLUS_ONE, 101, 50, 50, 0",
    "CONTRACTOR_PAYROLL, 50, 0, ORIGINAL_HEAD, 3, 50, 50, 0",
    "CONTRACTOR_PAYROLL, 50, 0, OURS, 5, 0, 50, 0",
    "CONTRACTOR_PAYROLL, 50, 0, OURS_COMPLETING, 5, 0, 50, 150",
    "CONTRACTOR_PAYROLL, 50, 550, N_PLUS_ONE, 101, 50, 50, 0",
    "CONTRACTOR_PAYROLL, 50, 550, ORIGINAL_HEAD, 8, 50, 50, 0",
    "CONTRACTOR_PAYROLL, 50, 550, OURS, 5, 0, 50, 0",
    "CONTRACTOR_PAYROLL, 100, 2000, OURS, 6, 0, 100, 0",
    "REFUND, 50, 0, N_PLUS_ONE, 51, 0, 50, 0",
    "REFUND, 50, 0, ORIGINAL_HEAD, 2, 0, 50, 0",
    "REFUND, 50, 0, OURS, 3, 0, 50, 0",
    "REFUND, 50, 10000, ORIGINAL_HEAD, 101, 0, 50, 0",
    "REFUND, 50, 10000, OURS, 3, 0, 50, 0",
    "INVOICE_SPLIT, 50, 0, N_PLUS_ONE, 51, 0, 50, 0",
    "INVOICE_SPLIT, 50, 0, ORIGINAL_HEAD, 2, 0, 50, 0",
    "INVOICE_SPLIT, 50, 0, OURS, 4, 0, 50, 0",
  })
  void eachWaySendsExactlyTheseRequests(
      PayableType type,
      int payables,
      int old,
      Way way,
      long queries,
      long gets,
      long creates,
      long updates) {
    assertThat(measure(ONE_READ, Scenario.unpaid(type, payables, old), way).calls())
        .isEqualTo(new ApiCalls(queries, gets, creates, updates, 0, 0, 0));
  }

  /** benchmarks/ORIGINAL.md, "Calls and time". */
  @ParameterizedTest(name = "{0} of {1} with {2} old payouts, {3}: {4} requests")
  @CsvSource({
    "CONTRACTOR_PAYROLL, 50, 0, N_PLUS_ONE, 301",
    "CONTRACTOR_PAYROLL, 50, 0, ORIGINAL_HEAD, 203",
    "CONTRACTOR_PAYROLL, 500, 0, N_PLUS_ONE, 3005",
    "CONTRACTOR_PAYROLL, 500, 0, ORIGINAL_HEAD, 2011",
    "REFUND, 50, 0, N_PLUS_ONE, 101",
    "REFUND, 50, 10000, ORIGINAL_HEAD, 151",
    "REFUND, 50, 12000, ORIGINAL_HEAD, 151",
  })
  void withThreeReadsPerContractorTheOthersSendAsManyRequestsAsTheOriginal(
      PayableType type, int payables, int old, Way way, long requests) {
    Scenario scenario = Scenario.unpaid(type, payables, old);
    assertThat(measure(THREE_READS, scenario, way).calls().total()).isEqualTo(requests);
  }

  @ParameterizedTest(name = "{0} of {1} with {2} old payouts, {3}")
  @CsvSource({
    "CONTRACTOR_PAYROLL, 1, 0, N_PLUS_ONE",
    "CONTRACTOR_PAYROLL, 101, 150, N_PLUS_ONE",
    "CONTRACTOR_PAYROLL, 101, 150, ORIGINAL_HEAD",
    "REFUND, 101, 150, N_PLUS_ONE",
    "REFUND, 101, 10300, ORIGINAL_HEAD",
    "INVOICE_SPLIT, 101, 150, ORIGINAL_HEAD",
  })
  void computedFiguresEqualMeasuredOnes(PayableType type, int payables, int old, Way way) {
    Scenario scenario = Scenario.unpaid(type, payables, old);
    Measurement computed = Measurement.computed(scenario, way, ONE_READ);
    assertThat(computed.calls()).isEqualTo(measure(ONE_READ, scenario, way).calls());
  }

  @ParameterizedTest(name = "{0} of {1} with {2} old payouts")
  @CsvSource({
    "CONTRACTOR_PAYROLL, 101, 250",
    "CONTRACTOR_PAYROLL, 250, 1000",
    "REFUND, 101, 150",
    "INVOICE_SPLIT, 250, 150",
  })
  void oursNeedsTheMinimumOfRequests(PayableType type, int payables, int old) {
    Scenario scenario = Scenario.unpaid(type, payables, old);
    // the last contractor of a further page is read singly: one request either way
    assertThat(measure(ONE_READ, scenario, Way.OURS).calls().total())
        .isEqualTo(new Forecast(scenario, ONE_READ).floor().total());
  }

  @Test
  void onlyTheScanPaysTwiceBeyondTheFirstTenThousandPayouts() {
    var scenario = new Scenario(PayableType.CONTRACTOR_PAYROLL, 60, 30, 20_000);
    Verdict nPlusOne = measure(ONE_READ, scenario, Way.N_PLUS_ONE).verdict();
    Verdict head = measure(ONE_READ, scenario, Way.ORIGINAL_HEAD).verdict();
    Verdict ours = measure(ONE_READ, scenario, Way.OURS).verdict();
    assertThat(nPlusOne).isEqualTo(new Verdict(30, 0, 0));
    assertThat(ours).isEqualTo(new Verdict(30, 0, 0));
    assertThat(head.paidTwice()).isBetween(1, 29);
    assertThat(head.created()).isEqualTo(30 + head.paidTwice());
  }

  @Test
  void noWayPaysTwiceWhileTheScanSeesEverything() {
    var scenario = new Scenario(PayableType.INVOICE_SPLIT, 20, 10, 300);
    for (Way way : new Way[] {Way.N_PLUS_ONE, Way.ORIGINAL_HEAD, Way.OURS}) {
      assertThat(measure(ONE_READ, scenario, way).verdict()).isEqualTo(new Verdict(10, 0, 0));
    }
  }

  @ParameterizedTest(name = "{0} with {1} old payouts, {2} created, {3} twice, {4} unpaid: {5}")
  @CsvSource({
    "OURS, 0, 10, 0, 0, true",
    "OURS, 0, 9, 0, 1, false",
    "OURS, 0, 11, 0, 0, false",
    "OURS, 30000, 11, 1, 0, false",
    "N_PLUS_ONE, 30000, 11, 1, 0, false",
    "ORIGINAL_HEAD, 30000, 11, 1, 0, true",
    "ORIGINAL_HEAD, 10000, 11, 1, 0, false",
    "ORIGINAL_HEAD, 30000, 10, 1, 0, false",
  })
  void aWayThatDoesLessWorkOrPaysTwiceIsNotSound(
      Way way, int old, int created, int twice, int unpaid, boolean sound) {
    var measurement =
        new Measurement(
            Scenario.unpaid(PayableType.CONTRACTOR_PAYROLL, 10, old),
            way,
            ApiCalls.NONE,
            Duration.ZERO,
            new Verdict(created, twice, unpaid),
            Measurement.Origin.MEASURED);
    assertThat(measurement.isSound()).isEqualTo(sound);
  }
}
