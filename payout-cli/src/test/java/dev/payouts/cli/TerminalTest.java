package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.internal.Screens;
import dev.payouts.cli.internal.VirtualTerminal;
import dev.payouts.core.report.text.DisplayWidth;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.Screen.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of a run on a terminal; {@link TerminalIT} uses a real one. */
class TerminalTest {
  private static final String ESCAPE = "\u001b";
  private static final String BAR = "Contractor payroll:  reading approved payables";

  private final CommandStack stack = new CommandStack();

  @BeforeEach
  void seed() {
    stack.order(stack.contractor("Nguye\u0302\u0303n Thi\u0323 Minh Khai"));
    stack.order(stack.contractor("山田 太郎"));
    stack.order(stack.has().contractor("Without a rate").add());
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private static Screens both(Kind kind, int columns) {
    return new Screens(new Screen(kind, columns), new Screen(kind, columns));
  }

  @Test
  void aTerminalHasABarInPlaceOfLinesAndNothingIsLeftOfIt() {
    var err = new VirtualTerminal(stack.runOn(both(Kind.COLORED, 100), "run").err());
    assertThat(err.everSeen()).contains(BAR);
    assertThat(err.lines()).containsExactly("");
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {60, 80, 200})
  void everyLineFitsTheTerminal(int columns) {
    CommandStack.Result result = stack.runOn(both(Kind.COLORED, columns), "run");
    assertThat(new VirtualTerminal(result.out() + result.err()).everSeen())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
  }

  @Test
  void theLogAndTheBarNeverMix() {
    CommandStack.Result result = stack.runOn(both(Kind.MONOCHROME, 100), "run", "-v");
    var err = new VirtualTerminal(result.err());
    assertThat(err.everSeen()).contains(BAR);
    assertThat(err.lines().subList(0, err.lines().size() - 1))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            line -> assertThat(line).containsPattern("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} DEBUG "));
  }

  @Test
  void aDumbTerminalHasLinesAndNoColors() {
    CommandStack.Result result = stack.runOn(both(Kind.DUMB, 80), "run");
    assertThat(result.err()).contains(BAR.replace("  ", " ") + "\n").doesNotContain("\r", ESCAPE);
    assertThat(result.out()).contains("created").doesNotContain(ESCAPE);
  }

  @Test
  void withoutColorsTheBarStays() {
    CommandStack.Result result = stack.runOn(both(Kind.MONOCHROME, 80), "run");
    assertThat(new VirtualTerminal(result.err()).everSeen()).contains(BAR);
    assertThat(result.err().replace(ESCAPE + "[K", "")).doesNotContain(ESCAPE);
    assertThat(result.out()).contains("created").doesNotContain(ESCAPE);
  }

  @Test
  void eachStreamIsColoredForItsOwnTerminal() {
    var colored = new Screen(Kind.COLORED, 80);
    CommandStack.Result piped = stack.runOn(new Screens(Screen.NONE, colored), "plan");
    assertThat(piped.out()).contains("planned").doesNotContain(ESCAPE);
    assertThat(piped.err()).contains("\r");
    CommandStack.Result logged = stack.runOn(new Screens(colored, Screen.NONE), "plan");
    assertThat(logged.out()).contains(ESCAPE + "[32mplanned" + ESCAPE + "[0m");
    assertThat(logged.err()).contains("3 items\n").doesNotContain("\r", ESCAPE);
  }

  @Test
  void jsonAndCsvAreNeverColoredOrWrapped() {
    for (String format : new String[] {"json", "csv"}) {
      String out = stack.runOn(both(Kind.COLORED, 20), "plan", "--output", format).out();
      assertThat(out).contains("planned").doesNotContain(ESCAPE);
      assertThat(out.lines().anyMatch(line -> line.length() > 40)).isTrue();
    }
  }

  @Test
  void errorMessagesAreColored() {
    CommandStack.Result result = stack.runOn(both(Kind.COLORED, 80), "run", "--month", "13");
    assertThat(result.err())
        .startsWith(ESCAPE + "[1;31mpayouts:" + ESCAPE + "[0m --month: invalid month");
  }
}
