package dev.payouts.cli.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PT0.0008S, 0.8 ms",
    "PT0.058S, 58 ms",
    "PT3.12S, 3.1 s",
    "PT2M5S, 2 min 5 s",
    "PT1H2M3S, 1 h 2 min"
  })
  void aDurationIsSaidAsExactlyAsAnybodyWantsToKnow(Duration duration, String words) {
    assertThat(Times.words(duration)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PT0.001S, '0,1 ms'",
    "PT0.45S, '0,100 ms,200 ms,300 ms,400 ms'",
    "PT4.2S, '0,1 s,2 s,3 s,4 s'",
    "PT2M5S, '0,30 s,1 min,90 s,2 min'",
    "PT3H, '0,1 h,2 h,3 h'"
  })
  void marksStandAtRoundTimesAndNotTooClose(Duration length, String marks) {
    assertThat(Times.marks(length).stream().map(Times::mark)).containsExactly(marks.split(","));
  }

  @Test
  void aMomentNamesItsZone() {
    assertThat(Times.moment(Instant.parse("2026-10-31T08:00:00Z")))
        .isEqualTo("31 October 2026, 08:00:00 UTC");
  }
}
