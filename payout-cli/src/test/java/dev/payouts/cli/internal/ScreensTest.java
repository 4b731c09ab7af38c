package dev.payouts.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.Screens.Stream;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.Screen.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreensTest {
  private static final ImmutableMap<String, String> XTERM = ImmutableMap.of("TERM", "xterm");
  private static final Set<Stream> BOTH = EnumSet.allOf(Stream.class);

  @Test
  void eachStreamHasItsOwnScreen() {
    var terminal = new Screen(Kind.COLORED, 132);
    assertThat(Screens.of(XTERM, BOTH, () -> "24 132\n"))
        .isEqualTo(new Screens(terminal, terminal));
    assertThat(Screens.of(XTERM, EnumSet.of(Stream.OUT), () -> "24 132\n"))
        .isEqualTo(new Screens(terminal, Screen.NONE));
    assertThat(Screens.of(XTERM, EnumSet.of(Stream.ERR), () -> "24 132\n"))
        .isEqualTo(new Screens(Screen.NONE, terminal));
  }

  @Test
  void withoutATerminalTheWidthIsNotQueried() {
    Screens none =
        Screens.of(
            XTERM,
            EnumSet.noneOf(Stream.class),
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(none).isEqualTo(Screens.NONE);
    assertThat(none.out().paint(Color.RED, "x")).isEqualTo("x");
    assertThat(none.out().isRewritable()).isFalse();
  }

  @ParameterizedTest(name = "TERM={0} NO_COLOR={1}")
  @CsvSource({
    "xterm-256color, '', COLORED",
    "xterm, 1, MONOCHROME",
    "xterm, 0, MONOCHROME",
    "xterm, no, MONOCHROME",
    "dumb, '', DUMB",
    "dumb, 1, DUMB",
    "'', '', DUMB"
  })
  void theCapabilitiesFollowTheEnvironmentVariables(String term, String noColor, Kind kind) {
    ImmutableMap<String, String> environment = ImmutableMap.of("TERM", term, "NO_COLOR", noColor);
    Screen screen = Screens.of(environment, BOTH, () -> "24 80").err();
    assertThat(screen.kind()).isEqualTo(kind);
    assertThat(screen.isRewritable()).isEqualTo(!term.equals("dumb") && !term.isEmpty());
    assertThat(screen.paint(Color.GREEN, "x"))
        .isEqualTo(kind == Kind.COLORED ? "\u001b[32mx\u001b[0m" : "x");
  }

  @ParameterizedTest(name = "COLUMNS={0} and size {1}")
  @CsvSource({
    "'', 24 132, 132",
    "100, 24 132, 100",
    "wide, 24 132, 132",
    "0, 24 132, 132",
    "-5, 0 0, 80",
    "'', '', 80",
    "'', stty: what, 80"
  })
  void theWidthIsThatOfTheUserElseOfTheTerminalElseEighty(String wanted, String size, int columns) {
    ImmutableMap<String, String> environment = ImmutableMap.of("TERM", "xterm", "COLUMNS", wanted);
    assertThat(Screens.of(environment, BOTH, () -> size).out().columns()).isEqualTo(columns);
  }
}
