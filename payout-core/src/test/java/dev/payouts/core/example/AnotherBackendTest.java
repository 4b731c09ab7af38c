package dev.payouts.core.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If your orders are not in Notion: the engine runs with any backend that implements the ports. */
class AnotherBackendTest {
  private static final RunRequest OCTOBER =
      RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build();

  private final List<String> payouts = new ArrayList<>();
  private final LinesBackend backend =
      new LinesBackend(
          List.of("order1, ann, 2026-10-31", "order2, bob, 2026-10-31", "order3, eve, 2026-10-31"),
          List.of("ann, Ann Lee, Designer, 2200, USD", "bob, Bob Ray, Tester, 9999500, VND"),
          payouts);
  private final PayoutEngine engine =
      PayoutEngine.builder()
          .payables(backend)
          .rates(backend)
          .payouts(backend)
          .positions(backend)
          .sink(backend)
          .withoutJournal()
          .workers(1) // so that the lines are in order
          .build();

  @Test
  void theRulesDecideAndThePayoutsAreWrittenAsLines() {
    RunReport report = engine.run(OCTOBER);
    assertThat(payouts)
        .containsExactly(
            "payout-1,order1,ann,2026-10-31,2200,USD",
            "payout-2,order2,bob,2026-10-31,10000000,VND");
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.CREATED, Status.CREATED, Status.FAILED);
    assertThat(report.items().get(2).reason()).isEqualTo(Reason.RATE_MISSING);
  }

  @Test
  void aSecondRunCreatesNothing() {
    engine.run(OCTOBER);
    RunReport second = engine.run(OCTOBER);
    assertThat(second.count(Status.CREATED)).isZero();
    assertThat(second.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(payouts).hasSize(2);
  }

  @Test
  void dataThatTheBackendLacksStopsTheRunWithAMessage() {
    RunReport report = engine.run(RunRequest.refund().build());
    assertThat(report.failure())
        .contains(
            new RunReport.RunFailure(
                FailureCause.MISCONFIGURED, "There are no lines for refund. Nothing was created."));
  }
}
