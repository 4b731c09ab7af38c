package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static dev.payouts.core.testing.Fixtures.undated;
import static dev.payouts.core.testing.Fixtures.withContractors;
import static dev.payouts.core.testing.Fixtures.withLineItems;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The phases of a run (payout-core/DESIGN.md) and payout-core/RULES.md, "In every run". */
class PayoutEngineTest {
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();
  private static final Rate RATE = monthly("r1", "2200", "USD").build();

  private static InMemoryWorkspace ann() {
    return new InMemoryWorkspace().with(contractor(ANN), RATE);
  }

  private static InMemoryWorkspace twelveMonths() {
    InMemoryWorkspace workspace = ann();
    for (int month = 1; month <= 12; month++) {
      workspace.with(order("ord" + month, "2026-%02d-28".formatted(month)));
    }
    return workspace;
  }

  @Test
  void itemsAreReportedInTheOrderTheyWereListed() {
    LivePayout march = payout("p1", ANN, "2026-03-28", ImmutableSet.of(), "ord3");
    InMemoryWorkspace workspace = twelveMonths().with(march);
    RunReport report = workspace.engine().host(new SystemHost()).build().run(PAYROLL);
    assertThat(report.items())
        .extracting(item -> item.payable().value())
        .containsExactly(
            "ord1", "ord2", "ord3", "ord4", "ord5", "ord6", "ord7", "ord8", "ord9", "ord10",
            "ord11", "ord12");
    assertThat(report.items().get(2).status()).isEqualTo(Status.SKIPPED);
    assertThat(report.count(Status.CREATED)).isEqualTo(11);
    assertThat(workspace.drafts()).hasSize(11);
  }

  @Test
  void aPayableListedTwiceIsDecidedOnce() {
    InMemoryWorkspace workspace =
        ann().with(order("ord-1", "2026-10-31"), order("ord-1", "2026-10-31"));
    RunReport report = workspace.engine().build().run(PAYROLL);
    assertThat(report.items()).extracting(Item::status).containsExactly(Status.CREATED);
    assertThat(workspace.drafts()).hasSize(1);
  }

  @Test
  void payablesWhoseIdsDifferOnlyInDashesOrCaseAreDifferentPayables() {
    InMemoryWorkspace workspace =
        ann().with(refund("INV-2026-1-1"), refund("INV-2026-11"), refund("inv-2026-11"));
    RunRequest refunds = RunRequest.refund().build();
    assertThat(workspace.engine().build().run(refunds).items())
        .extracting(item -> item.payable().value(), Item::status)
        .containsExactly(
            tuple("INV-2026-1-1", Status.CREATED),
            tuple("INV-2026-11", Status.CREATED),
            tuple("inv-2026-11", Status.CREATED));
    assertThat(workspace.engine().build().run(refunds).items())
        .extracting(Item::reason)
        .containsOnly(Reason.ALREADY_PAID);
    assertThat(workspace.drafts()).hasSize(3);
  }

  @Test
  void aSecondRunCreatesNothing() {
    PayoutEngine engine = twelveMonths().engine().build();
    engine.run(PAYROLL);
    RunReport second = engine.run(PAYROLL);
    assertThat(second.items()).extracting(Item::reason).containsOnly(Reason.ALREADY_PAID);
  }

  @Test
  void nothingIsReadAfterTheFirstCreateAndEachLoadIsOneCall() {
    InMemoryWorkspace workspace =
        ann()
            .with(contractor(BOB), monthly("r2", "1", "USD").build())
            .with(order("a", "2026-09-30"), order("b", "2026-10-31", BOB))
            .with(order("c", "2026-10-31", ANN, BOB), undated("d"));
    workspace.engine().build().run(PAYROLL);
    assertThat(workspace.log())
        .containsExactly(
            "list",
            "rates 2 2026-09-01 2026-10-31",
            "payouts 4 2",
            "contractors 2",
            "create a",
            "create b");
  }

  @Test
  void aLoadWithoutKeysSendsNoRequest() {
    InMemoryWorkspace nothing = new InMemoryWorkspace();
    assertThat(nothing.engine().build().run(PAYROLL).items()).isEmpty();
    assertThat(nothing.log()).containsExactly("list");

    InMemoryWorkspace nobody =
        new InMemoryWorkspace().with(withContractors(undated("a"), Value.empty()));
    nobody.engine().build().run(PAYROLL);
    assertThat(nobody.log()).containsExactly("list", "payouts 1 0");
  }

  @Test
  void refundsNeedNoRatesOrContractorsAndSplitsOnlyNames() {
    InMemoryWorkspace workspace = ann().with(refund("a"));
    workspace.engine().build().run(RunRequest.refund().build());
    assertThat(workspace.log()).containsExactly("list", "payouts 1 0", "create a");

    InMemoryWorkspace splits = ann().with(split("b"));
    splits.engine().build().run(RunRequest.invoiceSplit().build());
    assertThat(splits.log()).containsExactly("list", "payouts 1 0", "contractors 1", "create b");
  }

  @Test
  void contractorsOfAmbiguousOrdersAreReadOnlyForTheContractorFilter() {
    InMemoryWorkspace workspace = ann().with(order("c", "2026-10-31", ANN, BOB));
    workspace.engine().build().run(PAYROLL);
    assertThat(workspace.log()).containsExactly("list", "payouts 1 0");
    workspace.engine().build().run(RunRequest.contractorPayroll().contractor("x").build());
    assertThat(workspace.log()).endsWith("list", "contractors 2", "every contractor");
  }

  @Test
  void aDryRunDecidesEverythingAndCreatesNothing() {
    InMemoryWorkspace workspace =
        ann()
            .with(
                withLineItems(order("a", "2026-09-30"), "line1", "line2"),
                order("b", "2026-10-31"),
                undated("c"));
    RunRequest request =
        RunRequest.contractorPayroll()
            .with(RunOption.DRY_RUN)
            .with(RunOption.COMPLETE_ORDERS)
            .build();
    RunReport report = workspace.engine().build().run(request);
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.PLANNED, Status.PLANNED, Status.FAILED);
    assertThat(report.items().get(0).calculation()).isInstanceOf(Calculation.Monthly.class);
    // a plan also reads the payouts of the month before, for the variance report
    assertThat(report.calls()).isEqualTo(new ApiCalls(5, 0, 0, 0, 0, 0, 0));
    assertThat(report.callsOfRealRun()).isEqualTo(new ApiCalls(4, 0, 2, 4, 0, 0, 0));
    assertThat(workspace.drafts()).isEmpty();
    assertThat(workspace.completed()).isEmpty();
  }

  @Test
  void aPlanPredictsTheRequestsOfTheRealRun() {
    InMemoryWorkspace workspace = twelveMonths();
    PayoutEngine engine = workspace.engine().build();
    RunReport plan = engine.run(RunRequest.contractorPayroll().with(RunOption.DRY_RUN).build());
    RunReport report = engine.run(PAYROLL);
    assertThat(plan.callsOfRealRun()).isEqualTo(report.calls());
    assertThat(report.callsOfRealRun()).isNull();
  }

  @Test
  void anOrderIsCompletedWithItsLineItemsOnlyAfterItIsPaid() {
    InMemoryWorkspace workspace =
        ann()
            .with(withLineItems(order("a", "2026-09-30"), "line1"), order("b", "2026-10-31"))
            .with(withLineItems(undated("c"), "line3"));
    workspace.creating(
        draft ->
            draft.payable().value().equals("b")
                ? new CreateResult.Rejected(CreateResult.Why.REFUSED, "no")
                : workspace.store(draft));
    RunRequest request = RunRequest.contractorPayroll().with(RunOption.COMPLETE_ORDERS).build();
    RunReport report = workspace.engine().build().run(request);
    assertThat(workspace.completed()).containsExactly(new PayableId("a"), new PayableId("line1"));
    assertThat(report.calls()).isEqualTo(new ApiCalls(4, 0, 2, 2, 0, 0, 0));
  }

  @Test
  void ordersAreNotCompletedUnlessRequested() {
    InMemoryWorkspace workspace = ann().with(order("a", "2026-09-30"));
    workspace.engine().build().run(PAYROLL);
    assertThat(workspace.completed()).isEmpty();
  }

  @Test
  void aFailureToCompleteAnOrderIsAWarningAndThePayoutRemains() {
    RunRequest request = RunRequest.contractorPayroll().with(RunOption.COMPLETE_ORDERS).build();
    Item told =
        ann()
            .with(order("a", "2026-09-30"))
            .completing(order -> Optional.of("Line item x could not be set."))
            .engine()
            .build()
            .run(request)
            .items()
            .get(0);
    assertThat(told.status()).isEqualTo(Status.CREATED);
    assertThat(told.payout()).isNotNull();
    assertThat(told.warnings()).containsExactly(Warning.ORDER_NOT_COMPLETED);
    assertThat(told.message()).isEqualTo("Line item x could not be set.");
    Item thrown =
        ann()
            .with(order("a", "2026-09-30"))
            .completing(
                order -> {
                  throw new IllegalStateException("no such order");
                })
            .engine()
            .build()
            .run(request)
            .items()
            .get(0);
    assertThat(thrown.status()).isEqualTo(Status.CREATED);
    assertThat(thrown.warnings()).containsExactly(Warning.ORDER_NOT_COMPLETED);
    assertThat(thrown.message())
        .isEqualTo(
            "The order was not set to completed because the backend's sink failed"
                + " (java.lang.IllegalStateException: no such order): set its status by hand.");
  }

  @Test
  void aRunThatCannotReadEverythingStopsBeforeItsFirstCreate() {
    InMemoryWorkspace workspace = twelveMonths();
    RunReport report =
        workspace
            .engine()
            .rates(
                (contractors, span) -> {
                  throw new RunAbortedException(
                      FailureCause.NOT_CARRIED_THROUGH, "Rates are cut off.");
                })
            .build()
            .run(PAYROLL);
    assertThat(report.items()).isEmpty();
    assertThat(report.stopped())
        .isEqualTo(
            new RunReport.RunFailure(
                FailureCause.NOT_CARRIED_THROUGH, "Rates are cut off. Nothing was created."));
    assertThat(workspace.drafts()).isEmpty();
  }

  @Test
  void aMisconfiguredListingStopsTheRun() {
    RunReport report =
        twelveMonths()
            .engine()
            .payables(
                request -> {
                  throw new RunAbortedException(FailureCause.MISCONFIGURED, "No property 'Date'.");
                })
            .build()
            .run(PAYROLL);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.MISCONFIGURED);
  }

  @Test
  void theReportHasTheStartAndDurationOfTheHostsClock() {
    var host = new HandHost();
    InMemoryWorkspace workspace = ann().with(order("a", "2026-10-31"));
    workspace.creating(
        draft -> {
          host.advance(Duration.ofMillis(120));
          return workspace.store(draft);
        });
    RunReport report = workspace.engine().host(host).build().run(PAYROLL);
    assertThat(report.startedAt()).isEqualTo(HandHost.START);
    assertThat(report.duration()).isEqualTo(Duration.ofMillis(120));
    assertThat(report.request()).isSameAs(PAYROLL);
  }

  @Test
  void anInvocationHasOneRunIdAndARunWithoutOneGetsANewUuid() {
    PayoutEngine named = ann().engine().runId("run-7").build();
    assertThat(named.run(PAYROLL).runId()).isEqualTo("run-7");
    PayoutEngine unnamed = ann().engine().build();
    String first = unnamed.run(PAYROLL).runId();
    assertThat(first)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(unnamed.run(PAYROLL).runId()).isNotEqualTo(first);
  }

  @Test
  void anInvalidSettingIsRejectedWithItsNameAndValue() {
    InMemoryWorkspace workspace = ann();
    assertThatThrownBy(() -> workspace.engine().workers(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("workers")
        .hasMessageContaining("0");
    assertThatThrownBy(() -> workspace.engine().workers(101).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101");
    assertThatThrownBy(() -> workspace.engine().runId(" ").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runId");
    assertThatThrownBy(() -> withPorts(workspace).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("journal is not set: ")
        .hasMessageContaining("withoutJournal()");
    assertThat(withPorts(workspace).withoutJournal().build().run(PAYROLL).failure()).isEmpty();
    assertThatThrownBy(() -> PayoutEngine.builder().payables(workspace).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rates");
    assertThat(PayoutEngine.DEFAULT_WORKERS).isEqualTo(5);
  }

  @Test
  void aSourceThatListsAnotherTypeIsAProgrammingError() {
    PayoutEngine engine = ann().with(refund("a")).engine().build();
    assertThatThrownBy(() -> engine.run(PAYROLL)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void concurrentCreatesAreLimitedByWorkersAndPayouts() {
    var asked = new ArrayList<Integer>();
    var host =
        new HandHost() {
          @Override
          public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
            asked.add(workers);
            assertThat(tasks).hasSize(workers);
            return super.inParallel(workers, tasks);
          }
        };
    twelveMonths().engine().host(host).workers(7).build().run(PAYROLL);
    ann().with(order("a", "2026-10-31")).engine().host(host).workers(7).build().run(PAYROLL);
    new InMemoryWorkspace().engine().host(host).build().run(PAYROLL);
    assertThat(asked).containsExactly(3, 7, 3, 1, 3);
  }

  private static PayoutEngine.Builder withPorts(InMemoryWorkspace all) {
    return PayoutEngine.builder().payables(all).rates(all).payouts(all).positions(all).sink(all);
  }
}
