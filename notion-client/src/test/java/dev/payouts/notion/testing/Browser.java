package dev.payouts.notion.testing;

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

/** A headless browser. */
public final class Browser implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int FORBIDDEN = 2;
  private static final int HEIGHT = 900;

  private final ChromeDriver driver;
  private final WebDriverWait waiting;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.waiting = new WebDriverWait(driver, Duration.ofSeconds(20));
  }

  /** Whether pages may run scripts. */
  public enum Scripts {
    /** They run. */
    ON,
    /** They are blocked. */
    OFF
  }

  /** Starts a browser; skips the test if none is installed. */
  public static Browser start(Path profile, Scripts scripts) {
    assumeThat(PROGRAM).exists();
    assumeThat(DRIVER).exists();
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    options.addArguments("--disable-sync", "--disable-dev-shm-usage", "--disable-quic");
    options.addArguments("--user-data-dir=" + profile);
    if (scripts == Scripts.OFF) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", FORBIDDEN));
    }
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens a page. */
  public void open(URI page) {
    driver.get(page.toString());
  }

  /** Opens the page again. */
  public void reload() {
    driver.navigate().refresh();
  }

  /** Sets the width of the screen and its color scheme, {@code light} or {@code dark}. */
  public void screen(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Returns an element as soon as it is visible. */
  public WebElement shown(String css) {
    return waiting.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  /** Waits until an element is not visible. */
  public void hidden(String css) {
    waiting.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
  }

  /** Waits until an element contains a text. */
  public void says(String css, String text) {
    waiting.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
  }

  /** Waits until a condition holds. */
  public void until(Condition condition) {
    waiting.until(page -> condition.holds());
  }

  /** A condition that a test waits for. */
  @FunctionalInterface
  public interface Condition {
    /** Tells whether it holds. */
    boolean holds();
  }

  /** Returns the elements, visible or not. */
  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Returns the first element, visible or not. */
  public WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Returns the texts of visible elements. */
  public List<String> texts(String css) {
    return all(css).stream().filter(WebElement::isDisplayed).map(WebElement::getText).toList();
  }

  /** Continues in the frame with a name. */
  public void inFrame(String name) {
    waiting.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(name));
  }

  /** Continues in the page itself. */
  public void inPage() {
    driver.switchTo().defaultContent();
  }

  /** Returns the title of the page. */
  public String title() {
    return String.valueOf(driver.getTitle());
  }

  /** Runs a script in the page and returns its result. */
  public @Nullable Object script(String script) {
    return driver.executeScript(script);
  }

  /** Returns how many pixels of an element are outside of the screen or frame. */
  public @Nullable Object overflow(String content, String frame) {
    return script(
        "const page = document.documentElement; return page.%s - page.%s"
            .formatted(content, frame));
  }

  /** Returns the console messages. */
  public List<String> complaints() {
    return entries(LogType.BROWSER);
  }

  /** Returns the network events. */
  public List<String> network() {
    return entries(LogType.PERFORMANCE);
  }

  private List<String> entries(String type) {
    return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
  }

  /**
   * Returns the violations of accessibility rules that axe-core finds in the page or, if it is
   * current, its frame.
   */
  public Object violations() throws IOException {
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
