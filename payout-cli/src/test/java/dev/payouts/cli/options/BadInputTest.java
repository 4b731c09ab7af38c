package dev.payouts.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input ends with one clear sentence, the right exit code, no stack trace and no payout. */
class BadInputTest {
  private final CommandStack stack = new CommandStack();

  @BeforeEach
  void seed() {
    stack.orders(2);
    stack.has().refund("R", stack.contractor("Ann")).amount("1", "USD").add();
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private void assertRefused(CommandStack.Result result, int exitCode, String... words) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.complaints()).as(result.err()).hasSize(1);
    assertThat(result.complaints().get(0)).contains(words);
    assertThat(result.err())
        .doesNotContain("\tat ", "Exception", stack.sandbox.token(), "WARN", "ERROR");
    assertThat(result.out()).doesNotContain("\tat ", "Exception", stack.sandbox.token());
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void noToken() {
    assertRefused(stack.run(Map.of(), "run"), 2, "no token: set NOTION_TOKEN");
    assertRefused(stack.run(Map.of("NOTION_TOKEN", " "), "run"), 2, "no token");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aTokenThatNotionRefuses() {
    CommandStack.Result result = stack.run(Map.of("NOTION_TOKEN", "ntn_other"), "run");
    assertRefused(result, 3, "Notion rejected the token of NOTION_TOKEN (", "401 unauthorized");
    assertThat(result.err() + result.out()).doesNotContain("ntn_other");
  }

  private Path tokenFile(String token, String permissions) throws IOException {
    Path file = Files.writeString(stack.dir.resolve("token"), token);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aTokenOfAFileThatNotionRefusesNamesTheFile() throws IOException {
    Path file = tokenFile("ntn_other", "rw-------");
    CommandStack.Result result = stack.run(Map.of("NOTION_TOKEN_FILE", file.toString()), "run");
    assertRefused(
        result, 3, "Notion rejected the token of the file " + file + " (NOTION_TOKEN_FILE)");
  }

  @Test
  void twoTokensAreOneTooMany() throws IOException {
    Path file = tokenFile(stack.sandbox.token(), "rw-------");
    Map<String, String> both =
        Map.of("NOTION_TOKEN", stack.sandbox.token(), "NOTION_TOKEN_FILE", file.toString());
    assertRefused(
        stack.run(both, "run"),
        2,
        "NOTION_TOKEN and NOTION_TOKEN_FILE are both set: unset one of them");
    assertThat(stack.run(both, "doctor").out()).contains("are both set");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aTokenFileThatOthersCanReadIsAWarningOfEveryRunAndOfDoctor() throws IOException {
    Path file = tokenFile(stack.sandbox.token(), "rw-r--r--");
    Map<String, String> variables = Map.of("NOTION_TOKEN_FILE", file.toString());
    String warning =
        "the file %1$s (NOTION_TOKEN_FILE) can be read by other users: run chmod o= %1$s"
            .formatted(file);
    CommandStack.Result run = stack.run(variables, "run");
    assertThat(run.exitCode()).isZero();
    assertThat(run.complaints()).containsExactly("payouts: warning: " + warning);
    CommandStack.Result doctor = stack.run(variables, "doctor");
    assertThat(doctor.exitCode()).isZero();
    assertThat(doctor.out().replaceAll("\\s+", " ")).contains("token " + warning);
    assertThat(tokenFile(stack.sandbox.token(), "rw-r-----")).exists();
    assertThat(stack.run(variables, "run").complaints()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"run", "plan", "history", "show x", "why 0f1e2d3c000040008000000000000009"})
  void aStateDirectoryThatIsAFileIsOneMessage(String command) throws IOException {
    Path file = Files.writeString(stack.dir.resolve("notes"), "mine");
    for (Path place : new Path[] {file, file.resolve("state")}) {
      CommandStack.Result result = stack.run((command + " --state " + place).split(" ", -1));
      assertRefused(
          result,
          2,
          "the state directory " + place + " cannot be used, because " + file + " is a file");
      assertThat(result.err()).hasLineCount(1);
    }
    assertThat(stack.run("doctor", "--state", file.toString()).out().replaceAll("\\s+", " "))
        .contains("ERROR state_dir the state directory " + file + " cannot be used");
    assertThat(file).hasContent("mine");
  }

  @Test
  void noConfigurationFile() throws IOException {
    Files.delete(stack.dir.resolve("payouts.json"));
    assertRefused(stack.run("run"), 2, "there is no configuration file", "payouts.json");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          'holiday': [],                            "holidays"
          'propertys': {},                          "properties"
          'properties': {'payouts': {'taskorder': 'X'}}, "task_order"
          'statuses': {'payouts': {'servicefee': 'X'}},  "service_fee"
          """)
  void aMisspelledKey(String member, String nearest) {
    stack.configured(member);
    assertRefused(stack.run("run"), 2, "unknown key", "the closest match is " + nearest);
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aContractorWhoDoesNotExist() {
    stack.has().contractor("Trần Hạnh").add();
    CommandStack.Result result = stack.run("run", "--contractor", "tran hanh");
    assertRefused(result, 2, "full name \"tran hanh\"", "the closest match is \"Trần Hạnh\"");
  }

  @Test
  void aContractorWithoutOrdersIsNotAnError() {
    stack.has().contractor("Trần Hạnh").add();
    CommandStack.Result result = stack.run("run", "--contractor", "trần hạnh");
    assertThat(result.exitCode()).isZero();
    assertThat(result.complaints()).isEmpty();
  }

  @Test
  void aDataSourceThatIsNotConfigured() {
    stack.write(
        stack
            .sandbox
            .configurationJson()
            .replace("\"rates\"", "\"refunds\"")
            .replaceFirst("\"refunds\":\\s*\"[^\"]*\",?", ""));
    CommandStack.Result result = stack.run("run");
    assertRefused(result, 2, "data_sources.rates is not configured");
  }

  @Test
  void aDataSourceThatDoesNotExist() {
    stack.write(
        stack
            .sandbox
            .configurationJson()
            .replace(stack.dataSource(DataSourceKey.RATES), "0123456789abcdef0123456789abcdef"));
    assertRefused(
        stack.run("run"),
        2,
        "data_sources.rates (01234567",
        "was not found: check the ID",
        "share");
  }

  @Test
  void aDataSourceThatIsNotShared() {
    stack.editor().unshare(stack.dataSource(DataSourceKey.PAYOUTS));
    assertRefused(stack.run("run"), 2, "data_sources.payouts", "was not found", "share it");
  }

  @Test
  void aDatabaseWithTwoDataSources() {
    String dataSource = stack.dataSource(DataSourceKey.PAYOUTS);
    String database = stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "");
    stack.write(stack.sandbox.configurationJson().replace(dataSource, database));
    String sibling = stack.editor().addSiblingDataSource(dataSource, "Drafts");
    assertRefused(
        stack.run("run"), 2, "is a database with 2 data sources", dataSource, sibling, "Drafts");
  }

  @Test
  void theDatabasesIdInsteadOfTheDataSourcesWorks() {
    String configuration = stack.sandbox.configurationJson();
    for (DataSourceKey key : DataSourceKey.values()) {
      String database = stack.has().databases().getOrDefault(key, "");
      configuration = configuration.replace(stack.dataSource(key), database.replace("-", ""));
    }
    stack.write(configuration);
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(stack.created()).hasSize(2);
  }

  @Test
  void aPropertyThatWasRenamed() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.editor().renameProperty(payouts, "00 Task Order", "Order");
    assertRefused(
        stack.run("run"),
        2,
        "Contractor Payouts",
        "has no property \"00 Task Order\"",
        "set properties.payouts.task_order");
    stack.configured("'properties': {'payouts': {'task_order': 'Order'}}");
    assertThat(stack.run("run").exitCode()).isZero();
  }

  @Test
  void aPropertyRenamedBetweenTwoRuns() {
    assertThat(stack.run("run", "--dry-run").exitCode()).isZero();
    stack
        .editor()
        .renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "00 Task Order", "Order");
    assertRefused(stack.run("run"), 2, "has no property \"00 Task Order\"");
    stack.configured("'properties': {'payouts': {'task_order': 'Order'}}");
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(stack.created()).hasSize(2);
  }

  @ParameterizedTest(name = "known before: {0}")
  @ValueSource(booleans = {false, true})
  void aPropertyOfAnotherType(boolean known) {
    if (known) {
      assertThat(stack.run("run", "--dry-run").exitCode()).isZero();
    }
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.editor().changePropertyType(payouts, "Amount", "rich_text");
    assertRefused(stack.run("run"), 2, "\"Amount\"", "has type rich_text, but number is required");
  }

  @Test
  void aMissingStatusOptionThatWouldBeWritten() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.editor().removeOption(payouts, "Status", "Pending");
    assertRefused(
        stack.run("run"), 2, "has no option \"Pending\"", "set statuses.payouts.service_fee");
    stack.configured("'statuses': {'payouts': {'service_fee': 'New'}}");
    assertThat(stack.run("run").exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          run --month 2026-13                   | invalid month "2026-13"
          run --pay-day 32                      | invalid number "32": expected a whole number from 1 to 31
          run --type refund --month 2026-01     | type refund does not support 'month'
          run --type invoice_split --pay-day 1  | type invoice_split does not support 'pay day'
          run --type contractor_payroll --id R  | type contractor_payroll does not support 'id'
          run --type refund --complete-orders   | does not support 'complete orders'
          """)
  void wrongUsageSendsNoRequest(String command, String words) {
    assertRefused(stack.run(command.split(" ", -1)), 2, words);
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aServerThatAnswersWithHtml() {
    stack.failing(Faults.always(request -> true, Fault.html(404)));
    assertRefused(stack.run("run"), 3, "404", "an HTML page instead of JSON");
  }

  @Test
  void aServerWhoseResponsesAreNotJson() {
    stack.failing(Faults.always(request -> true, Fault.garbled()));
    assertRefused(stack.run("run"), 3, "not an answer of the API");
  }

  @Test
  void aServerThatIsNotReachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Map<String, String> variables =
        Map.of(
            "NOTION_TOKEN", stack.sandbox.token(), "NOTION_BASE_URL", "http://127.0.0.1:" + port);
    assertRefused(stack.run(variables, "run"), 3, "could not connect to", "check the network");
    assertThat(stack.requests()).isZero();
  }

  @Test
  void aReadThatFailsMidway() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.failing(
        Faults.always(request -> request.path().contains(payouts + "/query"), Fault.status(500)));
    assertRefused(
        stack.run("run", "--output", "json"),
        3,
        "Could not read payouts (Contractor Payouts) completely",
        "Nothing was created.",
        "500 internal_server_error");
    assertThat(stack.sandbox.notion().traffic().countsByRoute())
        .doesNotContainKey("POST /v1/pages");
  }

  @Test
  void aFailedRunSkipsTheOtherTypesAndReportsIt() {
    stack.editor().unshare(stack.dataSource(DataSourceKey.RATES));
    CommandStack.Result result =
        stack.run("run", "--type", "contractor_payroll,refund", "--output", "json");
    assertRefused(result, 2, "data_sources.rates");
    assertThat(result.runs()).hasSize(1);
    assertThat(result.firstRun().get("error")).isInstanceOf(String.class);
  }
}
