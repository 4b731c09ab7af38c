package dev.payouts.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsLineUpWhateverTheWidthOfTheirCharacters() {
    assertThat(
            table(
                ImmutableList.of("山田", "1,000", "x"),
                ImmutableList.of("Nguye\u0302\u0303n", "25", "y")))
        .containsExactly("WHO     AMOUNT  WHY", "山田     1,000  x", "Nguye\u0302\u0303n      25  y");
  }

  @Test
  void aLongCellIsShortenedAndTheLastIsFolded() {
    assertThat(table(ImmutableList.of("Nguyen Van An", "1", "one two three fourfivesixseven")))
        .containsExactly(
            "WHO         AMOUNT  WHY",
            "Nguyen Va…       1  one two",
            "                    three",
            "                    fourfivesi",
            "                    xseven");
  }

  @Test
  void aRowThatEndsEmptyHasNoTrailingBlanks() {
    assertThat(table(ImmutableList.of("a", "1", "")).get(1)).isEqualTo("a         1");
  }

  @Test
  void aCellCannotControlTheTerminalOrBreakTheLine() {
    assertThat(table(ImmutableList.of("a\u001b[2J", "1", "x\ny")).get(1))
        .isEqualTo("a[2J       1  x y");
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only copied
  private static ImmutableList<String> table(ImmutableList<String>... rows) {
    return new TextTable(
            ImmutableList.of(
                new Column("WHO", Side.LEFT, 10),
                new Column("AMOUNT", Side.RIGHT, 20),
                new Column("WHY", Side.LEFT, 10)),
            ImmutableList.copyOf(rows))
        .lines();
  }
}
