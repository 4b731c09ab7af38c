package dev.payouts.cli.run;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.DataSourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans, approvals, and limits. */
class PlanAndApproveTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void close() {
    stack.close();
  }

  private CommandStack.Result run(String command) {
    return stack.run(command.split(" "));
  }

  private Path file(String name) {
    return stack.dir.resolve(name);
  }

  @Test
  void anApprovedPlanCreatesExactlyItsPayouts() throws IOException {
    String ann = stack.order(stack.contractor("Ann"));
    assertThat(run("plan --month 2026-01 --out plan.json").exitCode()).isZero();
    assertThat(Files.readString(file("plan.json")))
        .contains("\"source_id\": \"" + ann + "\"")
        .contains("\"amount\": \"22000000\"")
        .contains("\"checksum\": \"sha256:");
    String late = stack.order(stack.contractor("Late"));
    CommandStack.Result result = run("run --approved plan.json --output json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.item(ann).get("outcome")).isEqualTo("created");
    assertThat(result.item(late).get("reason")).isEqualTo("not_approved");
    assertThat(result.firstRun().get("month")).isEqualTo("2026-01");
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void anApprovedRunIsKeptWithWhoStartedItAndItsPlan() throws IOException {
    stack.order(stack.contractor("Ann"));
    run("plan --out plan.json");
    String plan = Files.readString(file("plan.json"));
    String checksum = plan.substring(plan.indexOf("sha256:"), plan.lastIndexOf('"'));
    CommandStack.Result result = run("run --approved plan.json --report page.html --output json");
    String id = String.valueOf(result.firstRun().get("run_id"));
    String user = System.getProperty("user.name");
    for (String json :
        List.of(
            result.out(),
            run("history --output json").out(),
            run("show " + id + " --output json").out())) {
      Map<?, ?> first = objects(json(json).get("runs")).get(0);
      assertThat(text(first, "provenance.user")).isEqualTo(user);
      assertThat(text(first, "provenance.host")).isNotEqualTo("null");
      assertThat(text(first, "provenance.approved.checksum")).isEqualTo(checksum);
      assertThat(text(first, "provenance.approved.file")).isEqualTo("plan.json");
      assertThat(text(first, "provenance.approved.planned_by")).startsWith(user);
    }
    assertThat(run("history").out()).contains("command, " + user, "approved plan");
    assertThat(run("show " + id).out()).contains("Approved plan: plan.json, planned ", checksum);
    assertThat(run("show " + id).err()).contains("Started by " + user);
    assertThat(Files.readString(file("page.html"))).contains("plan.json", checksum, user);
  }

  @Test
  void aPlanIsShownAsATableAndAsAPage() throws IOException {
    stack.order(stack.contractor("Ann"));
    run("plan --month 2026-01 --out plan.json");
    String plan = Files.readString(file("plan.json"));
    String checksum = plan.substring(plan.indexOf("sha256:"), plan.lastIndexOf('"'));
    long requests = stack.requests();
    CommandStack.Result shown = run("show plan.json --report plan.html");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("Ann", "22,000,000", "planned", "January 2026", "Plan: plan.json, planned ")
        .contains(checksum)
        .doesNotContain(", run ", "Requests: ");
    assertThat(Files.readString(file("plan.html")))
        .contains("Ann", "22,000,000", "plan.json", checksum, System.getProperty("user.name"));
    assertThat(stack.requests()).as("no token, no network").isEqualTo(requests);
    Files.writeString(file("plan.json"), plan.replace("22000000", "92000000"));
    assertThat(run("show plan.json").exitCode()).isEqualTo(2);
    assertThat(run("show none.json").exitCode()).isEqualTo(2);
  }

  @Test
  void anExistingPlanIsReplacedOnlyIfToldTo() throws IOException {
    stack.order(stack.contractor("Ann"));
    run("plan --out plan.json");
    String before = Files.readString(file("plan.json"));
    stack.order(stack.contractor("Bob"));
    CommandStack.Result refused = run("plan --out plan.json");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("would replace the plan", "--overwrite");
    assertThat(Files.readString(file("plan.json"))).isEqualTo(before);
    assertThat(run("plan --out plan.json --overwrite").exitCode()).isZero();
    assertThat(Files.readString(file("plan.json"))).contains("bob").isNotEqualTo(before);
    assertThat(run("plan --out payouts.json --overwrite").exitCode()).isEqualTo(2);
    assertThat(run("plan --overwrite").exitCode()).isEqualTo(2);
  }

  @Test
  void aConfigurationMayRequireAnApprovedPlan() {
    stack.order(stack.contractor("Ann"));
    stack.configured("'require_approval': true");
    CommandStack.Result refused = run("run");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("requires an approved plan", "--approved FILE");
    assertThat(stack.created()).isEmpty();
    assertThat(run("run --dry-run").exitCode()).isZero();
    assertThat(run("plan --out plan.json").exitCode()).isZero();
    assertThat(run("run --approved plan.json").exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void aChangeSinceTheApprovalIsReportedAndNotPaid() {
    String contractor = stack.has().contractor("Ann").add();
    String rate = stack.has().rate(contractor).monthly("2000").currency("USD").payday("15").add();
    String order = stack.order(contractor);
    run("plan --out plan.json");
    stack.editor().setProperties(rate, Map.of("Monthly Fixed", new BigDecimal("2500")));
    CommandStack.Result result = run("run --approved plan.json --output json");
    Map<?, ?> item = result.item(order);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(item.get("outcome")).isEqualTo("failed");
    assertThat(item.get("reason")).isEqualTo("approval_stale");
    assertThat(String.valueOf(item.get("message")))
        .contains("the amount from 2,000.00 USD to 2,500.00 USD");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void anApprovedOrderThatIsGoneEndsWith1() {
    String order = stack.order(stack.contractor("Ann"));
    stack.order(stack.contractor("Bob"));
    run("plan --out plan.json");
    stack.editor().setProperties(order, Map.of("Status", "Draft"));
    CommandStack.Result result = run("run --approved plan.json --output json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.item(order).get("reason")).isEqualTo("approval_stale");
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void aPlanThatCompletedItsOrdersCanBeRunAgain() {
    stack.orders(2);
    run("plan --out plan.json");
    assertThat(run("run --approved plan.json --complete-orders").exitCode()).isZero();
    CommandStack.Result again = run("run --approved plan.json --output json");
    assertThat(again.exitCode()).isZero();
    assertThat(again.items())
        .hasSize(2)
        .allMatch(item -> "already_paid".equals(item.get("reason")));
  }

  @Test
  void aPlanThatIsRunTwicePaysOnce() {
    stack.orders(3);
    run("plan --out plan.json");
    assertThat(run("run --approved plan.json").exitCode()).isZero();
    CommandStack.Result again = run("run --approved plan.json --output json");
    assertThat(again.items())
        .hasSize(3)
        .allMatch(item -> "already_paid".equals(item.get("reason")));
    assertThat(stack.created()).hasSize(3);
  }

  @Test
  void aPlanOfSeveralTypesIsApprovedAsAWhole() {
    stack.order(stack.contractor("Ann"));
    stack.has().refund("RFD-1", stack.has().contractor("Bob").add()).amount("10", "USD").add();
    assertThat(run("plan --type contractor_payroll,refund --out plan.json").exitCode()).isZero();
    CommandStack.Result result = run("run --approved plan.json --output json");
    assertThat(result.runs())
        .extracting(run -> String.valueOf(run.get("type")))
        .containsExactly("contractor_payroll", "refund");
    assertThat(stack.created()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--type contractor_payroll --month 2026-01",
        "--month 2026-01 --contractor Ann --pay-day 15",
        "--month 2026-01 --force",
        "--type refund --id RFD"
      })
  void theFiltersOfThePlanMayBeRepeated(String filters) {
    stack.order(stack.contractor("Ann"));
    stack.has().refund("RFD-1", stack.has().contractor("Bob").add()).amount("10", "USD").add();
    run("plan --out plan.json " + filters);
    assertThat(run("run --approved plan.json " + filters).exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void twoPlansOfTheSameWorkDifferInWhenTheyWereMadeOnly() throws IOException {
    stack.orders(3);
    run("plan --out one.json");
    run("plan --out two.json");
    assertThat(lasting(file("one.json")))
        .isEqualTo(lasting(file("two.json")))
        .hasSizeGreaterThan(9);
  }

  private static List<String> lasting(Path plan) throws IOException {
    return Files.readAllLines(plan).stream()
        .filter(line -> !line.contains("\"planned_at\"") && !line.contains("\"checksum\""))
        .toList();
  }

  @Test
  void onlyItsOwnerCanReadAPlan() throws IOException {
    stack.orders(1);
    run("plan --out plan.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("plan.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void anAlteredPlanIsRefusedBeforeAnyRequest() throws IOException {
    stack.orders(1);
    run("plan --out plan.json");
    String plan = Files.readString(file("plan.json"));
    Files.writeString(file("plan.json"), plan.replace("22000000", "23000000"));
    long before = stack.requests();
    CommandStack.Result result = run("run --approved plan.json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.complaints()).singleElement().asString().contains("was changed after");
    assertThat(stack.requests()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --approved none.json",
        "run --approved payouts.json",
        "run --approved .",
        "run --approved plan.json --month 2026-01",
        "run --approved plan.json --type refund",
        "run --approved plan.json --force",
        "run --approved plan.json --contractor Ann",
        "run --approved plan.json --pay-day 15",
        "run --approved plan.json --id X",
        "plan --out plan.txt",
        "plan --out none/plan.json",
        "plan --out payouts.json",
        "plan --out plan.json --shard 0/2"
      })
  void invalidCombinationsAreRefusedWithOneMessage(String command) throws IOException {
    stack.orders(1);
    run("plan --out plan.json");
    Files.createDirectories(file("somewhere"));
    CommandStack.Result result = run(command);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.complaints()).hasSize(1);
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void anIncompletePlanIsNotWritten() {
    stack.orders(1);
    stack.editor().renameProperty(stack.dataSource(DataSourceKey.RATES), "Payday", "X");
    CommandStack.Result result = run("plan --out plan.json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(file("plan.json")).doesNotExist();
    assertThat(result.complaints()).anyMatch(line -> line.contains("was not written to"));
  }

  /** Something takes the place of the file while the plan is made. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void aPlanThatCouldNotBeWrittenIsNotNamed(String format) {
    stack.orders(1);
    stack.failing(
        (request, number) -> {
          try {
            Files.createDirectories(stack.dir.resolve("plan.json/taken"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return Optional.empty();
        });
    CommandStack.Result result =
        stack.run("plan", "--out", "plan.json", "--report", "page.html", "--output", format);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.complaints())
        .singleElement()
        .asString()
        .contains("the plan was not written: ");
    assertThat(result.err()).doesNotContain("Wrote the plan");
    assertThat(result.out()).doesNotContain("plan.json", "sha256:");
    assertThat(stack.dir.resolve("page.html")).content().doesNotContain("plan.json", "sha256:");
  }

  @Test
  void aRunThatWouldExceedALimitCreatesNothingAndEndsWith5() {
    stack.orders(3);
    stack.configured("'limits': {'payouts_per_run': 2}");
    CommandStack.Result result = run("run --output json");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.complaints())
        .singleElement()
        .asString()
        .contains("3 payouts", "limits.payouts_per_run is 2");
    assertThat(stack.created()).isEmpty();
    assertThat(result.items())
        .hasSize(3)
        .allMatch(item -> "not_attempted".equals(item.get("reason")));
  }

  @Test
  void itemsHeldBackByALimitAreOneLine() {
    stack.orders(3);
    stack.configured("'limits': {'payouts_per_run': 2}");
    assertThat(run("run").out().lines())
        .contains("ACTION REQUIRED: 3 items not attempted")
        .filteredOn(line -> line.contains("limits.payouts_per_run"))
        .singleElement()
        .asString()
        .startsWith("  3 items not attempted: The run would create 3 payouts");
  }

  @Test
  void aPlanThatExceedsALimitIsWrittenAndEndsWith5() {
    stack.orders(3);
    stack.configured("'limits': {'amount_per_run': {'VND': '65999999'}}");
    CommandStack.Result result = run("plan --out plan.json");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(file("plan.json")).exists();
    assertThat(run("run --approved plan.json").exitCode()).isEqualTo(5);
    stack.configured("'limits': {'amount_per_run': {'VND': '66000000'}}");
    assertThat(run("run --approved plan.json").exitCode()).isZero();
  }

  @Test
  void aPlanNamesUnpaidOrdersOfEarlierMonthsWithTheirAmountsAndARunDoesNot() {
    String contractor = stack.contractor("Ann");
    stack.order(contractor);
    String december = stack.has().order(contractor, LocalDate.of(2025, 12, 31)).add();
    CommandStack.Result table = run("plan --month 2026-01");
    assertThat(table.out())
        .contains("1 unpaid order of earlier months; to pay them, run with their month:")
        .containsPattern("2025-12  .*" + december + ": [0-9,]+ VND");
    Object waiting = run("plan --month 2026-01 --output json").firstRun().get("waiting");
    assertThat(waiting)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("source_id", december)
        .containsEntry("month", "2025-12")
        .containsEntry("currency", "VND")
        .containsKey("amount");
    assertThat(run("audit --month 2026-01").out()).contains(december);
    assertThat(run("run --month 2026-01 --output json").firstRun().containsKey("waiting"))
        .isFalse();
  }
}
