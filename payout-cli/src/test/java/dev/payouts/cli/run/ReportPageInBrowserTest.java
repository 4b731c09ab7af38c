package dev.payouts.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of {@code --report} in a real browser; skipped without one. */
@Tag("slow")
class ReportPageInBrowserTest {
  private static final Pattern REQUESTED =
      Pattern.compile("\"Network.requestWillBeSent\".*?\"url\":\"([^\"]*)\"");
  private static final String HOSTILE =
      "<img src=http://127.0.0.1:1/ onerror=\"document.title=1\">";
  private static final String LONG = "Wolfeschlegelsteinhausenbergerdorff".repeat(3);
  private static final String CONTRACTOR = ".items tbody tr td:nth-child(2)";

  private final CommandStack stack = new CommandStack();
  private final Path file = stack.dir.resolve("run.html");
  @TempDir private Path profile;

  @AfterEach
  void stop() {
    stack.close();
  }

  private Browser browser(Browser.Scripts scripts) {
    earner("Nguyễn Đức An", "900");
    earner(HOSTILE, "10000.5");
    earner(LONG, "9000");
    stack.order(stack.has().contractor("Rateless").add());
    String ann = stack.contractor("Ann");
    stack.order(ann);
    stack.has().refund("R", ann).amount("10.5", "USD").add();
    assertThat(
            stack
                .run("run", "--type", "contractor_payroll,refund", "--report", "run.html")
                .exitCode())
        .isEqualTo(1);
    return Browser.start(profile, scripts);
  }

  private void earner(String name, String monthly) {
    String contractor = stack.has().contractor(name).add();
    stack.has().rate(contractor).monthly(monthly).currency("USD").add();
    stack.order(contractor);
  }

  @Test
  void searchIgnoresDiacriticsAndFindsIds() {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.open(file.toUri());
      browser.one("#find").sendKeys("duc nguyen");
      assertThat(browser.texts(CONTRACTOR)).containsExactly("Nguyễn Đức An");
      assertThat(browser.one("output").getText()).isEqualTo("1 of 6 items");
      browser.one("#find").clear();
      browser.one("#find").sendKeys(stack.created().get(0).id());
      assertThat(browser.texts(CONTRACTOR)).hasSize(1);
    }
  }

  @Test
  void columnsAreSortedAndAmountsAsNumbersWithinTheirCurrency() {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.open(file.toUri());
      List<String> asReported = browser.texts("#run-0 " + CONTRACTOR);
      assertThat(asReported).startsWith("Rateless");
      browser.one("#run-0 th:nth-child(4) button").click();
      assertThat(browser.one("#run-0 th:nth-child(4)").getAttribute("aria-sort"))
          .isEqualTo("ascending");
      assertThat(browser.texts("#run-0 " + CONTRACTOR))
          .containsExactly("Nguyễn Đức An", LONG, HOSTILE, "Ann", "Rateless");
      browser.one("#run-0 th:nth-child(4) button").click();
      assertThat(browser.texts("#run-0 " + CONTRACTOR))
          .as("items without an amount stay last")
          .containsExactly("Ann", HOSTILE, LONG, "Nguyễn Đức An", "Rateless");
      browser.one("#run-0 th:nth-child(4) button").click();
      assertThat(browser.texts("#run-0 " + CONTRACTOR)).isEqualTo(asReported);
      assertThat(browser.all("[aria-sort]")).isEmpty();
    }
  }

  @Test
  void aButtonOpensAllCalculationsAndClosesThemAgain() {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.open(file.toUri());
      int calculations = browser.all("details").size();
      assertThat(calculations).isEqualTo(4);
      browser.one("#calculations").click();
      assertThat(browser.all("details[open]")).hasSize(calculations);
      assertThat(browser.one("#calculations").getText()).isEqualTo("Close all calculations");
      browser.one("#calculations").click();
      assertThat(browser.all("details[open]")).isEmpty();
    }
  }

  @Test
  void onlyThePageItselfIsLoadedAndForeignScriptsDoNotRun() {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.open(file.toUri());
      assertThat(browser.title()).isEqualTo("Contractor payroll, all months · Refunds");
      assertThat(browser.all("img")).isEmpty();
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.network().stream().flatMap(this::requestedByThePage))
          .isNotEmpty()
          .allMatch(url -> url.equals(file.toUri().toString()) || url.startsWith("data:"));
      browser.script(
          "const s = document.createElement('script'); s.textContent = \"document.title='in'\";"
              + " document.body.append(s)");
      assertThat(browser.title()).isNotEqualTo("in");
    }
  }

  /** Ignores the requests of the browser's start page. */
  private Stream<String> requestedByThePage(String event) {
    return event.contains("\"documentURL\":\"" + file.toUri() + "\"")
        ? REQUESTED.matcher(event).results().map((MatchResult found) -> found.group(1))
        : Stream.empty();
  }

  @ParameterizedTest(name = "{0} pixels")
  @ValueSource(ints = {360, 700, 1280})
  void itFitsEveryScreen(int pixels) {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.screen(pixels, "light");
      browser.open(file.toUri());
      browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(browser.script("return innerWidth")).isEqualTo((long) pixels);
      assertThat(
              browser.script(
                  "return [...document.querySelectorAll('body *')]"
                      + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                      + ".map(e => e.outerHTML.slice(0, 80)).join()"))
          .isEqualTo("");
    }
  }

  @ParameterizedTest(name = "{0} pixels, {1}")
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void itIsAccessible(int width, String scheme) throws IOException {
    try (Browser browser = browser(Browser.Scripts.ON)) {
      browser.screen(width, scheme);
      browser.open(file.toUri());
      browser.one("#calculations").click();
      assertThat(browser.violations()).isEqualTo("");
    }
  }

  @Test
  void thePageIsCompleteWithoutScripts() {
    try (Browser browser = browser(Browser.Scripts.OFF)) {
      browser.open(file.toUri());
      assertThat(browser.texts(CONTRACTOR)).hasSize(6).contains("Nguyễn Đức An", HOSTILE);
      assertThat(browser.texts(".verdict h2")).containsExactly("Action required: 1 item failed");
      assertThat(browser.texts(".totals b")).containsExactly("19,911.00 USD", "22,000,000 VND");
      assertThat(browser.texts(".find, .items button")).isEmpty();
    }
  }
}
