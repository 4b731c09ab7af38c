package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import dev.payouts.core.Calculation;
import dev.payouts.core.Comparison;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Provenance;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.spi.ApiCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {
  private static final Money MONEY = new Money(new BigDecimal("1909.09"), new CurrencyCode("USD"));
  private static final Rounding CENT =
      new Rounding(new BigDecimal("0.01"), RoundingMode.HALF_UP, Rounding.Scope.ALL);
  private static final Calculation MONTHLY =
      new Calculation.Monthly(
          Calculation.RateChoice.LATEST_OF_MONTH,
          new RateId("r1"),
          ImmutableList.of(new Calculation.Share(new RateId("r1"), new BigDecimal("3000"), 14)),
          22,
          CENT,
          ImmutableList.of("UX Design"));
  private static final Calculation HOURLY =
      new Calculation.Hourly(
          Calculation.RateChoice.IN_FORCE_ON_ORDER_DATE,
          new RateId("r2"),
          new BigDecimal("160.5"),
          new BigDecimal("25"),
          CENT,
          ImmutableList.of());

  @Test
  void aReportIsReadBackUnchanged() {
    String json = ReportJson.report(ImmutableList.of(payroll(), refunds()));
    assertThat(ReportJson.report(parse(json))).isEqualTo(json);
  }

  @Test
  void everythingThatAReportMayHoldHasTheDocumentedForm() throws IOException {
    ImmutableList<RunReport> runs = ImmutableList.of(payroll(), refunds());
    assertThat(ReportJson.report(runs)).isEqualTo(golden("everything.json"));
    assertThat(PlanFile.render(runs, Instant.EPOCH, null))
        .isEqualTo(golden("everything-approvable.json") + "\n");
  }

  private static String golden(String name) throws IOException {
    return Resources.toString(Resources.getResource(ReportParserTest.class, name), UTF_8)
        .stripTrailing();
  }

  @Test
  void calculationsAndDraftsAreReadBackExactly() {
    RunReport read = parse(ReportJson.report(ImmutableList.of(payroll()))).get(0);
    assertThat(read.items()).isEqualTo(payroll().items());
    assertThat(read.findings()).isEqualTo(payroll().findings());
    assertThat(read.calls()).isEqualTo(payroll().calls());
    assertThat(read.stopped()).isEqualTo(payroll().stopped());
  }

  @Test
  void thePayoutsOfPaidItemsAreReadBackAndThoseOfEarlierVersionsHaveNoAmount() {
    var known = new PaidPayout(new PayoutId("p1"), MONEY, "Paid");
    var unknown = new PaidPayout(new PayoutId("p2"), null, null);
    ImmutableList<Item> items = ImmutableList.of(paid(known), paid(known, unknown), paid(unknown));
    String json = ReportJson.report(ImmutableList.of(payroll().with(items)));
    assertThat(parse(json).get(0).items()).isEqualTo(items);
    String older = json.replaceAll(",\\s+\"paid_(amount|currency|status)\": (null|\"[^\"]*\")", "");
    assertThat(older).doesNotContain("paid_amount");
    assertThat(parse(older).get(0).items().get(0).paid())
        .containsExactly(new PaidPayout(new PayoutId("p1"), null, null));
  }

  private static Item paid(PaidPayout... payouts) {
    return new Item(
        new PayableId("o1"),
        "",
        null,
        null,
        Status.SKIPPED,
        Reason.ALREADY_PAID,
        "It is paid.",
        null,
        payouts[0].id(),
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.copyOf(payouts));
  }

  @Test
  void varianceReportsOfEarlierVersionsAreReadToo() {
    String older =
        ReportJson.report(ImmutableList.of(payroll()))
            .replace(
                "\"month\": \"2026-09\",\n        \"variance", "\"run_ids\": [\"r\"], \"variance")
            .replaceAll("\"(before_currency|difference|percent)\": \"[^\"]*\",", "");
    Comparison read = Objects.requireNonNull(parse(older).get(0).findings().comparison());
    assertThat(read.month()).isNull();
    assertThat(read.changes())
        .isEqualTo(Objects.requireNonNull(payroll().findings().comparison()).changes());
  }

  @Test
  void aChangedCurrencyIsReadBack() {
    var change =
        new Comparison.Change(
            new ContractorId("c1"),
            null,
            Comparison.Kind.CURRENCY,
            new Money(new BigDecimal("5"), new CurrencyCode("VND")),
            MONEY,
            ImmutableSet.of(Comparison.Cause.CURRENCY));
    var comparison =
        new Comparison(YearMonth.of(2026, 9), BigDecimal.TEN, ImmutableList.of(change));
    RunReport run = payroll().with(Findings.NONE.withComparison(comparison));
    assertThat(parse(ReportJson.report(ImmutableList.of(run))).get(0).findings().comparison())
        .isEqualTo(comparison);
  }

  @Test
  void theRequestsOfARealRunAreReadBackFromAPlan() {
    String json = Examples.planJson(ImmutableList.of(refunds()));
    assertThat(Examples.planJson(parse(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]x",
        "{",
        "{\"runs\":[{}]}",
        "{\"runs\":[{\"type\":\"none\"}]}",
        "{\"runs\":[7]}",
        "{\"runs\":[{\"run_id\":\"a\",\"type\":\"refund\",\"started_at\":\"yesterday\"}]}"
      })
  void anyOtherTextIsNotAReport(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1E+1001", "1E-1001", "-1e-999999999"})
  void anAmountThatWouldFillTheMemoryInPlainDigitsIsNoReport(String amount) {
    String json = ReportJson.report(ImmutableList.of(payroll(), refunds()));
    String huge = json.replaceAll("\"amount\": \"[0-9.]+\"", "\"amount\": \"" + amount + '"');
    assertThatThrownBy(() -> parse(huge)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ImmutableList<RunReport> parse(String json) {
    return ReportParser.parse(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  private static RunReport payroll() {
    RunRequest request =
        RunRequest.contractorPayroll()
            .month(YearMonth.of(2026, 10))
            .contractor("Nguyễn An")
            .payDay(new PayDay(15))
            .with(RunOption.FORCE)
            .with(RunOption.COMPLETE_ORDERS)
            .build();
    var change =
        new Comparison.Change(
            new ContractorId("c1"),
            "Nguyễn An",
            Comparison.Kind.MOVED,
            MONEY,
            new Money(new BigDecimal("12"), MONEY.currency()),
            ImmutableSet.of(Comparison.Cause.RATE_CHANGED, Comparison.Cause.DAYS_WORKED));
    var findings =
        new Findings(
            ImmutableList.of(
                new RunReport.Duplicate(
                    new PayableId("o1"), ImmutableList.of(new PayoutId("p1"), new PayoutId("p2")))),
            ImmutableList.of(new RunReport.Resolved(new PayableId("o7"), null)),
            ImmutableList.of(
                new RunReport.UnpaidOrder(new PayableId("o6"), "ORD", YearMonth.of(2026, 9), MONEY),
                new RunReport.UnpaidOrder(new PayableId("o7"), "", YearMonth.of(2026, 8), null)),
            new Comparison(YearMonth.of(2026, 9), new BigDecimal("20"), ImmutableList.of(change)),
            Provenance.UNKNOWN);
    Item created = item("o1", MONTHLY).created(new PayoutId("p1"), null);
    return new RunReport(
        "run-1",
        request,
        Instant.parse("2026-10-31T08:00:00.123Z"),
        Duration.ofMillis(3120),
        ImmutableList.of(
            drafted(created),
            drafted(item("o2", HOURLY)).left(Reason.CREATE_REJECTED, "No.", null),
            item("o3", null).warned(Warning.HOURLY_RATE_CHANGED, "Look.")),
        findings,
        new ApiCalls(4, 3, 2, 1, 6, 5, 7),
        null,
        new RunReport.RunFailure(FailureCause.LIMIT_PASSED, "Too much."));
  }

  private static RunReport refunds() {
    return new RunReport(
        "run-1",
        RunRequest.refund().id("RFD").with(RunOption.DRY_RUN).build(),
        Instant.parse("2026-10-31T08:00:00Z"),
        Duration.ofMillis(20),
        ImmutableList.of(item("f1", new Calculation.AsRequested())),
        Findings.NONE,
        new ApiCalls(2, 0, 0, 0, 0, 0, 0),
        new ApiCalls(2, 0, 1, 0, 0, 0, 0),
        null);
  }

  private static Item item(String id, @Nullable Calculation calculation) {
    return new Item(
        new PayableId(id),
        "ORD :: \"an\"",
        new ContractorId("c1"),
        "Nguyễn An",
        Status.PLANNED,
        null,
        null,
        MONEY,
        null,
        ImmutableSet.of(),
        calculation,
        null,
        ImmutableList.of());
  }

  private static Item drafted(Item item) {
    return item.drafted(
        new PayoutDraft(
            PayableType.CONTRACTOR_PAYROLL,
            item.payable(),
            new ContractorId("c1"),
            MONEY,
            PayoutText.of("Development work on October, 2026"),
            PayoutText.of("Design"),
            new RateId("r1"),
            LocalDate.of(2026, 10, 31)));
  }
}
