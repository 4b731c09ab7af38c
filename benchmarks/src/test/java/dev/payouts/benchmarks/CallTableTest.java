package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTableTest {
  private static Shown table(String... more) {
    String[] always = {"--latency-ms", "0", "--output", "markdown"};
    String[] args = new String[always.length + more.length];
    System.arraycopy(always, 0, args, 0, always.length);
    System.arraycopy(more, 0, args, always.length, more.length);
    return Shown.by(CallTable::new, args);
  }

  @Test
  void theRatiosToTheOtherWaysComeFirstThenTheRequests() {
    Shown shown =
        table("--orders", "10,50", "--requests", "50", "--old", "0,150", "--paid-twice", "0");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.rows("Requests"))
        .contains(
            List.of("2.7x", "1.5x", "payroll", "10", "0", "41", "23", "15", "15"),
            List.of("3.7x", "1.9x", "payroll", "50", "0", "201", "103", "55", "55"),
            List.of("3.7x", "1.9x", "payroll", "50", "150", "201", "104", "55", "55"),
            List.of("1.9x", "1.0x", "refunds", "50", "0", "101", "52", "53", "53"),
            List.of("1.9x", "1.0x", "splits", "50", "150", "101", "53", "54", "54"))
        .hasSize(8);
    assertThat(shown.rows("Seconds, at 0 ms")).hasSize(8);
  }

  @Test
  void theKindsOfEachRowAddUpToItsTotalAsInTheFirstTable() {
    Shown shown = table("--orders", "10", "--requests", "20", "--old", "150", "--paid-twice", "0");
    List<List<String>> kinds = shown.rows("Requests by kind");
    assertThat(kinds).hasSize(4 + 3 + 3);
    for (List<String> row : kinds) {
      int sum = row.subList(4, 9).stream().mapToInt(Integer::parseInt).sum();
      assertThat(row.get(9)).isEqualTo(String.valueOf(sum));
      assertThat(row.get(8)).as("schemas are cached").isEqualTo("0");
    }
    assertThat(shown.rows("Requests").get(0).subList(5, 8))
        .isEqualTo(kinds.subList(0, 3).stream().map(row -> row.get(9)).toList());
  }

  @Test
  void computedFiguresAreMarkedAndOursIsAlwaysMeasured() {
    Shown shown =
        table(
            "--types",
            "contractor_payroll",
            "--orders",
            "30",
            "--old",
            "0",
            "--measured-up-to",
            "20",
            "--complete-orders",
            "0",
            "--paid-twice",
            "0");
    assertThat(shown.rows("Requests"))
        .containsExactly(
            List.of("~3.5x", "~1.8x", "payroll", "30", "0", "~121", "~63", "35", "35"));
    assertThat(shown.err()).contains("ours: 35 requests").doesNotContain("N+1:");
  }

  @Test
  void theFiguresOfTheOriginalAreComparedWithThoseMeasuredHere() {
    Shown shown = table("--orders", "50", "--requests", "50", "--old", "0", "--paid-twice", "0");
    List<List<String>> rows = shown.rows("The original itself");
    assertThat(rows.stream().map(row -> row.subList(0, 3)))
        .containsExactly(
            List.of("50 orders, lookups and creates only", "200", "102"),
            List.of("50 orders, without setting statuses", "301, 10.3 s", "203, 2.4 s"),
            List.of("50 orders and their statuses", "501, 13.4 s", "403, 5.6 s"),
            List.of("50 refunds", "101, 2.2 s", "52, 1.25 s"),
            List.of("50 splits", "101, 2.2 s", "52, 1.25 s"));
    assertThat(rows.get(1).get(3)).startsWith("201, ");
    assertThat(rows.get(1).get(4)).startsWith("103, ");
    assertThat(rows.get(1).get(5)).startsWith("55, ");
    assertThat(rows.get(2).get(5)).as("150 writes more").startsWith("205, ");
  }

  @Test
  void doublePaymentsAreCountedInTheWorkspace() {
    Shown shown =
        table(
            "--types",
            "contractor_payroll",
            "--orders",
            "1",
            "--old",
            "20000",
            "--measured-up-to",
            "0",
            "--paid-twice",
            "100");
    assertThat(shown.exitCode()).isZero();
    List<List<String>> rows = shown.rows("Paid twice");
    assertThat(rows.get(0)).startsWith("0", "N+1", "100", "10", "20,000", "90");
    assertThat(rows.get(2)).startsWith("0", "ours", "100", "10", "20,000", "90");
    int twice = Integer.parseInt(rows.get(1).get(0));
    assertThat(twice).isBetween(1, 10);
    assertThat(rows.get(1).get(5)).isEqualTo(String.valueOf(90 + twice));
  }

  @Test
  void helpListsTheOptions() {
    Shown shown = Shown.by(CallTable::new, "--help");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains("--orders", "--quick", "Exit codes");
    assertThat(shown.err()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "--orders x; Invalid value for option '--orders': invalid number \"x\": expected a whole number from 1 to 100000",
        "--orders 0; Invalid value for option '--orders': invalid number \"0\": expected a whole number from 1 to 100000",
        "--orders 100001; Invalid value for option '--orders': invalid number \"100001\": expected a whole number from 1 to 100000",
        "--orders 10,; Invalid value for option '--orders': invalid number \"\": expected a whole number from 1 to 100000",
        "--latency-ms -1; Invalid value for option '--latency-ms': invalid number \"-1\": expected a whole number from 0 to 10000",
        "--workers=0; Invalid value for option '--workers': invalid number \"0\": expected a whole number from 1 to 100",
        "--workers=101; Invalid value for option '--workers': invalid number \"101\": expected a whole number from 1 to 100",
        "--reads-per-contractor 4; Invalid value for option '--reads-per-contractor': invalid number \"4\": expected a whole number from 1 to 3",
        "--types payroll; Invalid value for option '--types': unknown type \"payroll\": expected contractor_payroll, refund or invoice_split, separated by commas",
        "--output json; Invalid value for option '--output': expected one of [TABLE, MARKDOWN] (case-insensitive) but was 'json'",
        "--paid-twice 9; Invalid value for option '--paid-twice': invalid number \"9\": expected a whole number from 10 to 9990",
        "--order 10; Unknown options: '--order', '10'",
        "--old; Missing required parameter for option '--old' (<old>)",
        "--old 0 --old 5; option '--old' (<old>) should be specified only once",
        "10; Unmatched argument at index 0: '10'",
      })
  void wrongUsageIsReportedInOneSentenceWithExitCode2(String args, String sentence) {
    Shown shown = Shown.by(CallTable::new, args.split(" ", -1));
    assertThat(shown.exitCode()).isEqualTo(2);
    assertThat(shown.err().strip()).isEqualTo(sentence);
    assertThat(shown.out()).isEmpty();
  }
}
