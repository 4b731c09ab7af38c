package dev.payouts.cli;

import static dev.payouts.notion.testing.Json.objects;
import static dev.payouts.notion.testing.SandboxStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reports say of items that are already paid, and whether their totals are true. */
class PaidItemsTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String order(String name) {
    return stack.order(stack.contractor(name));
  }

  @Test
  void anItemThatIsAlreadyPaidHasTheAmountCurrencyAndStatusOfItsPayout() {
    String order = order("Ann");
    stack.has().payout(null).orders(order).amount("1234.5", "USD").status("Paid").add();
    String refund = stack.has().refund("REF-1", stack.contractor("Bob")).amount("8", "USD").add();
    stack.has().payout(null).refunds(refund).amount("8", "USD").add();
    CommandStack.Result result =
        stack.run("run", "--type", "contractor_payroll,refund", "--output", "json");
    assertThat(result.item(order).toString())
        .contains(
            "reason=already_paid",
            "amount=null",
            "paid_amount=1234.5",
            "paid_currency=USD",
            "paid_status=Paid");
    assertThat(result.runs().get(1).get("paid_totals"))
        .hasToString("[{currency=USD, count=1.0, amount=8}]");
    assertThat(stack.run("run", "--output", "csv").out())
        .contains(",warnings,paid_amount,paid_currency,paid_status\r\n")
        .contains(",,1234.5,USD,Paid\r\n");
  }

  /** One payout made by hand pays two orders; another order was paid twice. */
  @Test
  void createdAndAlreadyPaidTogetherAreWhatLiesInNotion() {
    String one = order("Ann");
    String other = order("Bob");
    String twice = order("Chi");
    order("Dan");
    stack.has().payout(null).orders(one, other).amount("900.25", "USD").add();
    stack.has().payout(null).orders(twice).amount("10", "USD").add();
    stack.has().payout(null).orders(twice).amount("7", "VND").status("Paid").add();
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertThat(totals(result.firstRun(), "totals_with_paid")).isEqualTo(inNotion());
    assertThat(totals(result.firstRun(), "paid_totals")).isEqualTo("{USD=910.25 in 2, VND=7 in 1}");
    assertThat(objects(result.item(twice).get("paid_payouts")))
        .extracting(payout -> payout.get("amount") + " " + payout.get("currency"))
        .containsExactlyInAnyOrder("10 USD", "7 VND");
    assertThat(stack.run("run").out())
        .contains(
            "3 items already paid: 900.25 USD in 1 payout, 22,000,000 VND in 1 payout (--items all"
                + " lists them)\n")
        .contains("Total already paid: 910.25 USD in 2 payouts\n")
        .contains("Total already paid: 22,000,007 VND in 2 payouts\n");
  }

  private static String totals(Map<?, ?> run, String key) {
    var totals = new TreeMap<String, String>();
    for (Map<?, ?> total : objects(run.get(key))) {
      totals.put(
          String.valueOf(total.get("currency")),
          total.get("amount") + " in " + String.valueOf(total.get("count")).replace(".0", ""));
    }
    return totals.toString();
  }

  private String inNotion() {
    var sums = new TreeMap<String, BigDecimal>();
    var counts = new TreeMap<String, Integer>();
    stack
        .has()
        .payouts()
        .forEach(
            payout -> {
              String currency = payout.property("Currency").orElseThrow().toString();
              sums.merge(
                  currency,
                  new BigDecimal(payout.property("Amount").orElseThrow().toString()),
                  BigDecimal::add);
              counts.merge(currency, 1, Integer::sum);
            });
    var totals = new TreeMap<String, String>();
    sums.forEach(
        (currency, sum) ->
            totals.put(
                currency,
                sum.stripTrailingZeros().toPlainString() + " in " + counts.get(currency)));
    return totals.toString();
  }

  @Test
  void paidItemsAreOneLineUnlessAllAreWantedAndShowTakesTheSameOption() {
    stack.orders(3);
    assertThat(stack.run("run").exitCode()).isZero();
    CommandStack.Result again = stack.run("run");
    assertThat(again.out())
        .contains("\n3 items already paid: 66,000,000 VND in 3 payouts (--items all lists them)\n")
        .contains("\nTotal already paid: 66,000,000 VND in 3 payouts\n")
        .doesNotContain("Person0");
    CommandStack.Result all = stack.run("run", "--items", "all");
    assertThat(all.out().lines().filter(line -> line.contains("  already paid (Pending): payout ")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("22,000,000  VND       skipped"));
    String runId =
        all.out().lines().filter(line -> line.contains(", run ")).findFirst().orElseThrow();
    String id = runId.substring(runId.lastIndexOf(' ') + 1);
    assertThat(stack.run("show", id, "--items", "all").out()).isEqualTo(all.out());
  }

  @Test
  void onlyWhatNeedsActionIsPrintedForCronAndOtherwiseNothing() {
    stack.orders(2);
    CommandStack.Result good = stack.run("run", "--items", "failed");
    assertThat(good.exitCode()).isZero();
    assertThat(good.out() + good.err()).isEmpty();
    stack.has().order(stack.has().contractor("Eve").add(), LAST_OF_JANUARY).add();
    CommandStack.Result bad = stack.run("run", "--items", "failed");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out())
        .startsWith("ACTION REQUIRED: 1 item failed\n  Eve, ")
        .endsWith("Items: 3 processed, 2 skipped, 1 failed\n");
    assertThat(bad.err()).isEmpty();
  }

  @Test
  void theRowsOfATableCannotBeChosenForOtherFormats() {
    assertThat(stack.run("run", "--items", "all", "--output", "json").complaints().toString())
        .contains("--items chooses the rows of a table, and --output json has all items");
    assertThat(stack.run("run", "--items", "few").complaints().toString())
        .contains("invalid items \"few\": expected brief, all or failed");
    assertThat(stack.traffic().total()).isZero();
  }

  @Test
  void thePageShowsWhatWasAlreadyPaidAndBothTogether() throws Exception {
    String order = order("Ann");
    stack.has().payout(null).orders(order).amount("1000", "VND").status("Paid").add();
    order("Bob");
    assertThat(stack.run("run", "--report", "page.html").exitCode()).isZero();
    assertThat(Files.readString(stack.dir.resolve("page.html")))
        .contains("<span>Created</span> <b>22,000,000 <small>VND</small></b>")
        .contains("<span>Already paid</span> <b>1,000 <small>VND</small></b>")
        .contains("<span>Together</span> <b>22,001,000 <small>VND</small></b>")
        .contains("The payout has the status Paid.");
  }

  @Test
  void aPlanKeepsWhatWasPaidToo() throws Exception {
    String order = order("Ann");
    stack.has().payout(null).orders(order).amount("1000", "VND").status("Paid").add();
    assertThat(stack.run("plan", "--out", "plan.json").exitCode()).isZero();
    assertThat(Files.readString(stack.dir.resolve("plan.json")))
        .contains("\"paid_amount\": \"1000\"", "\"paid_status\": \"Paid\"", "\"paid_totals\"");
    assertThat(stack.run("run", "--approved", "plan.json").exitCode()).isZero();
  }

  @Test
  void aPayoutThatWasMovedCountsAsOneWhoseAmountIsNotKnown() {
    String order = order("Ann");
    stack.run("run");
    stack.editor().move(stack.created().get(0).id(), stack.dataSource(DataSourceKey.REFUNDS));
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertThat(result.item(order).toString()).contains("reason=already_paid", "paid_amount=null");
    assertThat(stack.run("run").out())
        .contains("Total already paid: 1 payout whose amount or currency is not known\n");
    assertThat(result.exitCode()).isZero();
  }
}
