package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Finding;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.report.Reports;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.PastDecision;
import dev.payouts.core.store.runs.RunStarter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The JSON of each command other than a run, byte for byte: programs depend on it. */
class CommandJsonTest {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00.123456Z");
  private static final Item ITEM = Reports.created("o1", "Nguyễn \"An\"", "ORD-1", "1909.09 USD");
  private static final Item FAILED =
      Reports.left("o2", null, Reason.RATE_MISSING, "No rate <yet>.");

  @Test
  void auditsHaveTheDocumentedForm() throws IOException {
    var differs =
        new AuditReport.Finding(
            AuditReport.Kind.DIFFERS,
            ImmutableList.of(ITEM),
            ImmutableList.of(payout(money("25E+5", "VND"), LocalDate.of(2026, 10, 31))),
            money("1909.09", "USD"),
            ImmutableSet.of(
                AuditReport.Difference.AMOUNT,
                AuditReport.Difference.CURRENCY,
                AuditReport.Difference.PERSON));
    var several =
        AuditReport.Finding.of(
            AuditReport.Kind.SEVERAL_PAYOUTS, FAILED, ImmutableList.of(payout(null, null)));
    var waiting =
        ImmutableList.of(
            new RunReport.UnpaidOrder(
                new PayableId("o7"), "ORD-7", YearMonth.of(2026, 9), money("12.50", "USD")),
            new RunReport.UnpaidOrder(new PayableId("o8"), "", YearMonth.of(2026, 8), null));
    var failed =
        new AuditReport(
            new AuditRequest(PayableType.CONTRACTOR_PAYROLL, YearMonth.of(2026, 10)),
            12,
            10,
            ImmutableList.of(differs, several),
            waiting,
            null,
            new ApiCalls(4, 3, 2, 1, 6, 5, 7),
            new RunReport.RunFailure(FailureCause.NOT_CARRIED_THROUGH, "Notion was not reached."));
    var clean =
        new AuditReport(
            new AuditRequest(PayableType.REFUND, null),
            0,
            0,
            ImmutableList.of(),
            ImmutableList.of(),
            null,
            ApiCalls.NONE,
            null);
    assertThat(AuditJson.of(ImmutableList.of(failed, clean))).isEqualTo(golden("audit.json"));
  }

  private static LivePayout payout(@Nullable Money money, @Nullable LocalDate date) {
    return new LivePayout(
        new PayoutId("p9"),
        ImmutableSet.of(new PayableId("o1")),
        ImmutableSet.of(new ContractorId("c1"), new ContractorId("c2")),
        ImmutableSet.of(),
        money,
        date,
        LivePayout.Stage.AS_CREATED,
        null,
        null,
        null,
        AT);
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), new CurrencyCode(currency));
  }

  @Test
  void decisionsAboutAPayableHaveTheDocumentedForm() throws IOException {
    RunReport dry = Reports.report(payroll(RunOption.DRY_RUN, RunOption.FORCE), FAILED);
    RunReport run = Reports.report(payroll(), ITEM);
    var decisions =
        ImmutableList.of(
            new PastDecision(dry, FAILED, null), new PastDecision(run, ITEM, kept(payroll())));
    var money = new Money(new BigDecimal("10"), new CurrencyCode("VND"));
    var payouts =
        ImmutableList.of(
            new TracedPayout(new PaidPayout(new PayoutId("po1"), money, "Paid"), "run-1"),
            new TracedPayout(new PaidPayout(new PayoutId("po2"), null, null), null));
    assertThat(WhyJson.of(new PayableId("o1"), decisions, payouts)).isEqualTo(golden("why.json"));
    assertThat(WhyJson.of(new PayableId("o1"), ImmutableList.of(), ImmutableList.of()))
        .isEqualTo(
            """
            {
              "source_id": "o1",
              "payout_id": null,
              "made_by_run_id": null,
              "payouts": [],
              "decisions": []
            }""");
  }

  @Test
  void pastRunsHaveTheDocumentedForm() throws IOException {
    KeptRun begun = kept(payroll(RunOption.DRY_RUN));
    RunReport report = Reports.report(payroll(), ITEM, FAILED);
    KeptRun ended = kept(payroll()).ended(AT.plusMillis(4_500), ImmutableList.of(report));
    assertThat(HistoryJson.of(ImmutableList.of(ended, begun))).isEqualTo(golden("history.json"));
  }

  private static RunRequest payroll(RunOption... options) {
    RunRequest.Builder request = RunRequest.contractorPayroll().month(YearMonth.of(2026, 10));
    for (RunOption option : options) {
      request.with(option);
    }
    return request.build();
  }

  private static KeptRun kept(RunRequest request) {
    String query =
        "type=" + request.type().word() + (request.has(RunOption.DRY_RUN) ? "&dry_run=true" : "");
    return KeptRun.begun("run-1", AT, query, null, RunStarter.thisProcess(RunStarter.Way.COMMAND));
  }

  @Test
  void findingsOfDoctorHaveTheDocumentedForm() {
    assertThat(
            FindingsJson.render(
                ImmutableList.of(
                    Finding.ok("token", "It \"works\"."), Finding.warning("rates", "Few."))))
        .isEqualTo(
            """
            {
              "findings": [
                {
                  "severity": "ok",
                  "area": "token",
                  "message": "It \\"works\\"."
                },
                {
                  "severity": "warning",
                  "area": "rates",
                  "message": "Few."
                }
              ],
              "ok": true
            }""");
    assertThat(FindingsJson.render(ImmutableList.of(Finding.error("token", "No."))))
        .endsWith("\"ok\": false\n}");
  }

  private static String golden(String name) throws IOException {
    return Resources.toString(Resources.getResource(CommandJsonTest.class, name), UTF_8)
        .stripTrailing();
  }
}
