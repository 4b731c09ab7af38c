package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless browser on the page of a server. */
final class PageBrowser implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final WebDriverWait waiting;

  private PageBrowser(ChromeDriver driver) {
    this.driver = driver;
    this.waiting = new WebDriverWait(driver, Duration.ofSeconds(20));
  }

  /** Tells whether a browser is installed; the test is skipped otherwise. */
  static void assumeInstalled() {
    assumeThat(PROGRAM).exists();
    assumeThat(DRIVER).exists();
  }

  /** Opens the page. */
  static PageBrowser open(URI page, Path profile) {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    var options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    options.addArguments("--disable-sync", "--disable-dev-shm-usage", "--disable-quic");
    options.addArguments("--user-data-dir=" + profile);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var browser = new PageBrowser(new ChromeDriver(service, options));
    browser.driver.get(page.toString());
    return browser;
  }

  /** Sets the width of the screen and its color scheme, light or dark. */
  void screen(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  WebElement shown(String css) {
    return waiting.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  void hidden(String css) {
    waiting.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
  }

  void says(String css, String text) {
    waiting.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
  }

  void until(Condition condition) {
    waiting.until(page -> condition.holds());
  }

  /** A condition that a test waits for. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }

  void enter(String token) {
    shown("#token").sendKeys(token);
    shown("#ask button").click();
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Continues in the frame of the report. */
  void inReport() {
    waiting.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("report"));
  }

  /** Continues in the page itself. */
  void inPage() {
    driver.switchTo().defaultContent();
  }

  void reload() {
    driver.navigate().refresh();
  }

  String title() {
    return String.valueOf(driver.getTitle());
  }

  @Nullable Object script(String script) {
    return driver.executeScript(script);
  }

  /** Returns what is wider or higher than the screen or frame, in pixels. */
  @Nullable Object overflow(String content, String frame) {
    return script(
        "const page = document.documentElement; return page.%s - page.%s"
            .formatted(content, frame));
  }

  /** Returns the console messages. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Returns the violations that axe-core finds in the page or, if it is current, its report. */
  Object violations() throws IOException {
    script(Resources.toString(Resources.getResource("axe.min.js"), UTF_8));
    return String.valueOf(
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {iframes: false}).then(found => done(found.violations.map(violation =>
                violation.id + ': ' + violation.nodes.map(node =>
                    node.html.slice(0, 120) + ' ' + node.failureSummary).join('; ')).join('\\n')),
                error => done(String(error)));
            """));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
