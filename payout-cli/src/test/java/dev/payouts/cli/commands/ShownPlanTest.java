package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static dev.payouts.notion.testing.SandboxStack.LAST_OF_JANUARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.payouts.cli.CommandStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code show} says of a plan in a file: all that {@code plan} said. */
class ShownPlanTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private CommandStack.Result run(String command) {
    return stack.run(command.split(" "));
  }

  private String file(String name) throws IOException {
    return Files.readString(stack.dir.resolve(name));
  }

  /** A double payment, an unpaid order of December, a change of an amount, and a failed item. */
  private String withEverything() {
    String ann = stack.contractor("Ann");
    String twice = stack.order(ann);
    stack.has().payout(ann).orders(twice).amount("10", "VND").date(LAST_OF_JANUARY).add();
    stack.has().payout(ann).orders(twice).amount("7", "VND").date(LAST_OF_JANUARY).add();
    stack.has().order(ann, LocalDate.of(2025, 12, 31)).add();
    String bob = stack.contractor("Bob");
    stack.has().payout(bob).amount("1", "VND").date(LocalDate.of(2025, 12, 5)).add();
    stack.order(bob);
    stack.has().order(stack.has().contractor("Chi").add(), LAST_OF_JANUARY).add();
    return twice;
  }

  @Test
  void aPlanIsShownWithAllThatPlanShowedAndItsExitCode() throws IOException {
    String twice = withEverything();
    CommandStack.Result planned = run("plan --month 2026-01 --out plan.json --items all");
    assertThat(planned.exitCode()).isEqualTo(1);
    CommandStack.Result shown = run("show plan.json --items all --report page.html");
    assertThat(shown.exitCode()).isEqualTo(1);
    assertThat(shown.out())
        .contains("POSSIBLE DOUBLE PAYMENT: 1 payable has", "1 unpaid order of earlier months")
        .contains("Variance report, compared with what was paid for 2025-12")
        .contains("Bob: 1 VND before, 22,000,000 VND now");
    assertThat(withoutRequests(planned.out())).isEqualTo(withoutRequests(shown.out()));
    assertThat(file("page.html"))
        .contains("<h2>Possible double payment: review before paying</h2>")
        .contains("Variance, compared with", "Unpaid orders of earlier months: 1");
    CommandStack.Result json = run("show plan.json --output json");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(objects(json.firstRun().get("duplicates")))
        .extracting(duplicate -> duplicate.get("source_id"))
        .isEqualTo(List.of(twice));
    CommandStack.Result plan = run("plan --month 2026-01 --output json");
    for (String key : List.of("duplicates", "waiting", "comparison", "totals_with_paid")) {
      assertThat(json.firstRun().get(key)).as(key).isEqualTo(plan.firstRun().get(key));
    }
  }

  private static List<String> withoutRequests(String table) {
    return table
        .lines()
        .filter(line -> !line.startsWith("Requests: ") && !line.startsWith("A real run would take"))
        .toList();
  }

  @Test
  void thePlanAndItsPageNameTheFileAndItsChecksumAndNoRunThatCannotBeShown() throws IOException {
    stack.orders(1);
    CommandStack.Result planned = run("plan --out plan.json --report page.html");
    String checksum = String.valueOf(json(file("plan.json")).get("checksum"));
    assertThat(planned.out()).contains("Plan: plan.json, planned ", checksum);
    assertThat(file("page.html")).contains("plan.json, planned ", checksum, "Duration");
    for (String command : List.of("plan", "plan --out other.json", "run --dry-run")) {
      CommandStack.Result result = run(command + " --report page.html");
      assertThat(result.out()).as(command).contains("Requests: ").doesNotContain(", run ");
      assertThat(file("page.html")).as(command).doesNotContain("<dt>Run</dt>");
    }
    assertThat(run("run").out()).contains(", run ");
  }

  @Test
  void whatNeedsActionInAPlanEndsWithItsTitle() {
    stack.has().refund("RFD-1", stack.has().contractor("Bob").add()).amount("-10", "USD").add();
    run("plan --type refund --out plan.json");
    assertThat(run("show plan.json --items failed").out())
        .contains("ACTION REQUIRED: 1 item failed", "Refunds, dry run (nothing was created)\n");
  }

  @Test
  void aPlanThatExceedsALimitIsShownWithTheLimitAndItsExitCode() {
    stack.orders(2);
    stack.configured("'limits': {'payouts_per_run': 1}");
    assertThat(run("plan --out plan.json").exitCode()).isEqualTo(5);
    CommandStack.Result shown = run("show plan.json");
    assertThat(shown.exitCode()).isEqualTo(5);
    assertThat(shown.complaints()).singleElement().asString().contains("limits.payouts_per_run");
  }

  @Test
  void aPlanIsApprovedThoughTheVarianceHasChangedSince() {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    run("plan --month 2026-01 --out plan.json");
    stack.has().payout(ann).amount("1", "VND").date(LocalDate.of(2025, 12, 5)).add();
    CommandStack.Result result = run("run --approved plan.json");
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  /** Earlier versions wrote no variance report. */
  @Test
  void aPlanOfAnEarlierVersionIsShownAndApproved() throws IOException {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    stack.has().payout(ann).amount("1", "VND").date(LocalDate.of(2025, 12, 5)).add();
    run("plan --month 2026-01 --out plan.json");
    String plan = file("plan.json");
    int comparison = plan.indexOf(",\n      \"comparison\"");
    assertThat(comparison).isPositive();
    seal(plan.substring(0, comparison) + "\n    }\n  ]");
    assertThat(run("show plan.json").out()).contains("Ann").doesNotContain("Variance");
    assertThat(run("run --approved plan.json").exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  /** Writes a plan with a checksum that matches. */
  private void seal(String body) throws IOException {
    String checksum = Hashing.sha256().hashString(body, UTF_8).toString();
    Files.writeString(
        stack.dir.resolve("plan.json"),
        body + ",\n  \"checksum\": \"sha256:" + checksum + "\"\n}\n");
  }

  @Test
  void aPlanWithAChangeWithoutAmountsIsRefusedAsDamaged() throws IOException {
    withEverything();
    run("plan --month 2026-01 --out plan.json");
    String plan = file("plan.json");
    String damaged =
        plan.substring(0, plan.indexOf(",\n  \"checksum\""))
            .replaceAll("\"(before|after)\": \"[^\"]*\"", "\"$1\": null");
    assertThat(damaged).contains("\"before\": null", "\"after\": null");
    seal(damaged);
    for (String command :
        List.of(
            "show plan.json",
            "show plan.json --output json",
            "show plan.json --report page.html",
            "run --approved plan.json")) {
      CommandStack.Result result = run(command);
      assertThat(result.exitCode()).as(command).isEqualTo(2);
      assertThat(result.complaints())
          .as(command)
          .singleElement()
          .asString()
          .contains("plan.json is damaged or was written by another version");
    }
  }

  @Test
  void theVarianceReportCannotBeAlteredInAPlan() throws IOException {
    withEverything();
    run("plan --month 2026-01 --out plan.json");
    Path plan = stack.dir.resolve("plan.json");
    Files.writeString(plan, file("plan.json").replace("\"before\": \"1\"", "\"before\": \"2\""));
    assertThat(run("show plan.json").complaints())
        .singleElement()
        .asString()
        .contains("was changed after it was made");
  }

  @Test
  void theTableAndThePageListTheItemsInTheSameOrder() throws IOException {
    List<String> names = List.of("Zoe", "Đan", "ann", "Bob", "Eva");
    for (String name : names) {
      stack.order(stack.contractor(name));
    }
    stack.has().order(stack.has().contractor("Mia").add(), LAST_OF_JANUARY).add();
    CommandStack.Result table = run("run --report page.html");
    List<String> order = List.of("Mia", "ann", "Bob", "Đan", "Eva", "Zoe");
    String rows = table.out().substring(0, table.out().indexOf("ACTION REQUIRED"));
    assertThat(rows.lines().flatMap(line -> order.stream().filter(line::startsWith)))
        .containsExactlyElementsOf(order);
    String page = file("page.html").substring(file("page.html").indexOf("<tbody>"));
    assertThat(page).containsSubsequence(order);
  }

  @Test
  void theColumnsOfTheCsvAddUpToTheTotals() {
    String ann = stack.contractor("Ann");
    String one = stack.order(ann);
    String other = stack.order(stack.contractor("Bob"));
    stack.has().payout(null).orders(one, other).amount("900", "VND").add();
    String twice = stack.order(stack.contractor("Chi"));
    stack.has().payout(null).orders(twice).amount("10", "VND").add();
    stack.has().payout(null).orders(twice).amount("7", "VND").status("Paid").add();
    stack.order(stack.contractor("Dan"));
    List<String[]> rows =
        run("plan --output csv").out().lines().skip(1).map(ShownPlanTest::cells).toList();
    assertThat(rows).hasSize(5).allMatch(row -> row.length == 17);
    assertThat(sum(rows, 14)).isEqualTo(917);
    assertThat(sum(rows, 10)).isEqualTo(22_000_000);
    assertThat(rows.stream().filter(row -> row[3].equals(twice)).map(row -> row[14] + row[16]))
        .containsExactlyInAnyOrder("10Pending", "7Paid");
    Map<?, ?> run = run("plan --output json").firstRun();
    assertThat(run.get("paid_totals")).hasToString("[{currency=VND, count=3.0, amount=917}]");
  }

  /** A quoted cell is one cell. */
  private static String[] cells(String line) {
    return line.replaceAll("\"[^\"]*\"", "text").split(",", -1);
  }

  private static long sum(List<String[]> rows, int column) {
    return rows.stream()
        .filter(row -> !row[column].isEmpty())
        .mapToLong(row -> Long.parseLong(row[column]))
        .sum();
  }
}
