package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunProgress;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.notion.testing.Browser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The page in a real browser; skipped without one. */
@Tag("slow")
class PageTest {
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
  private static final String HOSTILE = "<img src=x onerror=\"document.title='broken in'\">";

  @TempDir private Path directory;
  @TempDir private Path profile;
  private Trigger trigger;
  private Browser browser;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.start(profile, Browser.Scripts.ON);
    trigger = new Trigger(directory);
    browser.open(trigger.uri("/"));
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (trigger != null) {
      trigger.close();
    }
  }

  private void enter(String token) {
    browser.shown("#token").sendKeys(token);
    browser.shown("#ask button").click();
  }

  @Test
  void anInvalidTokenIsRefusedAndAValidOneIsKeptForTheTab() {
    enter("wrong");
    browser.says("#error", "Invalid token.");
    enter(Trigger.TOKEN);
    browser.says("#runs", "There are no runs yet");
    browser.reload();
    browser.says("#runs", "There are no runs yet");
    browser.hidden("#ask");
  }

  @Test
  void aRunIsShownInProgressAndThenWithItsItemsReasonsAndTotals() {
    addAnOrderThatFails();
    trigger.holdCreates();
    HttpResponse<String> accepted = trigger.post("?month=2026-10", "Prefer", "respond-async");
    assertThat(accepted.statusCode()).isEqualTo(202);
    enter(Trigger.TOKEN);
    browser.says("#state", "In progress");
    browser.says("#progress", "Contractor payroll, creating: ");
    browser.says("#progress", "12 to create");
    assertThat(browser.shown("#dry").isEnabled()).as("one run at a time").isFalse();
    trigger.letCreatesGo();
    browser.says("#state", "Action required: 12 created, 1 failed");
    browser.inFrame("report");
    assertThat(browser.shown(".items").findElements(By.cssSelector("tbody tr"))).hasSize(13);
    assertThat(browser.shown(".items tbody tr").getText())
        .as("failed ones first")
        .contains("failed", HOSTILE, "rate missing");
    assertThat(browser.shown(".totals").getText())
        .containsPattern("[0-9,.]+ [A-Z]{3}\\s+[0-9]+ payout");
    assertThat(browser.all("img")).as("names are escaped").isEmpty();
    assertThat(browser.shown(".items a").getAttribute("href")).startsWith("https://www.notion.so/");
    browser.shown("#find").sendKeys("onerror");
    browser.says("output", "1 of 13 items");
    browser.inPage();
    assertThat(browser.title()).as("names are escaped").isEqualTo("Payouts");
  }

  private void addAnOrderThatFails() {
    var workspace = trigger.sandbox().workspace();
    String contractor = workspace.contractor(HOSTILE).add();
    assertThat(workspace.order(contractor, LocalDate.of(2026, 10, 31)).add()).isNotEmpty();
  }

  @Test
  void theListSaysInWordsWhatWasAskedWhenByWhomAndWhatNeedsAction() {
    assertThat(trigger.post("?type=refund&dry_run=true").statusCode()).isEqualTo(200);
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
    addAnOrderThatFails();
    assertThat(trigger.post("?month=2026-10").statusCode()).isEqualTo(200);
    enter(Trigger.TOKEN);
    browser.says("#runs", "Contractor payroll, October 2026");
    assertThat(browser.all(".run").stream().map(row -> row.getText().replace('\n', '|')))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .matches(
                        "Contractor payroll, October 2026\\|.* (UTC|GMT\\S*|[A-Z]+), over HTTP, .*"
                            + "\\|Action required: 12 created, 1 failed"),
            row -> assertThat(row).startsWith("Refunds|").endsWith("|Complete: 2 created"),
            row -> assertThat(row).startsWith("Refunds (dry run)|").endsWith("2 planned"));
    assertThat(browser.all(".run").stream().map(row -> row.getAttribute("class")))
        .containsExactly("run bad", "run good", "run plain");
    browser.all(".run").get(1).click();
    browser.says("#title", "Refunds");
    browser.says("#state", "Complete: 2 created. Started ");
  }

  @Test
  void theListNamesAPossibleDoublePaymentAndWhatWasVoidedSince() {
    var workspace = trigger.sandbox().workspace();
    String order = workspace.order(workspace.contractor("Twice").add(), OCTOBER).add();
    for (int i = 0; i < 2; i++) {
      workspace.payout(null).orders(order).amount("1", "USD").date(OCTOBER).add();
    }
    String run = text(json(trigger.post("").body()), "runs.0.run_id");
    try (KeptRuns command = KeptRuns.beside(directory.resolve("state"))) {
      Instant at = Instant.now();
      var counts = new RunProgress.Counts(1, 1, 0, 0, 0, 0, 0, 1);
      command.keep(
          KeptRun.begun(
                  "00000000-0000-4000-8000-000000000001",
                  at,
                  "type=contractor_payroll&void=" + run,
                  /* key= */ null,
                  RunStarter.thisProcess(RunStarter.Way.COMMAND))
              .at(RunProgress.NONE.withCounts(counts))
              .ended(at, List.of()),
          "{\"runs\":[]}");
    }
    enter(Trigger.TOKEN);
    browser.says("#runs", "Contractor payroll, all months");
    browser.says("#runs", "Possible double payment: 12 created, 1 skipped, 1 voided since");
    browser.says("#runs", "Void of run " + run.substring(0, 8));
  }

  @ParameterizedTest(name = "{0} pixels, {1}")
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void thePageFitsEveryScreenIsAccessibleAndThePolicyBlocksNothing(int width, String scheme)
      throws IOException {
    browser.screen(width, scheme);
    assertThat(browser.violations()).isEqualTo("");
    addAnOrderThatFails();
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
    assertThat(trigger.post("").statusCode()).isEqualTo(200);
    assertThat(trigger.post("?type=invoice_split&dry_run=true").statusCode()).isEqualTo(200);
    enter(Trigger.TOKEN);
    browser.says("#totals", "Invoice splits: ");
    assertThat(browser.violations()).as("a dry run").isEqualTo("");
    browser.shown("#create").click();
    assertThat(browser.shown("#confirm").getText()).contains("Create 2 payouts?");
    assertThat(browser.violations()).as("the confirmation").isEqualTo("");
    assertThat(browser.overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
    browser.shown("#confirm button").click();
    browser.all(".run").get(1).click();
    browser.says("#state", "Action required");
    assertThat(browser.overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
    assertThat(browser.violations()).as("a run").isEqualTo("");
    browser.inFrame("report");
    assertThat(browser.shown(".items").isDisplayed()).isTrue();
    browser.until(() -> Objects.equals(browser.overflow("scrollHeight", "clientHeight"), 0L));
    assertThat(browser.overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
    assertThat(browser.violations()).as("the report").isEqualTo("");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theCheckOfAccessibilityFindsTextThatIsTooPale() throws IOException {
    browser.screen(1280, "light");
    assertThat(
            browser.script(
                "document.querySelector('h1').style.color = '#ddd'; return matchMedia("
                    + "'(prefers-color-scheme: dark)').matches"))
        .isEqualTo(false);
    assertThat(String.valueOf(browser.violations())).startsWith("color-contrast: <h1");
    browser.screen(390, "dark");
    assertThat(browser.script("return innerWidth + getComputedStyle(document.body).color"))
        .isEqualTo("390rgb(231, 234, 238)");
  }

  @Test
  void aDryRunIsStartedFromThePageAndShowsItsTotals() {
    browser.shown("#actor").sendKeys("Ann of finance");
    enter(Trigger.TOKEN);
    browser.shown("#type").sendKeys("Refunds");
    browser.hidden("#month");
    browser.shown("#dry").click();
    browser.says("#title", "Refunds (dry run)");
    browser.says("#totals", "Refunds: ");
    browser.says("#state", "Complete: 2 planned");
    assertThat(browser.shown(".run").getText()).contains(", over HTTP, Ann of finance");
    assertThat(trigger.sandbox().workspace().payouts())
        .noneMatch(payout -> payout.createdBy().equals(trigger.sandbox().user()));
    assertThat(trigger.get("/runs").body()).contains("type=refund&dry_run=true");
  }

  @Test
  void exactlyWhatADryRunPlannedIsCreatedAfterAConfirmationWithItsTotals() {
    String dryRun = text(json(trigger.post("?type=refund&dry_run=true").body()), "runs.0.run_id");
    enter(Trigger.TOKEN);
    browser.says("#totals", "Refunds: ");
    String totals = browser.shown("#totals").getText();
    assertThat(totals).containsPattern("[0-9,.]+ (USD|VND) in [12] payouts?");
    addARefund(); // not in the plan
    browser.shown("#create").click();
    assertThat(browser.shown("#question").getText()).isEqualTo("Create 2 payouts?");
    assertThat(browser.shown("#sure").getText()).isEqualTo(totals);
    browser.shown("#confirm button").click();
    browser.hidden("#confirm");
    assertThat(created()).as("after Cancel").isZero();
    browser.shown("#create").click();
    browser.shown("#yes").click();
    browser.says("#title", "Refunds (from dry run " + dryRun.substring(0, 8) + ")");
    browser.says("#state", "Complete: 2 created, 1 skipped");
    assertThat(created()).isEqualTo(2);
    browser.inFrame("report");
    assertThat(browser.shown(".items").getText()).contains("not approved");
  }

  private void addARefund() {
    var workspace = trigger.sandbox().workspace();
    String contractor = workspace.contractor("Late").add();
    assertThat(workspace.refund("RFD-LATE", contractor).amount("5", "USD").add()).isNotEmpty();
  }

  private long created() {
    return trigger.sandbox().workspace().payouts().stream()
        .filter(payout -> payout.createdBy().equals(trigger.sandbox().user()))
        .count();
  }

  @Test
  void aRequestThatIsRefusedSaysWhyOnThePage() throws InterruptedException {
    assertThat(trigger.post("?type=refund&dry_run=true").statusCode()).isEqualTo(200);
    enter(Trigger.TOKEN);
    browser.shown("#create").click();
    assertThat(trigger.server().stop(Trigger.LONGEST_HOLD)).isTrue();
    browser.shown("#yes").click();
    browser.says("#error", "The server is stopping");
  }

  @Test
  void foreignScriptsDoNotRun() {
    enter(Trigger.TOKEN);
    browser.says("#runs", "There are no runs yet");
    assertThat(
            browser.script(
                "const s = document.createElement('script'); s.textContent ="
                    + " \"document.title='in'\"; document.body.append(s)"))
        .isNull();
    assertThat(browser.title()).isEqualTo("Payouts");
    assertThat(browser.complaints().toString()).contains("Content Security Policy");
  }
}
