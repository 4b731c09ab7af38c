package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser; skipped without one. */
@Tag("slow")
class PageTest {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String HOSTILE = "<img src=x onerror=\"document.title='broken in'\">";
  private static final Dimension PHONE = new Dimension(500, 800); // as narrow as Chromium goes

  @TempDir private Path directory;
  @TempDir private Path profile;
  private Trigger trigger;
  private ChromeDriver browser;
  private WebDriverWait timeouts;

  @BeforeEach
  void open() throws IOException {
    assumeThat(BROWSER).exists();
    assumeThat(DRIVER).exists();
    trigger = new Trigger(directory);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    var options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    browser = new ChromeDriver(service, options);
    timeouts = new WebDriverWait(browser, Duration.ofSeconds(20));
    browser.get(trigger.uri("/").toString());
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.quit();
    }
    if (trigger != null) {
      trigger.close();
    }
  }

  private WebElement shown(String css) {
    return timeouts.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  private void says(String css, String text) {
    timeouts.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
  }

  private void enter(String token) {
    shown("#token").sendKeys(token);
    shown("#ask button").click();
  }

  @Test
  void anInvalidTokenIsRefusedAndAValidOneIsKeptForTheTab() {
    enter("wrong");
    says("#error", "Invalid token.");
    enter(Trigger.TOKEN);
    says("#runs", "There are no runs yet");
    browser.navigate().refresh();
    says("#runs", "There are no runs yet");
    assertThat(browser.findElement(By.id("ask")).isDisplayed()).isFalse();
  }

  @Test
  void aRunIsShownInProgressAndThenWithItsItemsReasonsAndTotals() {
    addAnOrderThatFails();
    trigger.holdCreates();
    HttpResponse<String> accepted = trigger.post("", "Prefer", "respond-async");
    assertThat(accepted.statusCode()).isEqualTo(202);
    enter(Trigger.TOKEN);
    says("#state", "running");
    says("#progress", "12 to create");
    trigger.letCreatesGo();
    says("#state", "finished");
    timeouts.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("report"));
    assertThat(shown(".items").findElements(By.cssSelector("tbody tr"))).hasSize(13);
    assertThat(shown(".items tbody tr").getText())
        .as("failed ones first")
        .contains("failed", HOSTILE, "rate missing");
    assertThat(shown(".totals").getText()).containsPattern("[0-9,.]+ [A-Z]{3}\\s+[0-9]+ payout");
    assertThat(browser.findElements(By.tagName("img"))).as("names are escaped").isEmpty();
    shown("#find").sendKeys("onerror");
    says("output", "1 of 13 items");
    browser.switchTo().defaultContent();
    assertThat(browser.getTitle()).as("names are escaped").isEqualTo("Payouts");
  }

  private void addAnOrderThatFails() {
    var workspace = trigger.sandbox().workspace();
    String contractor = workspace.contractor(HOSTILE).add();
    assertThat(workspace.order(contractor, LocalDate.of(2026, 10, 31)).add()).isNotEmpty();
  }

  @Test
  void thePageFitsAPhoneAndThePolicyBlocksNothing() {
    browser.manage().window().setSize(PHONE);
    addAnOrderThatFails();
    assertThat(trigger.post("").statusCode()).isEqualTo(200);
    enter(Trigger.TOKEN);
    says("#state", "finished");
    assertThat(overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
    timeouts.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("report"));
    assertThat(shown(".items").isDisplayed()).isTrue();
    timeouts.until(page -> Objects.equals(overflow("scrollHeight", "clientHeight"), 0L));
    assertThat(overflow("scrollWidth", "clientWidth")).isEqualTo(0L);
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  private @Nullable Object overflow(String content, String frame) {
    return browser.executeScript(
        "const page = document.documentElement; return page.%s - page.%s"
            .formatted(content, frame));
  }

  @Test
  void foreignScriptsDoNotRun() {
    enter(Trigger.TOKEN);
    says("#runs", "There are no runs yet");
    browser.executeScript(
        "const s = document.createElement('script'); s.textContent = \"document.title='in'\";"
            + " document.body.append(s)");
    assertThat(browser.getTitle()).isEqualTo("Payouts");
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().toString())
        .contains("Content Security Policy");
  }
}
