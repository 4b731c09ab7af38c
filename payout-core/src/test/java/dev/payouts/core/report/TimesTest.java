package dev.payouts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({"PT0.058S, 58 ms", "PT3.12S, 3.1 s", "PT2M5S, 2 min 5 s", "PT1H2M3S, 1 h 2 min"})
  void aDurationHasAtMostTwoUnits(Duration duration, String words) {
    assertThat(Times.words(duration)).isEqualTo(words);
  }

  @Test
  void aMomentNamesItsZone() {
    assertThat(Times.moment(Instant.parse("2026-10-31T08:00:00Z")))
        .isEqualTo("31 October 2026, 08:00:00 UTC");
  }
}
