package dev.payouts.cli.run;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.testing.Receiver;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationTest {
  private final CommandStack stack = new CommandStack();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    stack.orders(2);
  }

  @AfterEach
  void stop() {
    receiver.close();
    stack.close();
  }

  private void configured(String on) {
    stack.configured("'notify': {'url': '%s', 'on': '%s'}".formatted(receiver.url(), on));
  }

  private Map<?, ?> only() {
    assertThat(receiver.received()).hasSize(1);
    return json(receiver.received().get(0).body());
  }

  @Test
  void aRunWithFailedItemsIsToldWithCountsAndWithoutNamesAndAmounts() {
    configured("attention");
    String nameless = stack.order(stack.has().contractor("Nguyễn Rateless").add());
    CommandStack.Result run = stack.run("run", "--month", "2026-01", "--output", "json");
    assertThat(run.exitCode()).isOne();
    assertThat(run.complaints()).isEmpty();
    Map<?, ?> summary = only();
    assertThat(text(summary, "run_id")).isEqualTo(run.firstRun().get("run_id"));
    assertThat(text(summary, "started_by")).isEqualTo("command");
    assertThat(text(summary, "exit_code")).isEqualTo("1.0");
    assertThat(text(summary, "failure")).isEqualTo("null");
    assertThat(text(summary, "runs.0.type")).isEqualTo("contractor_payroll");
    assertThat(text(summary, "runs.0.month")).isEqualTo("2026-01");
    assertThat(text(summary, "runs.0.counts"))
        .isEqualTo(
            "{processed=3.0, created=2.0, planned=0.0, skipped=0.0, failed=1.0, not_attempted=0.0, voided=0.0}");
    assertThat(receiver.received().get(0).body())
        .doesNotContain("Rateless", "Person0", "22000000", nameless);
  }

  @Test
  void aRunWithoutAttentionADryRunAndAPlanAreNotTold() {
    configured("attention");
    assertThat(stack.run("run").exitCode()).isZero();
    stack.order(stack.has().contractor("Rateless").add());
    assertThat(stack.run("run", "--dry-run").exitCode()).isOne();
    assertThat(stack.run("plan").exitCode()).isOne();
    assertThat(receiver.received()).isEmpty();
    configured("always");
    assertThat(stack.run("run", "--type", "refund").exitCode()).isZero();
    assertThat(text(only(), "exit_code")).isEqualTo("0.0");
  }

  @Test
  void aUrlThatCannotBePostedToIsRefusedBeforeTheRun() {
    stack.configured("'notify': {'url': 'https://%s.example.com'}".formatted("s3cret".repeat(12)));
    CommandStack.Result run = stack.run("run");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .contains("notify.url is not such a URL");
    assertThat(run.out() + run.err()).doesNotContain("s3cret");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aRunThatDidNotBeginIsTold() {
    configured("attention");
    assertThat(stack.run(Map.of(), "run").exitCode()).isEqualTo(2);
    Map<?, ?> summary = only();
    assertThat(text(summary, "exit_code")).isEqualTo("2.0");
    assertThat(text(summary, "run_id")).isEqualTo("null");
    assertThat(text(summary, "failure")).startsWith("no token: set NOTION_TOKEN");
    assertThat(text(summary, "runs")).isEqualTo("[]");
  }

  @Test
  void aFailureThatNamesAPersonOrAnAmountIsToldWithoutThem() {
    configured("attention");
    assertThat(stack.run("run", "--contractor", "Jane Doe").exitCode()).isEqualTo(2);
    assertThat(receiver.received().get(0).body()).contains("No contractor matches the filter");
    stack.configured(
        "'notify': {'url': '%s'}, 'limits': {'amount_per_run': {'VND': '4399999'}}"
            .formatted(receiver.url()));
    assertThat(stack.run("run").exitCode()).isEqualTo(5);
    assertThat(receiver.received().get(1).body()).contains("A configured limit would be exceeded");
    assertThat(receiver.received().toString())
        .doesNotContain("Jane", "Doe", "4399999", "4,399,999", "Person0");
  }

  @Test
  void aNotificationThatIsNotReceivedIsAWarningAndTheTokenNeedsToBeValid() {
    configured("always");
    receiver.answering(500, 500, 500);
    CommandStack.Result run = stack.run("run");
    assertThat(run.exitCode()).isZero();
    assertThat(stack.created()).hasSize(2);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .startsWith("payouts: warning: the notification to 127.0.0.1 was not received")
        .doesNotContain("s3cret");
    Map<String, String> bad =
        Map.of("NOTION_TOKEN", stack.sandbox.token(), "PAYOUTS_NOTIFY_TOKEN", "a b");
    assertThat(stack.run(bad, "run").exitCode()).isEqualTo(2);
    assertThat(stack.run(bad, "doctor").out()).contains("the token of PAYOUTS_NOTIFY_TOKEN");
  }
}
