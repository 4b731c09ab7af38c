package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PageView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that create what a dry run planned, and configurations that require it. */
class ApprovalTest {
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  @TempDir private Path directory;
  private Trigger trigger;

  @BeforeEach
  void start() throws IOException {
    trigger = new Trigger(directory, 3);
  }

  @AfterEach
  void close() {
    trigger.close();
  }

  private String dryRun(String query) {
    HttpResponse<String> answer = trigger.post("?dry_run=true" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return text(json(answer.body()), "runs.0.run_id");
  }

  private static String detail(HttpResponse<String> answer) {
    return text(json(answer.body()), "detail");
  }

  private List<Map<?, ?>> items(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return objects(objects(json(answer.body()).get("runs")).get(0).get("items"));
  }

  private long payouts() {
    return trigger.sandbox().workspace().payouts().size();
  }

  @Test
  void anApprovedDryRunIsCreatedExactlyAlsoAfterARestart() throws IOException {
    long before = payouts();
    String plan = dryRun("&month=2026-10");
    trigger.restart();
    HttpResponse<String> answer = trigger.post("?approved=" + plan);
    assertThat(items(answer)).filteredOn(i -> "created".equals(i.get("outcome"))).hasSize(3);
    assertThat(text(json(answer.body()), "runs.0.month")).as("of the plan").isEqualTo("2026-10");
    assertThat(text(json(answer.body()), "runs.0.dry_run")).isEqualTo("false");
    assertThat(payouts()).isEqualTo(before + 3);
    assertThat(items(trigger.post("?approved=" + plan + "&month=2026-10")))
        .hasSize(3)
        .allMatch(item -> "already_paid".equals(item.get("reason")));
  }

  @Test
  void whatChangedSinceTheDryRunIsStaleAndWhatIsNewIsNotApproved() {
    String plan = dryRun("&type=refund");
    PageView changed =
        trigger
            .sandbox()
            .notion()
            .view()
            .pages(trigger.sandbox().workspace().dataSource(DataSourceKey.REFUNDS))
            .stream()
            .filter(page -> "Approved".equals(page.property("Status").orElse("")))
            .findFirst()
            .orElseThrow();
    trigger.sandbox().notion().editor().setProperties(changed.id(), Map.of("Amount", 7));
    String contractor = trigger.sandbox().workspace().contractor("New").add();
    String added =
        trigger.sandbox().workspace().refund("RFD-NEW", contractor).amount("5", "USD").add();
    List<Map<?, ?>> items = items(trigger.post("?approved=" + plan));
    assertThat(items)
        .filteredOn(item -> changed.id().equals(item.get("source_id")))
        .allMatch(item -> "approval_stale".equals(item.get("reason")))
        .hasSize(1);
    assertThat(items)
        .filteredOn(item -> added.equals(item.get("source_id")))
        .allMatch(item -> "not_approved".equals(item.get("reason")))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"month=2026-09,month", "type=refund,type", "force=true,force", "pay_day=15,pay_day"})
  void aFilterThatDiffersFromTheDryRunIsRefused(String filter, String named) {
    String plan = dryRun("&month=2026-10");
    long before = payouts();
    HttpResponse<String> answer = trigger.post("?approved=" + plan + "&" + filter);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(detail(answer)).contains(named + " differs from the dry run");
    assertThat(payouts()).isEqualTo(before);
  }

  @Test
  void onlyACompletedDryRunCanBeApproved() {
    HttpResponse<String> unknown = trigger.post("?approved=" + UNKNOWN);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(detail(unknown)).contains("there is no past run " + UNKNOWN);
    assertThat(trigger.post("?approved=12").statusCode()).isEqualTo(400);
    String real = text(json(trigger.post("").body()), "runs.0.run_id");
    assertThat(detail(trigger.post("?approved=" + real))).contains("is not a dry run");
    String unmatched =
        trigger.post("?dry_run=true&contractor=nobody").headers().firstValue("Location").orElse("");
    assertThat(unmatched).as("a run that did not complete has no answer of its own").isEmpty();
    String failed = text(json(trigger.get("/runs").body()), "runs.0.run_id");
    assertThat(detail(trigger.post("?approved=" + failed))).contains("did not complete");
  }

  @Test
  void theSameKeyAndPlanStartNoSecondRun() {
    String plan = dryRun("&month=2026-10");
    String query = "?approved=" + plan;
    HttpResponse<String> first = trigger.post(query, "Idempotency-Key", "k");
    HttpResponse<String> second = trigger.post(query, "Idempotency-Key", "k");
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(trigger.post(query + "&month=2026-10", "Idempotency-Key", "k").statusCode())
        .isEqualTo(200);
    assertThat(trigger.post("?approved=" + UNKNOWN, "Idempotency-Key", "k").statusCode())
        .isEqualTo(422);
    assertThat(trigger.post("", "Idempotency-Key", "k").statusCode()).isEqualTo(422);
  }

  @Test
  void theKeyOfADryRunOfAPlanDoesNotReplayItForTheRunThatCreates() {
    String query = "?approved=" + dryRun("&month=2026-10");
    long before = payouts();
    assertThat(trigger.post(query + "&dry_run=true", "Idempotency-Key", "k").statusCode())
        .isEqualTo(200);
    assertThat(trigger.post(query, "Idempotency-Key", "k").statusCode()).isEqualTo(422);
    assertThat(trigger.post(query + "&dry_run=true", "Idempotency-Key", "k").statusCode())
        .isEqualTo(200);
    assertThat(trigger.post(query, "Idempotency-Key", "k2").statusCode()).isEqualTo(200);
    assertThat(payouts()).isEqualTo(before + 3);
  }

  @Test
  void theKeyOfARunThatCompletesOrdersIsForThoseAloneUnlessThePlanCompletesThem() {
    String query = "?approved=" + dryRun("");
    String completing = query + "&complete_orders=true";
    assertThat(trigger.post(completing, "Idempotency-Key", "k").statusCode()).isEqualTo(200);
    assertThat(trigger.post(query, "Idempotency-Key", "k").statusCode()).isEqualTo(422);
    assertThat(trigger.post(completing, "Idempotency-Key", "k").statusCode()).isEqualTo(200);
    String planned = "?approved=" + dryRun("&complete_orders=true");
    assertThat(trigger.post(planned, "Idempotency-Key", "k2").statusCode()).isEqualTo(200);
    assertThat(trigger.post(planned, "Idempotency-Key", "k2").statusCode()).isEqualTo(200);
  }

  @Test
  void aRunIsKeptWithItsCallerAndThePlanThatWasApproved() {
    HttpResponse<String> planned = trigger.post("?dry_run=true", "X-Payouts-Actor", "Ann (ops)");
    String plan = text(json(planned.body()), "runs.0.run_id");
    HttpResponse<String> answer =
        trigger.post("?approved=" + plan, "X-Payouts-Actor", "Bob (finance)");
    Map<?, ?> report = json(answer.body());
    assertThat(text(report, "runs.0.provenance.actor")).isEqualTo("Bob (finance)");
    String run = text(report, "runs.0.run_id");
    for (String path : List.of("/runs", "/runs/" + run)) {
      String prefix = path.equals("/runs") ? "runs.0." : "";
      Map<?, ?> kept = json(trigger.get(path).body());
      assertThat(text(kept, prefix + "provenance.actor")).isEqualTo("Bob (finance)");
      assertThat(text(kept, prefix + "provenance.address")).isEqualTo("127.0.0.1");
      assertThat(text(kept, prefix + "provenance.approved.run_id")).isEqualTo(plan);
      assertThat(text(kept, prefix + "provenance.approved.checksum")).startsWith("sha256:");
      assertThat(text(kept, prefix + "provenance.approved.planned_at")).isNotEqualTo("null");
      assertThat(text(kept, prefix + "provenance.approved.planned_by"))
          .isEqualTo("Ann (ops), from 127.0.0.1");
    }
    assertThat(trigger.get("/runs/" + run + "/report").body())
        .contains("Bob (finance), from 127.0.0.1", "dry run " + plan, "by Ann (ops)");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", " "})
  void anActorThatCannotBeRecordedIsRefused(String actor) throws IOException {
    long before = payouts();
    HttpResponse<String> answer = trigger.post("", "X-Payouts-Actor", actor);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(detail(answer)).contains("Invalid X-Payouts-Actor");
    assertThat(trigger.post("", "X-Payouts-Actor", "x".repeat(101)).statusCode()).isEqualTo(400);
    String raw =
        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nX-Payouts-Actor: Nguy\u00ean\r\nConnection: close\r\n\r\n";
    assertThat(trigger.raw(raw.formatted(Trigger.RUN, Trigger.TOKEN))).startsWith("HTTP/1.1 400");
    assertThat(trigger.post("", "X-Payouts-Actor", "a", "X-Payouts-Actor", "b").statusCode())
        .isEqualTo(400);
    assertThat(payouts()).isEqualTo(before);
  }

  @Test
  void aConfigurationMayRequireAnApprovedPlan() throws IOException {
    String configuration = trigger.sandbox().configurationJson().strip();
    trigger.configure("{\"require_approval\": true," + configuration.substring(1));
    long before = payouts();
    HttpResponse<String> refused = trigger.post("");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(detail(refused)).contains("require_approval", "approved=RUN_ID");
    assertThat(payouts()).isEqualTo(before);
    assertThat(trigger.post("?approved=" + dryRun("")).statusCode()).isEqualTo(200);
    assertThat(payouts()).isEqualTo(before + 3);
  }
}
