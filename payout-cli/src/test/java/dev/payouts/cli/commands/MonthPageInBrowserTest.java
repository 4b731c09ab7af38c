package dev.payouts.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of {@code payouts month} in a real browser; skipped without one. */
@Tag("slow")
class MonthPageInBrowserTest {
  private static final LocalDate IN_JANUARY = LocalDate.of(2026, 1, 20);

  private final CommandStack stack = new CommandStack();
  @TempDir private Path profile;

  @AfterEach
  void stop() {
    stack.close();
  }

  /** Makes a month that has every section of the page. */
  private void month() {
    String ann = stack.contractor("Ann Wolfeschlegelsteinhausenbergerdorff");
    stack.order(ann);
    stack.has().refund("RFD-1", ann).amount("1234.5", "USD").requested(IN_JANUARY).add();
    assertThat(stack.run("run", "--type", "contractor_payroll,refund").exitCode()).isZero();
    stack.has().payout(ann).amount("900", "USD").date(LocalDate.of(2025, 12, 20)).add();
    stack.order(stack.contractor("Unpaid"));
    stack
        .has()
        .order(stack.contractor("Draft"), CommandStack.LAST_OF_JANUARY)
        .status("Draft")
        .add();
    stack.order(stack.has().contractor("Without a rate").add());
    String twice = stack.order(stack.contractor("Twice"));
    for (int i = 0; i < 2; i++) {
      stack.has().payout(null).orders(twice).amount("22000000", "VND").date(IN_JANUARY).add();
    }
    assertThat(stack.run("month", "2026-01", "--report", "month.html").exitCode()).isOne();
  }

  @ParameterizedTest(name = "{0} pixels, {1}")
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void itFitsTheScreenAndIsAccessible(int width, String scheme) throws IOException {
    month();
    try (Browser browser = Browser.start(profile, Browser.Scripts.ON)) {
      browser.screen(width, scheme);
      browser.open(stack.dir.resolve("month.html").toUri());
      assertThat(browser.one("main").getText())
          .contains("Twice", "Unpaid", "Draft", "Without a rate", "Ann ");
      browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(browser.violations()).isEqualTo("");
      assertThat(browser.overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
