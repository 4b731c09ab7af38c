package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.testing.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code payouts why}: January 2026 has 22 working days, the 16th is the 12th of them. */
class WhyCommandTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String raisedInJanuary() {
    String contractor = stack.has().contractor("Ann").positions("UI Designer").add();
    stack
        .has()
        .rate(contractor)
        .monthly("2000")
        .currency("USD")
        .to(LocalDate.of(2026, 1, 15))
        .add();
    stack
        .has()
        .rate(contractor)
        .monthly("3000")
        .currency("USD")
        .from(LocalDate.of(2026, 1, 16))
        .add();
    return stack.order(contractor);
  }

  @Test
  void aPaidOrderShowsItsRateDaysCalculationAndTheRunThatPaidIt() {
    String order = raisedInJanuary();
    String payout = payoutAfterRun();
    stack.run("run");
    CommandStack.Result why = stack.run(Map.of(), "why", order);
    assertThat(why.exitCode()).isZero();
    assertThat(why.out().lines().filter(line -> line.contains("already paid")).count()).isOne();
    assertThat(why.out())
        .contains("effective on the order's date")
        .contains("11 of 22 working days at rate")
        .contains(
            "Amount: (2,000.00 × 11 + 3,000.00 × 11) / 22, rounded half up to 0.01 = 2,500.00 USD")
        .contains("UI Designer")
        .contains("Design Consulting Services Rendered (January 1-31, 2026)")
        .contains(payout + ", created by run ");
    Map<?, ?> json = Json.json(stack.run("why", order, "--output", "json").out());
    List<Map<?, ?>> decisions = objects(json.get("decisions"));
    assertThat(decisions).hasSize(2);
    assertThat(json.get("payout_id")).isEqualTo(payout);
    assertThat(json.get("made_by_run_id")).isEqualTo(decisions.get(1).get("run_id"));
  }

  private String payoutAfterRun() {
    assertThat(stack.run("run").exitCode()).isZero();
    return stack.created().get(0).id();
  }

  @Test
  void theIdOfAPayoutExplainsItsPayable() {
    String order = raisedInJanuary();
    String payout = payoutAfterRun();
    CommandStack.Result byJournal = stack.run(Map.of(), "why", payout);
    assertThat(byJournal.exitCode()).isZero();
    assertThat(byJournal.err()).contains(payout + " is the payout of " + order + ".");
    assertThat(byJournal.out()).isEqualTo(stack.run("why", order).out());
    CommandStack.Result fromNotion = stack.run("why", payout, "--state", "other");
    assertThat(fromNotion.out()).contains("task order " + order, "already paid");
  }

  @Test
  void thePayoutOfAPersonIsFoundInKeptRunsAndOneForSeveralPayablesNamesThem() {
    String ann = stack.contractor("Ann");
    String order = stack.order(ann);
    String byHand = stack.has().payout(ann).orders(order).add();
    stack.run("run");
    assertThat(stack.run(Map.of(), "why", byHand).out()).contains("task order " + order);
    String other = stack.order(stack.contractor("Bob"));
    String forBoth = stack.has().payout(ann).orders(order, other).add();
    CommandStack.Result several = stack.run("why", forBoth, "--state", "other");
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.complaints()).singleElement().asString().contains(order, other);
  }

  @Test
  void everyLivePayoutIsListedAsAPossibleDoublePayment() {
    String order = raisedInJanuary();
    String ours = payoutAfterRun();
    String byHand = stack.has().payout(null).orders(order).amount("7", "VND").status("Paid").add();
    CommandStack.Result now = stack.run("why", order, "--now");
    assertThat(now.out())
        .contains("already paid: 2 live payouts\n", "POSSIBLE DOUBLE PAYMENT: 2 live payouts. ")
        .contains("  " + ours + ": 2,500.00 USD (Pending), created by run ")
        .contains("  " + byHand + ": 7 VND (Paid), not created by a known run\n");
    stack.run("run");
    assertThat(stack.run("why", order).out()).contains("POSSIBLE DOUBLE PAYMENT", ours, byHand);
    Map<?, ?> json = Json.json(stack.run("why", order, "--output", "json").out());
    assertThat(objects(json.get("payouts")))
        .extracting(payout -> payout.get("payout_id") + " " + payout.get("amount"))
        .containsExactlyInAnyOrder(ours + " 2500", byHand + " 7");
  }

  @Test
  void aPayoutThatWasVoidedIsNoLongerAPossibleDoublePayment() {
    String order = raisedInJanuary();
    String ours = payoutAfterRun();
    String creator = runId();
    String byHand = stack.has().payout(null).orders(order).amount("7", "VND").status("Paid").add();
    stack.run("run");
    String finder = runId();
    assertThat(stack.run("why", order).out())
        .contains("POSSIBLE DOUBLE PAYMENT: 2 payouts were live at run " + finder + " (")
        .contains(" UTC). Add --now to see which are live now");
    assertThat(stack.run("void", creator, "--yes").exitCode()).isZero();
    assertThat(stack.run("why", order).out())
        .contains("Payout: " + byHand)
        .doesNotContain("POSSIBLE DOUBLE PAYMENT");
    assertThat(livePayouts(order)).containsExactly(byHand);
    assertThat(stack.run("why", order, "--now").out()).doesNotContain("POSSIBLE DOUBLE PAYMENT");
    stack.editor().setProperties(ours, Map.of("Status", "Pending"));
    assertThat(stack.run("why", order, "--now").out())
        .contains("POSSIBLE DOUBLE PAYMENT: 2 live payouts. ");
  }

  @Test
  void theOnlyPayoutOfAPayableIsNotNamedOnceItIsVoided() {
    String order = raisedInJanuary();
    String payout = payoutAfterRun();
    assertThat(livePayouts(order)).containsExactly(payout);
    stack.run("void", runId(), "--yes");
    assertThat(livePayouts(order)).isEmpty();
    assertThat(stack.run("why", order).out())
        .contains("payout voided")
        .doesNotContain("Payout: " + payout);
  }

  private List<Object> livePayouts(String order) {
    Map<?, ?> json = Json.json(stack.run("why", order, "--output", "json").out());
    return objects(json.get("payouts")).stream()
        .<Object>map(each -> each.get("payout_id"))
        .toList();
  }

  @Test
  void whatExceedsALimitIsExplainedToo() {
    String ann = stack.order(stack.contractor("Ann"));
    stack.order(stack.contractor("Bob"));
    stack.configured("'limits': {'payouts_per_run': 1}");
    for (String typed : List.of(ann, "Ann")) {
      CommandStack.Result why = stack.run("why", typed);
      assertThat(why.exitCode()).as(why.err()).isZero();
      assertThat(why.complaints()).isEmpty();
      assertThat(why.out()).contains("task order " + ann, "now, a dry run", "22,000,000");
    }
  }

  @Test
  void anOrderWithoutPastRunsIsDecidedNowAndNothingIsCreated() {
    String order = raisedInJanuary();
    CommandStack.Result why = stack.run("why", order.replace("-", ""));
    assertThat(why.exitCode()).isZero();
    assertThat(why.out()).contains("now, a dry run").contains("planned").contains("= 2,500.00");
    assertThat(stack.created()).isEmpty();
    assertThat(stack.dir.resolve(".payouts/runs")).doesNotExist();
  }

  @Test
  void nowAddsADecisionToThoseOfPastRuns() {
    String contractor = stack.contractor("Ann");
    String order = stack.order(contractor);
    stack.run("run");
    stack.has().rate(contractor).monthly("1").currency("VND").from(LocalDate.of(2026, 1, 1)).add();
    String out = stack.run("why", order, "--now").out();
    assertThat(out).contains("now, a dry run").contains("already paid").contains("created");
  }

  @Test
  void anOrderThatIsNotApprovedNamesItsStatusAsTheReason() {
    String order =
        stack
            .has()
            .order(stack.contractor("Ann"), CommandStack.LAST_OF_JANUARY)
            .status("Draft")
            .add();
    CommandStack.Result why = stack.run("why", order);
    assertThat(why.exitCode()).isZero();
    assertThat(why.out())
        .contains("Its status excludes it from normal runs")
        .contains("22,000,000");
  }

  @Test
  void aFailedOrderShowsItsReasonAndAnHourlyOneItsHours() {
    String rateless = stack.order(stack.has().contractor("Cy").add());
    String bob = stack.has().contractor("Bob").add();
    stack.has().rate(bob).hourly("25.5").currency("USD").add();
    String hourly = stack.has().order(bob, CommandStack.LAST_OF_JANUARY).hours("160").add();
    String refund = stack.has().refund("REF-1", bob).amount("12.345", "USD").add();
    stack.run("run", "--type", "contractor_payroll,refund");
    assertThat(stack.run("why", rateless).out())
        .contains("failed")
        .contains("Reason: rate missing: The contractor has no");
    assertThat(stack.run("why", hourly).out())
        .contains("160 hours × 25.50, rounded half up to 0.01 = 4,080.00 USD");
    assertThat(stack.run("why", refund).out())
        .contains("Amount: 12.35 USD: the requested amount, rounded to the minor unit");
  }

  @Test
  void anUnknownIdIsOneMessageAndExitCodeOne() {
    CommandStack.Result why = stack.run("why", "0f1e2d3c-0000-4000-8000-000000000009");
    assertThat(why.exitCode()).isOne();
    assertThat(why.complaints()).singleElement().asString().contains("is unknown");
    CommandStack.Result noToken = stack.run(Map.of(), "why", "0f1e2d3c000040008000000000000009");
    assertThat(noToken.exitCode()).isEqualTo(2);
    CommandStack.Result label = stack.run("why", "RFD-2026-10-002");
    assertThat(label.exitCode()).isOne();
    assertThat(label.complaints())
        .singleElement()
        .asString()
        .contains("no payable matches \"RFD-2026-10-002\"", "links of the HTML report");
    assertThat(stack.run("why").exitCode()).isEqualTo(2);
    String tooLong = "https://www.notion.so/acme/ORD-0f1e2d3c0000400080000000000000091";
    assertThat(stack.run("why", tooLong).err())
        .contains("the link " + tooLong + " does not end with a page ID")
        .hasLineCount(1);
  }

  @Test
  void theBeginningOfAnIdANameOrAHandleFindsItsPayableInPastRuns() {
    String order = raisedInJanuary();
    String payout = payoutAfterRun();
    String expected = stack.run("why", order).out();
    String label = String.valueOf(stack.run("show", runId()).out().lines().toList().get(3));
    for (String typed :
        List.of(
            order.substring(0, 8),
            order.substring(0, 13).toUpperCase(Locale.ROOT),
            payout.substring(0, 8),
            "ANN",
            label.substring(label.indexOf("ORD"), label.indexOf("202601") + 6))) {
      CommandStack.Result why = stack.run(Map.of(), "why", typed);
      assertThat(why.out()).as(typed).isEqualTo(expected);
    }
  }

  private String runId() {
    return String.valueOf(
        Json.objects(Json.json(stack.run("history", "--output", "json").out()).get("runs"))
            .get(0)
            .get("run_id"));
  }

  @Test
  void aNameWithoutPastRunsIsFoundInTheWorkspaceAndSeveralMatchesAreListed() {
    String order = stack.order(stack.contractor("Ann"));
    CommandStack.Result found = stack.run("why", "ann");
    assertThat(found.exitCode()).as(found.err()).isZero();
    assertThat(found.out()).contains("task order " + order, "now, a dry run");
    String other = stack.has().refund("RFD-1", stack.contractor("Ann")).amount("1", "USD").add();
    CommandStack.Result several = stack.run("why", "Ann");
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.out()).isEmpty();
    assertThat(several.err())
        .contains("several payables match \"Ann\": give the ID of one", "  " + order + "  ORD")
        .contains("  " + other + "  RFD-1, Ann\n");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void theLinkOfAPageIsAccepted() {
    String order = raisedInJanuary();
    stack.run("run");
    String bare = order.replace("-", "");
    for (String address :
        List.of(
            "https://www.notion.so/acme/ORD-ann-202601-" + bare,
            "https://www.notion.so/" + bare + "?pvs=4#" + "a".repeat(32),
            "https://app.notion.com/p/acme/"
                + "b".repeat(32)
                + "?v="
                + "c".repeat(32)
                + "&p="
                + bare)) {
      assertThat(stack.run(Map.of(), "why", address).exitCode()).as(address).isZero();
    }
    assertThat(stack.run("why", "https://www.notion.so/acme").exitCode()).isEqualTo(2);
  }
}
