package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final PayableId ORDER = new PayableId("01234567-89ab-cdef-0123-456789abcdef");

  @Test
  void theReportHasTheDocumentedForm() throws IOException {
    assertThat(ReportJson.report(ImmutableList.of(payroll(), refundPlan())))
        .isEqualTo(golden("report.json"));
  }

  @Test
  void aPlanAlsoHasTheRequestsOfARealRun() throws IOException {
    assertThat(Examples.planJson(ImmutableList.of(refundPlan()))).isEqualTo(golden("plan.json"));
  }

  @Test
  void noRunsGiveAnEmptyList() {
    assertThat(ReportJson.report(ImmutableList.of())).isEqualTo("{\n  \"runs\": []\n}");
  }

  private static RunReport payroll() {
    Item created =
        new Item(
            ORDER,
            "ORD :: an :: 202610",
            new ContractorId("c1"),
            "Nguyễn \"An\"",
            Status.CREATED,
            null,
            null,
            new Money(new BigDecimal("2.5E+7"), new CurrencyCode("VND")),
            new PayoutId("p1"),
            ImmutableSet.of(Warning.HOURLY_RATE_CHANGED, Warning.ORDER_NOT_COMPLETED),
            null,
            null,
            ImmutableList.of());
    Item failed =
        new Item(
            new PayableId("o2"),
            "",
            null,
            null,
            Status.FAILED,
            Reason.CONTRACTOR_AMBIGUOUS,
            "Several contractors are named.",
            null,
            null,
            ImmutableSet.of(),
            null,
            null,
            ImmutableList.of());
    return new RunReport(
        "run-1",
        RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build(),
        Instant.parse("2026-10-31T08:00:00.123456Z"),
        Duration.ofMillis(3120),
        ImmutableList.of(created, failed),
        RunReport.Findings.NONE.withDuplicates(
            ImmutableList.of(
                new RunReport.Duplicate(
                    ORDER, ImmutableList.of(new PayoutId("p1"), new PayoutId("p2"))))),
        new ApiCalls(4, 3, 2, 1, 6, 5, 7),
        null,
        new RunReport.RunFailure(FailureCause.NOT_CARRIED_THROUGH, "Notion was not reached."));
  }

  private static RunReport refundPlan() {
    Item planned =
        new Item(
            new PayableId("r1"),
            "REF-1",
            new ContractorId("c1"),
            "An",
            Status.PLANNED,
            null,
            null,
            new Money(new BigDecimal("12.50"), new CurrencyCode("USD")),
            null,
            ImmutableSet.of(),
            null,
            null,
            ImmutableList.of());
    return new RunReport(
        "run-1",
        RunRequest.refund().with(RunOption.DRY_RUN).build(),
        Instant.parse("2026-10-31T08:00:00Z"),
        Duration.ofMillis(20),
        ImmutableList.of(planned),
        RunReport.Findings.NONE,
        new ApiCalls(2, 0, 0, 0, 0, 0, 0),
        new ApiCalls(2, 0, 1, 0, 0, 0, 0),
        null);
  }

  private static String golden(String name) throws IOException {
    return Resources.toString(Resources.getResource(ReportJsonTest.class, name), UTF_8)
        .stripTrailing();
  }
}
