package dev.payouts.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.CommandStack;
import dev.payouts.cli.CommandStack.Result;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A first configuration, derived from the databases. */
class WriteConfigTest {
  private final CommandStack stack = new CommandStack();
  private final Path file = stack.dir.resolve("new.json");

  @AfterEach
  void stop() {
    stack.close();
  }

  private Result write(String... options) {
    ImmutableList.Builder<String> args = ImmutableList.builder();
    args.add("doctor", "--write-config", "new.json").add(options);
    Result result = stack.run(environment(), args.build().toArray(String[]::new));
    assertThat(result.out() + result.err()).doesNotContain(stack.sandbox.token(), "\tat ");
    return result;
  }

  private Map<String, String> environment() {
    return Map.of(
        "NOTION_TOKEN",
        stack.sandbox.token(),
        "NOTION_BASE_URL",
        stack.sandbox.baseUrl().toString());
  }

  /** Writes a configuration for all data sources, in arbitrary order. */
  private Result writeAll() {
    return write(
        Arrays.stream(DataSourceKey.values())
            .map(stack::dataSource)
            .sorted()
            .flatMap(id -> Stream.of("--data-source", id))
            .toArray(String[]::new));
  }

  private Map<?, ?> written() throws IOException {
    return Json.json(Files.readString(file));
  }

  private static ImmutableList<String> keys(Map<?, ?> json) {
    return json.keySet().stream().map(String::valueOf).collect(ImmutableList.toImmutableList());
  }

  private static Map<?, ?> member(Map<?, ?> json, String key) {
    return (Map<?, ?>) Objects.requireNonNull(json.get(key));
  }

  private void rename(DataSourceKey key, String property, String name) {
    stack.editor().renameProperty(stack.dataSource(key), property, name);
  }

  private void assertDoctorPasses() {
    Result doctor = stack.run(environment(), "doctor", "--config", "new.json");
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
    assertThat(stack.run(environment(), "run", "--config", "new.json").exitCode()).isZero();
  }

  @Test
  void dataSourcesAreRecognizedByTheirProperties() throws IOException {
    Result result = writeAll();
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out()).contains("No problems found").doesNotContain("WARNING");
    assertThat(keys(written())).containsExactly("$schema", "notion", "data_sources");
    assertThat(stack.dir.resolve(String.valueOf(written().get("$schema"))))
        .as("editors find it next to the configuration")
        .hasContent(ConfigFile.schema());
    for (DataSourceKey key : DataSourceKey.values()) {
      assertThat(member(written(), "data_sources").get(key.key())).isEqualTo(stack.dataSource(key));
    }
    assertDoctorPasses();
  }

  @Test
  void namesThatDifferFromTheDefaultsAreWritten() throws IOException {
    rename(DataSourceKey.TASK_ORDERS, "Name", "Kỳ lương");
    rename(DataSourceKey.TASK_ORDERS, "Final Hours Worked", "final_hours_worked");
    rename(DataSourceKey.TASK_ORDERS, "Parent item", "ParentItem");
    rename(DataSourceKey.RATES, "Payday", "💰 Pay Day");
    rename(DataSourceKey.RATES, "Start Date", "1. Start date");
    rename(DataSourceKey.PAYOUTS, "00 Task Order", "Task order");
    rename(DataSourceKey.PAYOUTS, "01 Refund", "Réfund (01)");
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.editor().renameOption(payouts, "Status", "Pending", "⏳ pending");
    String orders = stack.dataSource(DataSourceKey.TASK_ORDERS);
    stack.editor().renameOption(orders, "Status", "Approved", "Approved ✅");

    Result result = writeAll();
    assertThat(result.exitCode()).as(result.out()).isZero();
    Map<?, ?> properties = member(written(), "properties");
    assertThat(member(properties, "task_orders"))
        .isEqualTo(
            Map.of(
                "name", "Kỳ lương",
                "final_hours_worked", "final_hours_worked",
                "parent_item", "ParentItem"));
    assertThat(member(properties, "rates"))
        .isEqualTo(Map.of("payday", "💰 Pay Day", "start_date", "1. Start date"));
    assertThat(member(properties, "payouts"))
        .isEqualTo(Map.of("task_order", "Task order", "refund", "Réfund (01)"));
    Map<?, ?> statuses = member(written(), "statuses");
    assertThat(member(statuses, "task_orders")).isEqualTo(Map.of("approved", "Approved ✅"));
    assertThat(member(statuses, "payouts"))
        .isEqualTo(Map.of("service_fee", "⏳ pending", "refund", "⏳ pending"));
    assertThat(result.out()).contains("properties.rates.payday is \"💰 Pay Day\"");
    assertDoctorPasses();
  }

  @Test
  void namesThatCannotBeMatchedAreOmittedAndReported() throws IOException {
    rename(DataSourceKey.RATES, "Hourly Rate", "Tarif");
    rename(DataSourceKey.PAYOUTS, "Amount", "Net Amount");
    rename(DataSourceKey.PAYOUTS, "Date", "Payment Date");
    stack
        .editor()
        .addProperty(
            stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Gross Amount", "number"));
    String orders = stack.dataSource(DataSourceKey.TASK_ORDERS);
    stack.editor().renameOption(orders, "Status", "Approved", "Not approved");
    Result result = writeAll();
    assertThat(result.exitCode()).as(result.out()).isEqualTo(2);
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("has no property \"Hourly Rate\"")
        .contains("set properties.rates.hourly_rate")
        .contains("has no property \"Amount\"; the closest match is \"Net Amount\"")
        .contains("has no property \"Date\"; the closest match is \"Payment Date\"")
        .contains("has no option \"Approved\": add it, or set statuses.task_orders.approved")
        .contains("4 problems to fix");
    assertThat(keys(written())).containsExactly("$schema", "notion", "data_sources");
  }

  @Test
  void linksAndDatabaseIdsAreAccepted() throws IOException {
    String database = stack.has().databases().getOrDefault(DataSourceKey.REFUNDS, "");
    Result result =
        write(
            "--data-source",
            "https://www.notion.so/acme/Refund-Requests-%s?v=%s&pvs=4"
                .formatted(database.replace("-", ""), "0123456789abcdef0123456789abcdef"),
            "--data-source",
            "payouts=" + stack.dataSource(DataSourceKey.PAYOUTS).replace("-", ""));
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(member(written(), "data_sources"))
        .isEqualTo(
            Map.of(
                "refunds", stack.dataSource(DataSourceKey.REFUNDS),
                "payouts", stack.dataSource(DataSourceKey.PAYOUTS)));
    assertThat(result.out()).contains("contractor_payroll is not checked");
  }

  @Test
  void unrecognizedDataSourcesAreReportedWithTheirProperties() throws IOException {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    String drafts = stack.editor().addSiblingDataSource(payouts, "Drafts");
    String database = stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "");
    String unknown = "01234567-89ab-cdef-0123-456789abcdef";
    Result result =
        write(
            "--data-source",
            drafts,
            "--data-source",
            database,
            "--data-source",
            unknown,
            "--data-source",
            payouts,
            "--data-source",
            stack.dataSource(DataSourceKey.REFUNDS));
    assertThat(result.exitCode()).as(result.out()).isEqualTo(2);
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains(drafts + " cannot be recognized by its properties (Name (title)): say which")
        .contains("is a database with 2 data sources: set it to one of " + payouts)
        .contains(unknown + ") was not found: check the ID, and share it");
    assertThat(keys(member(written(), "data_sources"))).containsExactly("payouts", "refunds");
  }

  @Test
  void aDataSourceWithThePropertiesOfAnotherIsNotTakenForWhatTheUserSays() throws IOException {
    String contractors = stack.dataSource(DataSourceKey.CONTRACTORS);
    String rates = stack.dataSource(DataSourceKey.RATES);
    Result result =
        write("--data-source", "rates=" + contractors, "--data-source", "contractors=" + rates);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains(contractors + " has the properties of contractors, not of rates: pass it as")
        .contains(rates + " has the properties of rates, not of contractors")
        .contains("nothing was written");
    assertThat(file).doesNotExist();
    Result twice = write("--data-source", "rates=" + rates, "--data-source", "payouts=" + rates);
    assertThat(twice.out()).contains("not of payouts");
    assertThat(keys(member(written(), "data_sources"))).containsExactly("rates");
  }

  @Test
  void twoDataSourcesOfOneKindAreNotChosenFrom() throws IOException {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    String drafts = stack.editor().addSiblingDataSource(refunds, "Drafts");
    Result result =
        write(
            "--data-source",
            "payouts=" + stack.dataSource(DataSourceKey.PAYOUTS),
            "--data-source",
            "payouts=" + drafts,
            "--data-source",
            "refunds=" + refunds);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).contains("could each be payouts");
    assertThat(keys(member(written(), "data_sources"))).containsExactly("refunds");
  }

  @Test
  void aFileIsReplacedOnlyOnRequest() throws IOException {
    Files.writeString(file, "mine");
    Result refused = writeAll();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.complaints())
        .containsExactly(
            "payouts: "
                + file
                + " exists already: choose another file, or replace it with --force");
    assertThat(file).hasContent("mine");
    assertThat(stack.requests()).isZero();
    assertThat(write("--force", "--data-source", stack.dataSource(DataSourceKey.RATES)).exitCode())
        .isEqualTo(2); // nothing can be paid with rates alone
    assertThat(keys(member(written(), "data_sources"))).containsExactly("rates");
  }

  @Test
  void nothingIsWrittenIfNotionIsNotReached() {
    stack.failing(
        Faults.always(
            request -> request.path().endsWith(stack.dataSource(DataSourceKey.RATES)),
            Fault.status(503)));
    Result result = writeAll();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).contains("nothing was written");
    assertThat(file).doesNotExist();
    Result noToken =
        stack.run(
            Map.of(),
            "doctor",
            "--write-config",
            "new.json",
            "--data-source",
            "rates=" + "0".repeat(32));
    assertThat(noToken.exitCode()).isEqualTo(2);
    assertThat(noToken.complaints()).singleElement().asString().contains("no token");
  }

  @Test
  void aFileThatCannotBeWrittenIsOneMessage() {
    Result result =
        stack.run(
            environment(),
            "doctor",
            "--write-config",
            "not/there/new.json",
            "--data-source",
            stack.dataSource(DataSourceKey.RATES));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.complaints()).singleElement().asString().contains("cannot write");
  }
}
