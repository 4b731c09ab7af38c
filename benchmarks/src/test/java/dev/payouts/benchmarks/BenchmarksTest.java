package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Calculation;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.notion.internal.api.NotionException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does its work; JMH measures how fast. */
class BenchmarksTest {
  @Test
  void everyOrderOfTheGeneratedPayrollIsDecided() {
    var core = new CoreBenchmark();

    assertMix(core.decide1k(new PayrollState.Orders1k()), PayrollState.Orders1k.COUNT);
    assertMix(core.decide10k(new PayrollState.Orders10k()), PayrollState.Orders10k.COUNT);
  }

  /** At least nine in ten are paid, by month and by hour, some with a raise. */
  private static void assertMix(ImmutableList<Decision> decisions, int orders) {
    assertThat(decisions).hasSize(orders);
    List<Decision> paid = decisions.stream().filter(Decision.Pay.class::isInstance).toList();
    assertThat(paid).hasSizeBetween(orders * 90 / 100, orders - 1);
    assertThat(paid.stream().filter(pay -> pay.item().calculation() instanceof Calculation.Hourly))
        .hasSizeBetween(orders * 14 / 100, orders * 16 / 100);
    assertThat(paid.stream().filter(BenchmarksTest::isRaise)).hasSizeGreaterThan(orders / 100);
    assertThat(decisions.stream().map(decision -> Optional.ofNullable(decision.item().reason())))
        .contains(Optional.of(Reason.ALREADY_PAID), Optional.of(Reason.RATE_MISSING));
  }

  private static boolean isRaise(Decision decision) {
    return decision.item().calculation() instanceof Calculation.Monthly calculation
        && calculation.shares().size() == 2;
  }

  @Test
  void theIndexContainsWhatDecidingNeeds() {
    var core = new CoreBenchmark();
    var payroll = new PayrollState.Orders1k();

    assertThat(payroll.decide(core.index1k(payroll))).isEqualTo(core.decide1k(payroll));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void everyDecoderReadsAHundredRows(JsonBenchmark.Properties properties)
      throws NotionException, IOException {
    var json = new JsonBenchmark();
    json.properties = properties;

    assertThat(json.ours()).hasSize(100);
    assertThat(json.maps()).hasSize(100);
    assertThat(json.existingClient()).hasSize(100);
  }
}
