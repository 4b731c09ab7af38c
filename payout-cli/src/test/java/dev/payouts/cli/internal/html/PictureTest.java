package dev.payouts.cli.internal.html;

import static dev.payouts.cli.internal.html.Traces.millis;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.Reports;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.core.RunRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
  private static String picture(RunTrace trace) {
    var report =
        Reports.report(RunRequest.refund().build(), Reports.created("1", "An", "x", "1 USD"));
    return Picture.of(new RecordedRun(report, trace), 5);
  }

  @Test
  void barsStandWhereTheyBelong() {
    var drawing = new Drawing(millis(1_000), 2);
    assertThat(
            drawing.bars(
                ImmutableList.of(
                    new Bar(Look.READ, 0, millis(0), millis(250)),
                    new Bar(Look.CREATE, 1, millis(500), millis(1_000)))))
        .contains("viewBox=\"0 0 1000 32\"")
        .contains("<path class=\"read\" d=\"M0 1h249v14h-249z\"/>")
        .contains("<path class=\"create\" d=\"M500 17h499v14h-499z\"/>");
  }

  @Test
  void evenTheShortestRequestIsSeenAndSoIsOneAtTheVeryEnd() {
    assertThat(
            new Drawing(Duration.ofHours(1), 1)
                .bars(
                    ImmutableList.of(
                        new Bar(Look.READ, 0, millis(0), millis(1)),
                        new Bar(Look.READ, 0, Duration.ofHours(1), Duration.ofHours(1)))))
        .contains("M0 1h1v14h-1z", "M999 1h1v14h-1z");
  }

  @ParameterizedTest(name = "{0} workers, {1} creates each")
  @CsvSource({"5, 10, 20000", "5, 400, 30000", "5, 20000, 40000", "100, 1000, 300000"})
  void aPictureStaysSmallHoweverLongTheRun(int workers, int each, int bytes) {
    assertThat(picture(new Traces().creates(workers, each).trace()))
        .contains("Timeline of ", "One by one (N+1), computed")
        .hasSizeLessThan(bytes);
  }

  @Test
  void neighboursAreToldApartUnlessTheyAreTooNarrow() {
    assertThat(
            new Drawing(millis(1_000), 1)
                .bars(
                    ImmutableList.of(
                        new Bar(Look.READ, 0, millis(0), millis(10)),
                        new Bar(Look.READ, 0, millis(10), millis(20)),
                        new Bar(Look.CREATE, 0, millis(20), millis(22)),
                        new Bar(Look.CREATE, 0, millis(22), millis(24)))))
        .contains("d=\"M0 1h9v14h-9zM10 1h9v14h-9z\"", "d=\"M20 1h3v14h-3z\"");
  }

  @Test
  void aRunThatSentNothingSaysSo() {
    assertThat(picture(new Traces().trace())).isEqualTo("<p>No request was sent.</p>\n");
  }

  @Test
  void theFiguresOfBothWaysAreThere() {
    assertThat(picture(new Traces().creates(1, 3).trace()))
        .contains("<th scope=\"row\">1. Create payouts</th>")
        .contains("<b>This run</b>: 4 queries + 1 create = 5 in 92 ms")
        .contains(
            "<b>One by one (N+1), computed</b>: 1 listing + 3 lookups + 1 create = 5 in about 62 ms")
        .contains("Computed, not measured: each of its requests takes 30 ms");
  }
}
