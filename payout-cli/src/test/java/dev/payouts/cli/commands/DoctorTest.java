package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.CommandStack;
import dev.payouts.cli.CommandStack.Result;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Shard;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.testing.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doctor} reports all problems at once with what to do, and passed checks too. */
class DoctorTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Result doctor(String... options) {
    return doctor(Map.of("NOTION_TOKEN", stack.sandbox.token()), options);
  }

  private Map<String, String> environment(String baseUrl) {
    return Map.of("NOTION_TOKEN", stack.sandbox.token(), "NOTION_BASE_URL", baseUrl);
  }

  private Result doctor(Map<String, String> environment, String... options) {
    ImmutableList.Builder<String> args = ImmutableList.builder();
    args.add("doctor", "--output", "json").add(options);
    Result result = stack.run(environment, args.build().toArray(String[]::new));
    assertThat(result.out() + result.err())
        .doesNotContain(stack.sandbox.token(), "ntn_other", "\tat ");
    assertThat(stack.created()).isEmpty();
    return result;
  }

  /** Returns the messages of one severity, each prefixed with its area. */
  private static ImmutableList<String> findings(Result result, String severity) {
    return Json.objects(Json.json(result.out()).get("findings")).stream()
        .filter(finding -> severity.equals(finding.get("severity")))
        .map(finding -> finding.get("area") + ": " + finding.get("message"))
        .collect(toImmutableList());
  }

  private static void assertFound(Result result, int exitCode, String... errors) {
    assertThat(findings(result, "error")).as(result.out()).hasSize(errors.length);
    for (String error : errors) {
      assertThat(findings(result, "error")).anyMatch(finding -> finding.contains(error));
    }
    assertThat(result.exitCode()).as(result.out()).isEqualTo(exitCode);
    assertThat(Json.json(result.out()).get("ok")).isEqualTo(errors.length == 0);
  }

  private ImmutableList<String> files() throws IOException {
    try (Stream<Path> files = Files.list(stack.dir)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(toImmutableList());
    }
  }

  @Test
  void passedChecksAreListed() throws IOException {
    Result result = doctor();
    assertFound(result, 0);
    assertThat(findings(result, "warning")).isEmpty();
    assertThat(findings(result, "ok"))
        .contains(
            "configuration: " + stack.dir.resolve("payouts.json") + " is valid",
            "connection: Notion is reachable",
            "token: accepted by Notion (connection \"Sandbox connection\", workspace \"Sandbox\","
                + " ID "
                + stack.sandbox.user()
                + ")",
            "clock: this machine's clock agrees with Notion's",
            "contractors: contractors (Contractors) has everything needed: Full Name, Discord,"
                + " Position",
            "state_dir: "
                + stack.dir.resolve(".payouts")
                + " does not exist yet: the first run will create it",
            "machine_lock: locks that prevent overlapping runs for the same payouts are in "
                + stack.dir.resolve("locks"))
        .anyMatch(
            finding ->
                finding.startsWith("rates: ")
                    && finding.contains("Billing Type")
                    && finding.endsWith("status options Active"))
        .hasSize(12);
    assertThat(files()).containsExactly("payouts.json");
    assertThat(stack.requests())
        .as("the user, each schema, the contractors of orders, and archived payouts")
        .isEqualTo(1 + DataSourceKey.values().length + 2);
  }

  @Test
  void ordersWithoutAnyContractorAreAWarning() {
    String ann = stack.contractor("Ann");
    stack.has().order(null, CommandStack.LAST_OF_JANUARY).add();
    stack.has().order(null, CommandStack.LAST_OF_JANUARY).add();
    Result result = doctor();
    assertFound(result, 0);
    assertThat(findings(result, "warning"))
        .singleElement()
        .asString()
        .contains("task_orders: no task order names a contractor", "latest 2 pages", "share");
    stack.order(ann);
    assertThat(findings(doctor(), "warning")).isEmpty();
  }

  @Test
  void theDefaultOutputIsATable() {
    Result result = stack.run("doctor");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("RESULT  AREA")
        .contains("\nok      clock")
        .endsWith("\nNo problems found.\n");
    assertThat(result.err()).isEmpty();
    stack.editor().removeOption(stack.dataSource(DataSourceKey.RATES), "Status", "Active");
    assertThat(stack.run("doctor").out())
        .contains("\nERROR   rates ")
        .endsWith("\n1 problem to fix.\n");
  }

  @Test
  void allProblemsAreReportedAtOnce() throws IOException {
    stack.configured("'workers': 0, 'holidays': ['2026-02-30'], 'worker': 1");
    stack.editor().renameProperty(stack.dataSource(DataSourceKey.RATES), "Payday", "Pay Day");
    stack
        .editor()
        .changePropertyType(stack.dataSource(DataSourceKey.TASK_ORDERS), "Date", "rich_text");
    stack.editor().removeOption(stack.dataSource(DataSourceKey.PAYOUTS), "Status", "New");
    stack.editor().unshare(stack.dataSource(DataSourceKey.REFUNDS));
    Files.createDirectory(stack.dir.resolve(".payouts"));
    Files.writeString(stack.dir.resolve(".payouts").resolve("journal.jsonl"), "{}\n");
    assertFound(
        doctor(),
        2,
        "configuration: " + stack.dir.resolve("payouts.json") + ": $.workers is 0",
        "$.holidays[0] is \"2026-02-30\"",
        "unknown key \"worker\": the closest match is \"workers\"",
        "rates: rates (Contractor Rates) has no property \"Payday\"; the closest match is \"Pay"
            + " Day\": rename it in Notion, or set properties.rates.payday in the configuration",
        "task_orders: the property \"Date\" of task_orders (Task Order Log) has type rich_text,"
            + " but date is required",
        "payouts: the property \"Status\" of payouts (Contractor Payouts) has no option \"New\":"
            + " add it, or set statuses.payouts.invoice_split",
        "payouts: payouts (Contractor Payouts) has no relation \"01 Refund\": share refunds (Refund"
            + " Requests) with the connection",
        "refunds: data_sources.refunds ("
            + stack.dataSource(DataSourceKey.REFUNDS)
            + ") was not found: check the ID, and share it with the connection",
        "state_dir: Line 1 of journal.jsonl in the state directory is damaged");
  }

  @Test
  void aRunFailsWithTheSameMessages() {
    stack.editor().renameProperty(stack.dataSource(DataSourceKey.RATES), "Payday", "Pay Day");
    stack.editor().removeOption(stack.dataSource(DataSourceKey.PAYOUTS), "Status", "Pending");
    Result run = stack.run("run");
    List<String> errors = findings(doctor("--type", "contractor_payroll"), "error");
    assertThat(errors).hasSize(2);
    for (String finding : errors) {
      assertThat(run.err()).contains(finding.substring(finding.indexOf(": ") + 2));
    }
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void doctorIgnoresCachedSchemas() {
    assertThat(stack.run("run").exitCode()).isZero();
    stack.editor().renameProperty(stack.dataSource(DataSourceKey.RATES), "Payday", "Pay Day");
    assertFound(doctor(), 2, "has no property \"Payday\"");
  }

  @Test
  void withoutATokenTheRestIsChecked() {
    Result result = doctor(Map.of());
    assertFound(result, 2, "token: no token: set NOTION_TOKEN");
    assertThat(findings(result, "ok"))
        .anyMatch(finding -> finding.startsWith("configuration: "))
        .anyMatch(finding -> finding.startsWith("state_dir: "));
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aTokenThatNotionRefusesIsAMisconfiguration() {
    Result result = doctor(Map.of("NOTION_TOKEN", "ntn_other"));
    assertFound(
        result,
        2,
        "token: Notion rejected the token of NOTION_TOKEN (Notion answered GET /v1/users/me");
    assertThat(findings(result, "warning"))
        .containsExactly("data_sources: not checked, because Notion could not be read");
  }

  @Test
  void withoutAConfigurationTheTokenIsChecked() throws IOException {
    Files.delete(stack.dir.resolve("payouts.json"));
    Map<String, String> environment = environment(stack.sandbox.baseUrl().toString());
    Result result = doctor(environment);
    assertFound(result, 2, "payouts doctor --write-config payouts.json --data-source");
    assertThat(findings(result, "ok")).anyMatch(finding -> finding.startsWith("token: "));
    assertThat(findings(result, "warning"))
        .anyMatch(finding -> finding.contains("give it with --state"));
    assertThat(doctor(environment, "--state", "here").out()).contains("here does not exist yet");
  }

  /** Its server may be another than the default one, which must not receive the token. */
  @Test
  void aNamedConfigurationThatDoesNotExistIsOneFindingAndNoServerIsAsked() {
    Map<String, String> environment = environment(stack.sandbox.baseUrl().toString());
    assertNotAsked(doctor(environment, "--config", "missing.json"));
    Map<String, String> variable = new HashMap<>(environment);
    variable.put("PAYOUTS_CONFIG", "missing.json");
    assertNotAsked(doctor(variable));
  }

  private void assertNotAsked(Result result) {
    assertFound(result, 2, "there is no configuration file ");
    assertThat(findings(result, "error").get(0)).contains("missing.json");
    assertThat(findings(result, "warning"))
        .anyMatch(finding -> finding.startsWith("connection: not checked"));
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aConfigurationThatCannotBeReadIsOneFindingAndNoServerIsAsked() throws IOException {
    Files.delete(stack.dir.resolve("payouts.json"));
    Files.createDirectory(stack.dir.resolve("payouts.json"));
    assertFound(doctor(environment(stack.sandbox.baseUrl().toString())), 2, "cannot be read");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aConfigurationThatIsNotJsonIsOneFinding() {
    stack.write("{\"workers\": 5,\n}");
    Map<String, String> nowhere = Map.of();
    assertFound(doctor(nowhere), 2, "is not valid JSON: line 2", "no token");
  }

  /** The token is only for the server that the configuration names. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http://[::1",
        "https://ex ample",
        "https://host.example:99999",
        "http://a_b",
        "https://a_b",
        "https://host.example/%zz",
        "https://b\u00fccher.example",
        "https://user:secret@host.example",
        "https://[::1%25eth0]",
        "http://[::1%25lo]:8080",
        "https://xn--zzzzzzzzzzzz.example",
        "https://a-label-of-a-host-is-refused-if-it-has-more-than-sixty-three-letters.de"
      })
  void aUrlThatNotionCannotBeAskedAtIsOneFindingAndNoServerIsAsked(String url) {
    stack.write("{\"notion\": {\"base_url\": \"" + url + "\"}, \"data_sources\": {}}");
    Result result = doctor(Map.of("NOTION_TOKEN", stack.sandbox.token()));
    assertFound(result, 2, "$.notion.base_url ", "$.data_sources ");
    assertThat(findings(result, "warning"))
        .contains(
            "connection: not checked, because the URL of Notion could not be read from the"
                + " configuration");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aUrlInTheEnvironmentThatIsInvalidIsOneFindingAndNoServerIsAsked() {
    Result result = doctor(environment("https://[::1%25eth0]"));
    assertFound(result, 2, "NOTION_BASE_URL is \"https://[::1%25eth0]\": expected a URL such as");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void anUnreachableServerIsReported() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> environment = environment("http://127.0.0.1:" + port);
    assertFound(
        doctor(environment),
        3,
        "connection: could not reach Notion (no response from Notion to GET /v1/users/me: could not"
            + " connect to http://127.0.0.1:"
            + port
            + "): check notion.base_url, the network and the firewall");
  }

  @Test
  void aProxyThatAnswersInNotionsPlaceIsNotNotion() {
    stack.failing(Faults.always(request -> true, Fault.html(404)));
    Result result = doctor();
    assertFound(result, 3, "404: an HTML page instead of JSON");
    assertThat(findings(result, "error").get(0)).contains("something other than Notion answered");
  }

  @Test
  void aNotionThatFailsMidwayIsReportedAsNotReached() {
    String rates = stack.dataSource(DataSourceKey.RATES);
    stack.failing(Faults.always(request -> request.path().endsWith(rates), Fault.status(500)));
    Result result = doctor();
    assertFound(
        result,
        3,
        "rates: Could not read the properties of rates (Contractor Rates) completely (Notion"
            + " answered GET /v1/data_sources/"
            + rates
            + " with 500 internal_server_error");
    assertThat(findings(result, "ok")).anyMatch(finding -> finding.startsWith("payouts: "));
  }

  @Test
  void aCapabilityThatIsMissingIsAMisconfiguration() {
    String rates = stack.dataSource(DataSourceKey.RATES);
    stack.failing(Faults.always(request -> request.path().endsWith(rates), Fault.status(403)));
    assertFound(doctor(), 2, "403 restricted_resource");
  }

  @Test
  void aDatabaseWithSeveralDataSourcesListsThem() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    String database = stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "");
    stack.write(stack.sandbox.configurationJson().replace(payouts, database));
    String sibling = stack.editor().addSiblingDataSource(payouts, "Drafts");
    assertFound(
        doctor(),
        2,
        "data_sources.payouts is a database with 2 data sources: set it to one of "
            + payouts
            + " (Contractor Payouts), "
            + sibling
            + " (Drafts)");
  }

  @Test
  void aRunInProgressIsAWarning() {
    var journal = FileJournal.at(stack.dir.resolve(".payouts"), MachineLocks.NONE);
    try (var session =
        journal.begin(
            new Journal.Claim(
                "run-1",
                Shard.WHOLE,
                Destination.of(stack.dataSource(DataSourceKey.PAYOUTS)),
                HostSharing.EXCLUSIVE))) {
      assertThat(session.entries()).isEmpty();
      Result result = doctor();
      assertFound(result, 0);
      assertThat(findings(result, "warning"))
          .singleElement()
          .asString()
          .startsWith("state_dir: a run is in progress (process ")
          .contains("run run-1");
    }
    assertThat(findings(doctor(), "warning")).isEmpty();
  }

  @Test
  void typesThatAreNotConfiguredAreCheckedOnlyOnRequest() {
    stack.write(
        ("{\"notion\": {\"base_url\": \"%s\"}, \"data_sources\": {\"refunds\": \"%s\","
                + " \"payouts\": \"%s\", \"task_orders\": \"%s\"}}")
            .formatted(
                stack.sandbox.baseUrl(),
                stack.dataSource(DataSourceKey.REFUNDS),
                stack.dataSource(DataSourceKey.PAYOUTS),
                stack.dataSource(DataSourceKey.TASK_ORDERS)));
    Result result = doctor();
    assertFound(result, 0);
    assertThat(findings(result, "ok"))
        .contains(
            "data_sources: invoice_split is not checked: data_sources.invoice_splits is not"
                + " configured: set it to the ID of \"Invoice Splits\"");
    assertThat(findings(result, "warning"))
        .containsExactly(
            "data_sources: contractor_payroll is not checked: data_sources.rates is not configured:"
                + " set it to the ID of \"Contractor Rates\"; data_sources.contractors is not"
                + " configured: set it to the ID of \"Contractors\"");
    assertFound(
        doctor("--type", "invoice_split"), 2, "data_sources.invoice_splits is not configured");
    stack.write(
        "{\"data_sources\": {\"rates\": \"%s\"}}".formatted(stack.dataSource(DataSourceKey.RATES)));
    Map<String, String> environment = environment(stack.sandbox.baseUrl().toString());
    assertFound(
        doctor(environment),
        2,
        "contractor_payroll is not checked",
        "refund is not checked",
        "invoice_split is not checked");
  }

  @Test
  void theNeedsOfCompletingOrdersAreCheckedOnRequest() {
    String orders = stack.dataSource(DataSourceKey.TASK_ORDERS);
    stack.editor().removeOption(orders, "Status", "Completed");
    assertFound(doctor(), 0);
    assertFound(doctor("--complete-orders"), 2, "has no option \"Completed\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"contractor_payroll, 3", "refund, 2", "invoice_split, 3"})
  void onlyTheUnsharedContractorsDatabaseIsReported(String type, int errors) {
    String contractors = stack.dataSource(DataSourceKey.CONTRACTORS);
    stack.editor().unshare(contractors);
    Result doctor = doctor("--type", type);
    assertThat(findings(doctor, "error"))
        .hasSize(errors)
        .allMatch(
            finding ->
                finding.contains("share contractors (Contractors) with the connection")
                    || finding.endsWith(
                        contractors
                            + ") was not found: check the ID, and share it"
                            + " with the connection"))
        .noneMatch(finding -> finding.contains("rename"));
    assertThat(doctor.exitCode()).isEqualTo(2);
    for (String command : List.of("run", "plan")) {
      Result result = stack.run(command, "--type", type);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("hare").contains("with the connection");
      assertThat(result.err()).containsAnyOf("contractors (Contractors)", contractors);
    }
  }

  @Test
  void aPropertyIsSuggestedOnlyIfItsNameIsNearAndItsTypeFits() {
    String rates = stack.dataSource(DataSourceKey.RATES);
    stack.editor().renameProperty(rates, "Status", "State of affairs");
    stack.editor().renameProperty(rates, "Start Date", "Statuss");
    stack.editor().renameProperty(rates, "Currency", "Curency");
    assertFound(
        doctor("--type", "contractor_payroll"),
        2,
        "rates (Contractor Rates) has no property \"Status\": add it in Notion, or set"
            + " properties.rates.status in the configuration to its name",
        "rates (Contractor Rates) has no property \"Start Date\": add it in Notion",
        "rates (Contractor Rates) has no property \"Currency\"; the closest match is \"Curency\"");
  }

  @Test
  void invisibleCharactersInNamesAreShown() {
    stack
        .editor()
        .renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "Amount", "Amount\u200b");
    stack
        .editor()
        .renameOption(stack.dataSource(DataSourceKey.RATES), "Status", "Active", "Active\u00a0");
    assertFound(
        doctor("--type", "contractor_payroll"),
        2,
        "payouts (Contractor Payouts) has no property \"Amount\", only \"Amount\\u{200b}\", which"
            + " differs in invisible characters: rename it in Notion, or set properties.payouts.amount",
        "has no option \"Active\", only \"Active\\u{a0}\", which differs in invisible characters");
  }

  @Test
  void aPersonalAccessTokenIsAWarning() {
    String contractor = stack.editor().addPersonalToken("ntn_personal");
    Result result = doctor(Map.of("NOTION_TOKEN", "ntn_personal"));
    assertFound(result, 0);
    assertThat(findings(result, "warning"))
        .containsExactly(
            "token: it belongs to a person, not to a connection that the workspace owns ("
                + contractor
                + "): payouts would show that person as their creator and look like payouts"
                + " created by hand; use the token of an internal connection");
  }

  @Test
  void aDataSourceInTheTrashIsOneSentence() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    stack.editor().trashDataSource(refunds);
    assertFound(
        doctor(),
        2,
        "refunds: data_sources.refunds ("
            + refunds
            + ") is in the trash: restore it in Notion, or use the ID of its replacement");
    assertThat(stack.run("run", "--type", "refund").err()).contains("is in the trash");
  }

  @Test
  void pagesWithoutContentAreOneSentence() {
    stack.orders(2);
    stack.editor().hideContent();
    assertFound(
        doctor(),
        2,
        "task_orders: Notion shows only the IDs of the pages of task_orders (Task Order Log):"
            + " the connection lacks the capability \"Read content\"; add it in the connection's"
            + " settings and run again.");
  }

  @Test
  void aLinkedViewIsOneSentence() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    String view = stack.editor().addDatabase("Refunds of October");
    stack.write(stack.sandbox.configurationJson().replace(refunds, view));
    assertFound(
        doctor(),
        2,
        "refunds: data_sources.refunds ("
            + view
            + ") is a linked view of another database, or a database without data sources: open"
            + " the original and copy its link");
  }

  @Test
  void anIdWithAnExtraDigitIsShownAsTyped() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    stack.write(stack.sandbox.configurationJson().replace(refunds, refunds + "7"));
    assertFound(doctor(), 2, "$.data_sources.refunds is \"" + refunds + "7\"");
  }
}
