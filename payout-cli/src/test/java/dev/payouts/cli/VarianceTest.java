package dev.payouts.cli;

import static dev.payouts.notion.testing.Json.objects;
import static dev.payouts.notion.testing.SandboxStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.PayoutSeed;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The variance report of {@code plan} and {@code audit}: payout-core/RULES.md, "Variance". */
class VarianceTest {
  private static final LocalDate DECEMBER = LocalDate.of(2025, 12, 31);
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  /** Returns a payout of December for work. */
  private PayoutSeed paid(String contractor, String amount, String currency) {
    String order = stack.has().order(contractor, DECEMBER).status("Completed").add();
    return stack
        .has()
        .payout(contractor)
        .orders(order)
        .amount(amount, currency)
        .date(DECEMBER)
        .status("Paid");
  }

  private CommandStack.Result plan() {
    return stack.run("plan", "--month", "2026-01");
  }

  @Test
  void everyoneIsComparedWithWhatWasPaidInTheMonthBeforeWhoeverPaidIt() {
    String raised = stack.contractor("Ann");
    paid(raised, "20000000", "VND").add();
    String byHand = stack.contractor("Bob");
    stack.has().payout(byHand).amount("22000000", "VND").date(LocalDate.of(2025, 12, 5)).add();
    String joined = stack.contractor("Chi");
    String left = stack.contractor("Dan");
    paid(left, "21000000", "VND").add();
    String other = stack.contractor("Eve");
    paid(other, "900.5", "USD").add();
    for (String contractor : new String[] {raised, byHand, joined, other}) {
      stack.order(contractor);
    }
    stack.configured("'limits': {'variance_percent': 5}");
    assertThat(plan().out())
        .contains(
            "Variance report, compared with what was paid for 2025-12: new or missing contractors,"
                + " changes of more than 5 %:\n")
        .contains("  Chi: new, 22,000,000 VND\n")
        .contains("  Eve: 900.50 USD before, 22,000,000 VND now; another currency\n")
        .contains( // the largest first
            """
              Dan: not paid this time, 21,000,000 VND before
              Ann: 20,000,000 VND before, 22,000,000 VND now: +2,000,000 VND (+10 %)
            """)
        .doesNotContain("Bob:");
  }

  /** Orders stay Approved after they are paid, unless complete_orders is on. */
  @Test
  void withoutAMonthPaidOrdersOfEarlierMonthsCountInTheirOwnMonth() {
    String stayed = stack.contractor("Ann");
    String left = stack.contractor("Bob");
    for (String contractor : new String[] {stayed, left}) {
      String december = stack.has().order(contractor, DECEMBER).add();
      stack
          .has()
          .payout(contractor)
          .orders(december)
          .amount("22000000", "VND")
          .date(DECEMBER)
          .add();
    }
    stack.order(stayed);
    CommandStack.Result plan = stack.run("plan");
    assertThat(plan.out())
        .contains("Variance report, compared with what was paid for 2025-12")
        .contains("  Bob: not paid this time, 22,000,000 VND before\n")
        .doesNotContain("Ann: ");
  }

  @Test
  void cancelledPayoutsRefundsAndOtherMonthsDoNotCountAndArchivedPayoutsDo() {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    paid(ann, "1", "VND").status("Cancelled").add();
    paid(ann, "2", "VND").date(LocalDate.of(2025, 11, 30)).add();
    String refund = stack.has().refund("REF", ann).amount("3", "VND").add();
    stack.has().payout(ann).refunds(refund).amount("3", "VND").date(DECEMBER).add();
    paid(ann, "22000000", "VND").archived().add();
    assertThat(plan().out())
        .contains(
            "Variance report, compared with what was paid for 2025-12: no new or missing"
                + " contractors, no changes of more than 10 %.\n");
  }

  @Test
  void aPayoutWithoutADateCountsInTheMonthInWhichItWasCreated() {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    stack.has().payout(ann).amount("5", "VND").add(); // today, by the clock of the sandbox
    stack.has().payout(stack.contractor("Bob")).amount("1", "VND").date(DECEMBER).add();
    assertThat(plan().out())
        .contains("  Ann: new, 22,000,000 VND\n", "  Bob: not paid this time, 1 VND before\n");
  }

  @Test
  void jsonHasDifferencePercentAndCausesAndARunHasNoVarianceReport() {
    String ann = stack.has().contractor("Ann").add();
    String old = stack.has().rate(ann).monthly("20000000").currency("VND").to(DECEMBER).add();
    stack.has().rate(ann).monthly("25000000").currency("VND").from(DECEMBER.plusDays(1)).add();
    stack.has().order(ann, LAST_OF_JANUARY).add();
    paid(ann, "20000000", "VND").rates(old).add();
    CommandStack.Result plan = stack.run("plan", "--month", "2026-01", "--output", "json");
    Map<?, ?> comparison = (Map<?, ?>) Objects.requireNonNull(plan.firstRun().get("comparison"));
    assertThat(comparison.get("month")).isEqualTo("2025-12");
    assertThat(objects(comparison.get("changes")).toString())
        .contains("change=moved", "before=20000000", "after=25000000", "difference=5000000")
        .contains("percent=25.0", "causes=[rate_changed]");
    assertThat(stack.run("run", "--month", "2026-01", "--output", "json").out())
        .doesNotContain("comparison");
    assertThat(stack.run("audit", "--month", "2026-01", "--type", "contractor_payroll").out())
        .contains(
            "20,000,000 VND before, 25,000,000 VND now: +5,000,000 VND (+25 %); another rate");
  }

  @Test
  void thePageOfAPlanShowsTheVarianceReport() throws Exception {
    String ann = stack.contractor("Ann");
    paid(ann, "20000000", "VND").add();
    stack.order(ann);
    stack.configured("'limits': {'variance_percent': 5}");
    stack.run("plan", "--month", "2026-01", "--report", "plan.html");
    assertThat(Files.readString(stack.dir.resolve("plan.html")))
        .contains("Variance", "20,000,000 VND", "+2,000,000 VND", "+10 %");
  }
}
