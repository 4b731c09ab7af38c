package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.testing.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private List<Map<?, ?>> findings(CommandStack.Result result) {
    return objects(objects(Json.json(result.out()).get("audits")).get(0).get("findings"));
  }

  @Test
  void anAuditOfRunsHasNoFindings() {
    stack.orders(3);
    String ann = stack.contractor("Ann");
    stack.has().refund("REF-1", ann).amount("12.345", "USD").reason("Travel").add();
    stack.has().split("Split 1", ann).amount("99.5", "USD").add();
    stack.run("run", "--complete-orders");
    stack.run("run", "--type", "refund,invoice_split");
    CommandStack.Result audit = stack.run("audit");
    assertThat(audit.exitCode()).isZero();
    assertThat(audit.out())
        .contains("Contractor payroll, all months, audit (nothing was changed)")
        .contains("no findings")
        .doesNotContain("PAID");
    assertThat(audit.out().lines().filter(line -> line.contains(" with a payout"))).hasSize(3);
  }

  @Test
  void wrongAmountsDuplicatesAndUnpaidPayablesAreFound() {
    String changed = stack.order(stack.contractor("Ann"));
    stack.has().payout(null).orders(changed).amount("21000000", "VND").add();
    String twice = stack.order(stack.contractor("Bob"));
    stack.has().payout(null).orders(twice).amount("22000000", "VND").add();
    stack.has().payout(null).orders(twice).amount("22000000", "VND").add();
    String unpaid = stack.order(stack.contractor("Cy"));
    String blocked = stack.order(stack.has().contractor("Di").add());
    CommandStack.Result audit =
        stack.run("audit", "--type", "contractor_payroll", "--month", "2026-01");
    assertThat(audit.exitCode()).isOne();
    assertThat(audit.out())
        .contains("POSSIBLE DOUBLE PAYMENT, review before paying: 1")
        .contains("(" + twice + ")")
        .contains("PAID AN AMOUNT THAT DIFFERS FROM THE RULES: 1")
        .contains("(21,000,000 VND to no contractor)")
        .contains("expected by the rules: 22,000,000 VND to")
        .contains("22,000,000 × 22 / 22, rounded up to 1,000 = 22,000,000 VND")
        .contains("(" + unpaid + "): 22,000,000 VND")
        .contains("(" + blocked + "): rate missing");
    CommandStack.Result json =
        stack.run("audit", "--type", "contractor_payroll", "--output", "json");
    assertThat(findings(json).stream().<Object>map(finding -> finding.get("kind")).toList())
        .containsExactlyInAnyOrder("differs", "several_payouts", "unpaid", "needs_somebody");
    assertThat(findings(json))
        .anySatisfy(
            finding -> {
              assertThat(finding.get("kind")).isEqualTo("differs");
              assertThat(finding.get("differences")).isEqualTo(List.of("amount", "person"));
              assertThat(finding.get("expected_amount")).isEqualTo("22000000");
            });
    assertThat(stack.created()).isEmpty();
    assertThat(stack.run("audit", "--type", "contractor_payroll", "--month", "2025-12").exitCode())
        .isZero();
  }

  @Test
  void aFailedReadEndsWithThreeAndWrongUsageWithTwo() {
    stack.orders(1);
    assertThat(stack.run("audit", "--month", "January").exitCode()).isEqualTo(2);
    assertThat(stack.run("audit", "--output", "csv").exitCode()).isEqualTo(2);
    assertThat(stack.run(Map.of(), "audit").exitCode()).isEqualTo(2);
    stack.failing(
        (request, number) ->
            request.route().contains("/query") ? Optional.of(Fault.status(400)) : Optional.empty());
    CommandStack.Result audit = stack.run("audit", "--type", "refund");
    assertThat(audit.exitCode()).isEqualTo(3);
    assertThat(audit.complaints()).hasSize(1);
    assertThat(audit.out()).contains("did not complete");
  }
}
