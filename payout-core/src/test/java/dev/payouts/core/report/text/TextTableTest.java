package dev.payouts.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.report.text.Screen.Kind;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final String AN = "Nguye\u0302\u0303n Va\u0306n An";
  private static final ImmutableList<ImmutableList<String>> ROWS =
      ImmutableList.of(
          ImmutableList.of(AN, "ORD :: an :: 202610", "25,000,000", "created", ""),
          ImmutableList.of(
              "山田太郎",
              "ORD :: taro :: 202610",
              "1,234.50",
              "skipped",
              "already paid: payout 595186ab-6db8-47dd-8659-f0a6086f6e77"));

  @Test
  void columnsLineUpWhateverTheWidthOfTheirCharacters() {
    assertThat(
            table(
                ImmutableList.of("山田", "1,000", "x"),
                ImmutableList.of("Nguye\u0302\u0303n", "25", "y")))
        .containsExactly("WHO     AMOUNT  WHY", "山田     1,000  x", "Nguye\u0302\u0303n      25  y");
  }

  @Test
  void aLongCellIsTruncatedAndTheLastIsWrapped() {
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

  @Test
  void aRowOfOtherColumnsIsRefusedInsteadOfShownUnderWrongHeadings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(ImmutableList.of("a", "1", "b", "c")));
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
        .lines(Screen.NONE);
  }

  private static ImmutableList<String> wide(int columns) {
    return wide(new Screen(Kind.MONOCHROME, columns));
  }

  private static ImmutableList<String> wide(Screen screen) {
    return new TextTable(
            ImmutableList.of(
                new Column("WHO", Side.LEFT, 28),
                new Column("FOR", Side.LEFT, 36),
                new Column("AMOUNT", Side.RIGHT, 60),
                new Column(
                    "OUTCOME",
                    Side.LEFT,
                    12,
                    cell -> cell.equals("created") ? Color.GREEN : Color.PLAIN),
                new Column("WHY", Side.LEFT, 60)),
            ROWS)
        .lines(screen);
  }

  @Test
  void aWideScreenShowsEverything() {
    assertThat(wide(200))
        .containsExactly(
            "WHO            FOR                        AMOUNT  OUTCOME  WHY",
            AN + "  ORD :: an :: 202610    25,000,000  created",
            "山田太郎       ORD :: taro :: 202610    1,234.50  skipped"
                + "  already paid: payout 595186ab-6db8-47dd-8659-f0a6086f6e77");
  }

  @Test
  void theLastColumnIsWrappedBetweenWords() {
    assertThat(wide(100).subList(2, 4))
        .containsExactly(
            "山田太郎       ORD :: taro :: 202610    1,234.50  skipped  already paid: payout",
            " ".repeat(59) + "595186ab-6db8-47dd-8659-f0a6086f6e77");
  }

  @Test
  void theLastColumnMovesBelowItsRowIfThereIsNoRoom() {
    assertThat(wide(80))
        .containsExactly(
            "WHO            FOR                        AMOUNT  OUTCOME",
            AN + "  ORD :: an :: 202610    25,000,000  created",
            "山田太郎       ORD :: taro :: 202610    1,234.50  skipped",
            "    already paid: payout 595186ab-6db8-47dd-8659-f0a6086f6e77");
  }

  @Test
  void textIsWrappedButAmountsAreNot() {
    assertThat(wide(50))
        .containsExactly(
            "WHO            FOR                 AMOUNT  OUTCOME",
            AN + "  ORD :: an ::    25,000,000  created",
            "               202610",
            "山田太郎       ORD :: taro ::    1,234.50  skipped",
            "               202610",
            "    already paid: payout",
            "      595186ab-6db8-47dd-8659-f0a6086f6e77");
  }

  @Test
  void aRowBecomesABlockIfColumnsWouldBeTooNarrow() {
    assertThat(wide(30))
        .containsExactly(
            "WHO      " + AN,
            "FOR      ORD :: an :: 202610",
            "AMOUNT   25,000,000",
            "OUTCOME  created",
            "",
            "WHO      山田太郎",
            "FOR      ORD :: taro :: 202610",
            "AMOUNT   1,234.50",
            "OUTCOME  skipped",
            "WHY      already paid: payout",
            "         595186ab-6db8-47dd-86",
            "         59-f0a6086f6e77");
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    for (int columns = 12; columns < 140; columns++) {
      int screen = columns;
      assertThat(wide(columns))
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(screen));
    }
  }

  @Test
  void colorsTakeNoColumns() {
    ImmutableList<String> colored = wide(new Screen(Kind.COLORED, 80));
    assertThat(colored.get(1)).endsWith("  \u001b[32mcreated\u001b[0m");
    assertThat(colored.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
        .containsExactlyElementsOf(wide(80));
  }
}
