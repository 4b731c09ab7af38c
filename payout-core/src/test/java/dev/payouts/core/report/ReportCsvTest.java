package dev.payouts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Reason;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Warning;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {
  private static final RunRequest PAYROLL =
      RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build();

  @Test
  void eachItemOfEachRunIsARow() {
    String csv =
        ReportCsv.report(
            ImmutableList.of(
                Reports.report(
                    PAYROLL,
                    Reports.created("1", "Nguyễn, \"An\"", "ORD :: an", "25000000 VND"),
                    Reports.planned("2", "Bo", "1.5 USD", Warning.ORDER_NOT_COMPLETED)),
                Reports.report(
                    RunRequest.refund().build(),
                    Reports.left("3", null, Reason.AMOUNT_MISSING, "No amount:\nask."))));
    assertThat(csv)
        .isEqualTo(
            "\uFEFFrun_id,type,month,source_id,label,contractor_id,contractor,outcome,reason,"
                + "message,amount,currency,payout_id,warnings,paid_amount,"
                + "paid_currency,paid_status\r\n"
                + "run-1,contractor_payroll,2026-10,1,ORD :: an,c1,\"Nguyễn, \"\"An\"\"\",created,,,"
                + "25000000,VND,p1,,,,\r\n"
                + "run-1,contractor_payroll,2026-10,2,ORD-2,c2,Bo,planned,,,1.5,USD,,"
                + "order_not_completed,,,\r\n"
                + "run-1,refund,,3,,,,failed,amount_missing,\"No amount:\nask.\",,,,,,,\r\n");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0@x", "＝1", "\ufeff=1", "\u00ad=1"})
  void aNameThatASpreadsheetWouldEvaluateIsEscaped(String name) {
    assertThat(row(name).replace("\"", "")).contains(",'" + name + ",created");
  }

  @Test
  void leadingTabsAndLineBreaksAreEscaped() {
    assertThat(row("\t=1")).contains(",'\t=1,");
    assertThat(row("\r=1")).contains(",\"'\r=1\",");
  }

  @Test
  void aSignWithinANameStays() {
    assertThat(row("An-Bo =")).contains(",An-Bo =,created");
  }

  @Test
  void anAmountStaysANumber() {
    assertThat(
            ReportCsv.report(
                ImmutableList.of(
                    Reports.report(PAYROLL, Reports.created("1", "An", "x", "-5 USD")))))
        .contains(",-5,USD,");
  }

  @Test
  void controlCharactersAreRemoved() {
    assertThat(row("A\u001b[2Jn\u0000")).contains(",A[2Jn,");
    assertThat(row("\u001b=1")).contains(",'=1,");
  }

  private static String row(String name) {
    return ReportCsv.report(
        ImmutableList.of(Reports.report(PAYROLL, Reports.created("1", name, "x", "1 USD"))));
  }

  @ParameterizedTest(name = "U+{0}")
  @ValueSource(
      strings = {
        "061C", "200E", "200F", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068",
        "2069"
      })
  void directionMarksAreRemovedAndHideNoFormula(String codePoint) {
    String turn = Character.toString(Integer.parseInt(codePoint, 16));
    assertThat(row(turn + "=1+1")).contains(",'=1+1,");
    assertThat(row("An" + turn + "000,1")).contains(",\"An000,1\",");
  }
}
