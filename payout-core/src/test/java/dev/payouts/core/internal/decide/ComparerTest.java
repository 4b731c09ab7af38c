package dev.payouts.core.internal.decide;

import static dev.payouts.core.internal.decide.Workings.item;
import static dev.payouts.core.internal.decide.Workings.planned;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Comparison;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.spi.ApiCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private static final RunRequest REFUNDS = RunRequest.refund().build();
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();

  private static Optional<Comparison> compare(
      RunRequest request, ImmutableList<Item> items, RunReport... past) {
    return new Comparer(request, BigDecimal.TEN).compare(items, Arrays.stream(past));
  }

  private static RunReport report(String id, RunRequest request, Item... items) {
    return new RunReport(
        id,
        request,
        Instant.EPOCH,
        Duration.ZERO,
        ImmutableList.copyOf(items),
        RunReport.Findings.NONE,
        ApiCalls.NONE,
        null,
        null);
  }

  @Test
  void refundsAreComparedWithTheLastRunAlone() {
    Optional<Comparison> comparison =
        compare(
            REFUNDS,
            ImmutableList.of(planned("r3", null)),
            report("second", REFUNDS, planned("r2", null)),
            report("first", REFUNDS, planned("r1", null)));
    assertThat(comparison.orElseThrow().runIds()).containsExactly("second");
  }

  @Test
  void aRunWithoutAMonthIsNotComparedWithOneOfTheSameMonth() {
    RunReport same = report("same", PAYROLL, planned("o1", null));
    assertThat(compare(PAYROLL, ImmutableList.of(planned("o2", null)), same)).isEmpty();
  }

  @Test
  void whatFailedOrHasNoAmountIsNotPaid() {
    Item failed = planned("r2", null).left(Reason.NOT_ATTEMPTED, "It was not attempted.", null);
    assertThat(failed.money()).as("the amount it would have had").isNotNull();
    Item withoutAmount = item("r3", Status.PLANNED, null);
    RunReport before = report("before", REFUNDS, planned("r1", null), failed, withoutAmount);
    assertThat(compare(REFUNDS, ImmutableList.of(failed), before)).isEmpty();
    Comparison comparison =
        compare(REFUNDS, ImmutableList.of(planned("r4", null), failed, withoutAmount), before)
            .orElseThrow();
    assertThat(comparison.changes()).isEmpty();
  }
}
