package dev.payouts.notion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.payouts.core.HostSharing;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rounding;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final String LEAST = "{\"data_sources\": {\"payouts\": \"" + ID + "\"}}";

  @TempDir Path dir;

  @Test
  void everythingExceptDataSourcesHasADefault() {
    WorkspaceConfig config = parse(LEAST);
    assertThat(config.connection())
        .isEqualTo(
            new WorkspaceConfig.Connection(
                URI.create("https://api.notion.com"),
                "2026-03-11",
                null,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10)));
    assertThat(config.names().dataSources()).containsExactly(Map.entry(DataSourceKey.PAYOUTS, ID));
    assertThat(config.names().property(PropertyKey.PAYOUT_TASK_ORDER)).isEqualTo("00 Task Order");
    assertThat(config.names().status(StatusKey.PAYOUT_INVOICE_SPLIT)).isEqualTo("New");
    assertThat(config.policy()).isEqualTo(PayrollPolicy.DEFAULT);
    assertThat(config.timeZone()).isNull();
    assertThat(config.policy().timeZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(config.execution())
        .isEqualTo(
            new WorkspaceConfig.Execution(5, HostSharing.EXCLUSIVE, Path.of("/some/dir/.payouts")));
  }

  @Test
  void aSchemaForEditorsIsAccepted() {
    String withSchema =
        LEAST.replaceFirst("\\{", "{\"\\$schema\": \"https://example.com/s.json\", ");
    assertThat(withSchema).contains("\"$schema\"");
    assertThat(parse(withSchema)).isEqualTo(parse(LEAST));
  }

  @Test
  void aRelativeStateDirectoryIsRelativeToTheFileEvenIfTheFileIsALink(@TempDir Path directory)
      throws IOException {
    Path file = Files.createDirectory(directory.resolve("etc")).resolve("payouts.json");
    Files.writeString(file, LEAST);
    Path link =
        Files.createSymbolicLink(
            Files.createDirectory(directory.resolve("linked")).resolve("payouts.json"), file);
    Path working = Files.createDirectory(directory.resolve("working"));
    for (Path chosen : List.of(file, link, Path.of("../etc/payouts.json"))) {
      Path stateDir = ConfigFile.find(chosen, Map.of(), working).read().execution().stateDir();
      assertThat(stateDir).isEqualTo(working.resolve(chosen).resolveSibling(".payouts"));
    }
    assertThat(ConfigFile.defaults(Map.of(), working).execution().stateDir())
        .isEqualTo(working.resolve(".payouts"));
  }

  @Test
  void everyKeyIsRead() {
    WorkspaceConfig config =
        parse(
            """
            {
              "notion": {"base_url": "https://proxy.example/notion/", "version": "2025-09-03",
                         "requests_per_minute": 120, "timeout_seconds": 30,
                         "consistency_wait_seconds": 0},
              "data_sources": {"task_orders": "0123456789ABCDEF0123456789abcdef"},
              "properties": {"payouts": {"task_order": "Order"}, "rates": {"payday": "Pay day"}},
              "statuses": {"payouts": {"service_fee": "New"}, "task_orders": {"approved": "OK"}},
              "rounding": {"USD": {"step": 0.05, "mode": "half_even", "applies_to": "hourly"},
                           "XTS": {"step": "10", "mode": "up"}},
              "time_zone": "Asia/Ho_Chi_Minh", "holidays": ["2026-09-02", "2026-01-01"],
              "workers": 8, "exclusive": false, "state_dir": "/var/payouts"
            }
            """);
    assertThat(config.connection())
        .isEqualTo(
            new WorkspaceConfig.Connection(
                URI.create("https://proxy.example/notion"),
                "2025-09-03",
                120,
                Duration.ofSeconds(30),
                Duration.ZERO));
    assertThat(config.names().dataSource(DataSourceKey.TASK_ORDERS)).contains(ID);
    assertThat(config.names().properties())
        .containsOnly(
            Map.entry(PropertyKey.PAYOUT_TASK_ORDER, "Order"),
            Map.entry(PropertyKey.RATE_PAYDAY, "Pay day"));
    assertThat(config.names().statuses())
        .containsOnly(
            Map.entry(StatusKey.PAYOUT_SERVICE_FEE, "New"),
            Map.entry(StatusKey.TASK_ORDER_APPROVED, "OK"));
    assertThat(config.policy().holidays())
        .containsExactly(LocalDate.of(2026, 9, 2), LocalDate.of(2026, 1, 1));
    assertThat(config.timeZone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
    assertThat(config.policy().timeZone()).isEqualTo(config.timeZone());
    assertThat(config.execution())
        .isEqualTo(new WorkspaceConfig.Execution(8, HostSharing.SHARED, Path.of("/var/payouts")));
  }

  @Test
  void aRoundingOverridesTheDefaultOfItsCodeOnly() {
    var usd = new CurrencyCode("USD");
    var vnd = new CurrencyCode("VND");
    PayrollPolicy policy =
        parse(with("\"rounding\": {\"USD\": {\"step\": 0.10, \"mode\": \"floor\"}}")).policy();
    assertThat(policy.rounding())
        .containsEntry(
            usd, new Rounding(new BigDecimal("0.10"), RoundingMode.FLOOR, Rounding.Scope.ALL))
        .containsEntry(vnd, PayrollPolicy.DEFAULT.rounding().get(vnd));
    PayrollPolicy other =
        parse(with("\"rounding\": {\"VND\": {\"step\": \"1\", \"mode\": \"half_up\"}}")).policy();
    assertThat(other.rounding())
        .containsOnly(
            Map.entry(vnd, new Rounding(BigDecimal.ONE, RoundingMode.HALF_UP, Rounding.Scope.ALL)));
  }

  @Test
  void requestsPerMinuteOfNullMeansAsManyAsTheServerAllows() {
    assertThat(parse(with("\"notion\": {\"requests_per_minute\": null}")).connection())
        .extracting(WorkspaceConfig.Connection::requestsPerMinute)
        .isNull();
  }

  @Test
  void theChosenFileTakesPrecedenceOverTheVariableAndTheVariableOverTheWorkingDirectory()
      throws IOException {
    write("payouts.json", with("\"workers\": 1"));
    write("variable.json", with("\"workers\": 2"));
    write("chosen.json", with("\"workers\": 3"));
    Map<String, String> variable = Map.of("PAYOUTS_CONFIG", "variable.json");
    assertThat(workers(ConfigFile.find(null, Map.of(), dir))).isEqualTo(1);
    assertThat(workers(ConfigFile.find(null, Map.of("PAYOUTS_CONFIG", " "), dir))).isEqualTo(1);
    assertThat(workers(ConfigFile.find(null, variable, dir))).isEqualTo(2);
    assertThat(workers(ConfigFile.find(Path.of("chosen.json"), variable, dir))).isEqualTo(3);
  }

  @Test
  void theFileIsUtf8AndMayBeginWithAByteOrderMark() throws IOException {
    write("payouts.json", "\uFEFF" + with("\"properties\": {\"rates\": {\"payday\": \"Ngày\"}}"));
    assertThat(
            ConfigFile.find(null, Map.of(), dir).read().names().property(PropertyKey.RATE_PAYDAY))
        .isEqualTo("Ngày");
  }

  @Test
  void aMissingFileIsReportedInOneSentenceThatSaysHowToCreateOne() {
    assertProblem(() -> ConfigFile.find(null, Map.of(), dir))
        .startsWith(
            "there is no configuration file " + dir.resolve("payouts.json") + ": create one")
        .contains("--config", "PAYOUTS_CONFIG", "data_sources")
        .doesNotContain("\n");
    assertProblem(() -> ConfigFile.find(null, Map.of("PAYOUTS_CONFIG", "no.json"), dir))
        .contains("no.json (from PAYOUTS_CONFIG)");
  }

  @Test
  void aFileThatCannotBeReadIsReportedInOneSentence() throws IOException {
    Files.createDirectory(dir.resolve("payouts.json"));
    assertProblem(() -> ConfigFile.find(null, Map.of(), dir)).contains("cannot be read");
    Files.write(dir.resolve("latin.json"), new byte[] {'"', (byte) 0xE9, '"'});
    assertProblem(() -> ConfigFile.find(Path.of("latin.json"), Map.of(), dir))
        .endsWith("is not UTF-8: save it as UTF-8");
    Files.write(dir.resolve("large.json"), new byte[(1 << 20) + 1]);
    assertProblem(() -> ConfigFile.find(Path.of("large.json"), Map.of(), dir))
        .contains("larger than 1 MiB");
  }

  @Test
  void theVariableOverridesTheBaseUrlWithTheSameChecks() throws IOException {
    write("payouts.json", LEAST);
    assertThat(baseUrl("http://127.0.0.1:8080/")).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(baseUrl("")).isEqualTo(URI.create("https://api.notion.com"));
    assertProblem(() -> baseUrl("http://notion.example"))
        .startsWith(
            "NOTION_BASE_URL is \"http://notion.example\": plain http is allowed only to this");
  }

  private URI baseUrl(String variable) {
    return ConfigFile.find(null, Map.of("NOTION_BASE_URL", variable), dir)
        .read()
        .connection()
        .baseUrl();
  }

  private static int workers(ConfigFile file) {
    return file.read().execution().workers();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text, UTF_8);
  }

  private static String with(String entry) {
    return LEAST.substring(0, LEAST.length() - 1) + ", " + entry + "}";
  }

  private static WorkspaceConfig parse(String json) {
    return ConfigFile.ofText("payouts.json", json, Path.of("/some/dir")).read();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertProblem(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThat(
        assertThatExceptionOfType(ConfigException.class).isThrownBy(call).actual().sentence());
  }
}
