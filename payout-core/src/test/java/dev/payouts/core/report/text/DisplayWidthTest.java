package dev.payouts.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Nguyen, 6",
    "Nguyễn, 6",
    "山田太郎, 8",
    "김철수, 6",
    "ＡＢ, 4",
    "ｱｲ, 2",
    "👍, 2",
    "…, 1",
    "\u20ac, 1",
    "𠮷, 2",
    "\u115f, 2",
    "\u1160, 0"
  })
  void aTextTakesTheColumnsOfItsCharacters(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void combiningMarksTakeNoColumn() {
    assertThat(DisplayWidth.of("Nguye\u0302\u0303n")).isEqualTo(6);
    assertThat(DisplayWidth.of("a\u20dd")).isEqualTo(1);
  }

  @Test
  void aTextIsShortenedToItsColumns() {
    assertThat(DisplayWidth.shorten("Nguyen", 6)).isEqualTo("Nguyen");
    assertThat(DisplayWidth.shorten("Nguyen An", 7)).isEqualTo("Nguyen…");
    assertThat(DisplayWidth.shorten("山田太郎", 6)).isEqualTo("山田…");
    assertThat(DisplayWidth.shorten("ee\u0302ee", 3)).isEqualTo("ee\u0302…");
  }
}
