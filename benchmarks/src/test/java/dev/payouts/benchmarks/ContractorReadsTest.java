package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractorReadsTest {
  @Test
  void readingNeverTakesMoreThanTwiceTheRequestsOfTheBetterWay() {
    Shown shown =
        Shown.by(
            ContractorReads::new,
            "--contractors=10,100,1000,6000",
            "--wanted=1,50,500",
            "--output=markdown");
    assertThat(shown.exitCode()).isZero();
    List<List<String>> rows = shown.rows("Reading contractors");
    assertThat(rows)
        .hasSize(2 * (1 + 2 + 3 + 3))
        .contains(
            List.of("1.00x", "10", "1", "spread", "1", "0", "1", "1", "1", "1"),
            List.of("1.00x", "100", "50", "spread", "1", "1", "0", "1", "50", "1"),
            List.of("1.00x", "1,000", "500", "at the end", "10", "10", "0", "10", "500", "10"),
            List.of("2.00x", "6,000", "50", "at the end", "100", "50", "50", "60", "50", "50"));
    assertThat(rows)
        .allSatisfy(
            row -> {
              int ours = number(row.get(4));
              assertThat(ours).isEqualTo(number(row.get(5)) + number(row.get(6)));
              assertThat(number(row.get(9)))
                  .isEqualTo(Math.min(number(row.get(7)), number(row.get(8))));
              assertThat(ours).isLessThanOrEqualTo(2 * number(row.get(9)));
            });
  }

  private static int number(String cell) {
    return Integer.parseInt(cell.replace(",", ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "--wanted none; Invalid value for option '--wanted': invalid number \"none\": expected a whole number from 1 to 100000",
        "--contractors 0; Invalid value for option '--contractors': invalid number \"0\": expected a whole number from 1 to 100000",
        "--output csv; Invalid value for option '--output': expected one of [TABLE, MARKDOWN] (case-insensitive) but was 'csv'",
        "--orders 5; Unknown options: '--orders', '5'",
      })
  void wrongUsageIsReportedInOneSentenceWithExitCode2(String args, String sentence) {
    Shown shown = Shown.by(ContractorReads::new, args.split(" ", -1));
    assertThat(shown.exitCode()).isEqualTo(2);
    assertThat(shown.err().strip()).isEqualTo(sentence);
    assertThat(shown.out()).isEmpty();
  }
}
