package dev.payouts.cli.run;

import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.testing.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run prints (payout-cli/README.md, "Output"), from pages in the sandbox to text that is
 * parsed again.
 */
class OutputsTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static Set<Object> keys(Object object) {
    return new LinkedHashSet<>(((Map<?, ?>) object).keySet());
  }

  private static Object at(Map<?, ?> map, String key) {
    Object value = map.get(key);
    assertThat(value).as(key).isNotNull();
    return Objects.requireNonNull(value);
  }

  @Test
  void theJsonHasExactlyTheDocumentedKeys() {
    String created = stack.order(stack.contractor("Ann"));
    String paid = stack.order(stack.contractor("Bob"));
    Instant early = Instant.parse("2026-02-01T08:00:00Z");
    String first = stack.has().payout(null).orders(paid).createdAt(early).add();
    String second = stack.has().payout(null).orders(paid).createdAt(early.plusSeconds(60)).add();
    String failed = stack.order(stack.has().contractor("Cy").add());
    CommandStack.Result result = stack.run("run", "--month", "2026-01", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(keys(Json.json(result.out()))).containsExactly("runs");
    Map<?, ?> run = result.firstRun();
    assertThat(keys(run))
        .containsExactly(
            "run_id",
            "type",
            "month",
            "dry_run",
            "started_at",
            "duration_ms",
            "counts",
            "totals",
            "paid_totals",
            "totals_with_paid",
            "api_calls",
            "items",
            "duplicates",
            "filters",
            "provenance");
    assertThat(UUID.fromString(at(run, "run_id").toString()))
        .hasToString(at(run, "run_id").toString());
    assertThat(run.get("type")).isEqualTo("contractor_payroll");
    assertThat(run.get("month")).isEqualTo("2026-01");
    assertThat(run.get("dry_run")).isEqualTo(false);
    assertThat(at(run, "started_at").toString()).endsWith("Z");
    assertThat(Instant.parse(at(run, "started_at").toString())).isNotNull();
    assertThat((Double) at(run, "duration_ms")).isPositive();
    assertThat(at(run, "counts"))
        .isEqualTo(
            Map.of(
                "processed", 3.0, "created", 1.0, "planned", 0.0, "skipped", 1.0, "failed", 1.0));
    assertThat(at(run, "totals"))
        .isEqualTo(List.of(Map.of("currency", "VND", "count", 1.0, "amount", "22000000")));
    assertThat(at(run, "api_calls"))
        .isEqualTo(
            Map.of(
                "total",
                10.0,
                "query",
                5.0,
                "get",
                0.0,
                "create",
                1.0,
                "update",
                0.0,
                "schema",
                4.0,
                "retries",
                0.0,
                "rate_limited",
                0.0))
        .satisfies(calls -> assertThat(keys(calls)).hasSize(8));
    assertItems(result, created, paid, failed, first);
    Map<?, ?> duplicate = objects(run.get("duplicates")).get(0);
    assertThat(keys(duplicate)).containsExactly("source_id", "payout_ids");
    assertThat(duplicate.get("source_id")).isEqualTo(paid);
    assertThat(duplicate.get("payout_ids")).isEqualTo(List.of(first, second));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"run", "plan"})
  void aPayableWithSeveralLivePayoutsEndsWithOneEvenIfNoItemFailed(String command) {
    String paid = stack.order(stack.contractor("Bob"));
    stack.has().payout(null).orders(paid).add();
    stack.has().payout(null).orders(paid).add();
    CommandStack.Result result = stack.run(command, "--output", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.item(paid).get("reason")).isEqualTo("already_paid");
    assertThat(objects(result.firstRun().get("duplicates"))).hasSize(1);
  }

  private void assertItems(
      CommandStack.Result result, String created, String paid, String failed, String payout) {
    assertThat(result.items())
        .allSatisfy(
            item ->
                assertThat(keys(item))
                    .filteredOn(key -> !key.equals("paid_payouts")) // of duplicates only
                    .containsExactly(
                        "source_id",
                        "contractor_id",
                        "contractor",
                        "outcome",
                        "reason",
                        "message",
                        "amount",
                        "currency",
                        "payout_id",
                        "warnings",
                        "label",
                        "working",
                        "draft",
                        "paid_amount",
                        "paid_currency",
                        "paid_status"));
    Map<?, ?> item = result.item(created);
    assertThat(item.get("contractor")).isEqualTo("Ann");
    assertThat(item.get("outcome")).isEqualTo("created");
    assertThat(item.get("reason")).isNull();
    assertThat(item.get("amount")).isEqualTo("22000000");
    assertThat(item.get("currency")).isEqualTo("VND");
    assertThat(item.get("payout_id")).isEqualTo(stack.created().get(0).id());
    assertThat(item.get("warnings")).isEqualTo(List.of());
    assertThat(result.item(paid).get("payout_id")).isEqualTo(payout);
    assertThat(result.item(paid).get("outcome")).isEqualTo("skipped");
    assertThat(result.item(failed).get("reason")).isEqualTo("rate_missing");
    assertThat(result.item(failed).get("amount")).isNull();
  }

  @Test
  void allTypesOfOneInvocationHaveOneRunId() {
    String contractor = stack.contractor("Ann");
    stack.order(contractor);
    stack.has().refund("R", contractor).amount("0.5", "USD").add();
    stack.has().split("S", contractor).amount("100000000000000000000", "VND").add();
    CommandStack.Result result =
        stack.run("run", "--type", "invoice_split,contractor_payroll,refund", "--output", "json");
    assertThat(result.exitCode()).isZero();
    assertThat(result.runs())
        .extracting(run -> String.valueOf(run.get("type")))
        .containsExactly("invoice_split", "contractor_payroll", "refund");
    assertThat(result.runs().stream().map(run -> run.get("run_id")).distinct()).hasSize(1);
    assertThat(result.runs().get(0).get("month")).isNull();
    assertThat(result.items().get(0).get("amount")).isEqualTo("100000000000000000000");
  }

  @Test
  void aSecondRunStraightAfterTheFirstCreatesNothingAndExitsWithZero() {
    stack.orders(5);
    stack.has().refund("R", stack.contractor("Ann")).amount("1", "USD").add();
    assertThat(stack.run("run", "--type", "contractor_payroll,refund").exitCode()).isZero();
    CommandStack.Result second =
        stack.run("run", "--type", "contractor_payroll,refund", "--output", "json");
    assertThat(second.exitCode()).isZero();
    assertThat(second.items())
        .hasSize(5)
        .allSatisfy(item -> assertThat(item.get("reason")).isEqualTo("already_paid"));
    assertThat(stack.created()).hasSize(6);
    assertThat(((Map<?, ?>) at(second.firstRun(), "api_calls")).get("schema")).isEqualTo(0.0);
  }

  @Test
  void aDryRunAndAPlanCreateNothing() {
    stack.orders(3);
    CommandStack.Result dry = stack.run("run", "--dry-run", "--output", "json");
    CommandStack.Result plan = stack.run("plan", "--output", "json");
    assertThat(dry.exitCode()).isZero();
    assertThat(plan.exitCode()).isZero();
    assertThat(dry.items())
        .hasSize(3)
        .allSatisfy(item -> assertThat(item.get("outcome")).isEqualTo("planned"));
    assertThat(dry.firstRun().get("dry_run")).isEqualTo(true);
    assertThat(dry.firstRun().containsKey("planned_api_calls")).isFalse();
    assertThat(((Map<?, ?>) at(plan.firstRun(), "planned_api_calls")).get("create")).isEqualTo(3.0);
    assertThat(stack.created()).isEmpty();
    CommandStack.Result real = stack.run("run", "--output", "json");
    assertThat(at(real.firstRun(), "api_calls"))
        .isEqualTo(at(plan.firstRun(), "planned_api_calls"));
  }

  @Test
  void csvOpensInASpreadsheet() {
    String quoted = "Nguyễn \"An\", Văn\nA";
    String formula = "=HYPERLINK(\"http://evil.example\",\"x\")";
    List<String> names = List.of(quoted, formula, "+1", "-2", "@SUM(A1)", "\t=1");
    names.forEach(name -> stack.order(stack.contractor(name)));
    CommandStack.Result result = stack.run("run", "--output", "csv");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("\uFEFFrun_id,type,month,source_id").endsWith("\r\n");
    List<List<String>> rows = parse(result.out().substring(1));
    assertThat(rows).hasSize(7).allSatisfy(row -> assertThat(row).hasSize(17));
    int name = rows.get(0).indexOf("contractor");
    int amount = rows.get(0).indexOf("amount");
    assertThat(rows.subList(1, 7))
        .extracting(row -> row.get(name))
        .containsExactlyInAnyOrder(quoted, "'" + formula, "'+1", "'-2", "'@SUM(A1)", "'\t=1");
    assertThat(rows.subList(1, 7)).extracting(row -> row.get(amount)).containsOnly("22000000");
  }

  /** Parses CSV according to RFC 4180, as spreadsheets do. */
  private static List<List<String>> parse(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted) {
        boolean twice = c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
        if (c != '"' || twice) {
          field.append(c);
          i += twice ? 1 : 0;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\r') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\r') {
          rows.add(row);
          row = new ArrayList<>();
          i++; // the line feed
        }
      } else {
        field.append(c);
      }
    }
    return rows;
  }

  @Test
  void theTableShowsContractorsAmountsAndRequests() {
    stack.orders(50);
    stack.run("run", "--dry-run");
    CommandStack.Result result = stack.run("run");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Person7", "22,000,000", "VND", "created")
        .contains("1,100,000,000")
        .contains("Requests: 5 queries + 50 creates = 55\n");
  }

  @Test
  void aDetailedPlanComparesTheRequestsWithTheNPlusOneWay() {
    stack.orders(50);
    assertThat(stack.run("plan", "-v").out())
        .contains("1 listing + 150 lookups + 50 creates = 201\n")
        .contains("A real run would take: 5 queries + 50 creates = 55\n");
    assertThat(stack.run("plan").out()).doesNotContain("one by one");
  }

  @Test
  void theStateDirectoryOfTheCommandLineHasTheSchemaCache() {
    stack.orders(1);
    stack.run("run", "--state", "here");
    assertThat(stack.dir.resolve("here").resolve("schemas.json")).exists();
    assertThat(stack.dir.resolve(".payouts")).doesNotExist();
  }
}
