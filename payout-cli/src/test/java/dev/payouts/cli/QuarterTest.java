package dev.payouts.cli;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack.Result;
import dev.payouts.notion.sandbox.PageView;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A quarter of a company: what people do on and between pay days, and at the end the accounts of
 * its months, which are computed by hand here, add up to what lies in Notion.
 */
@Tag("slow")
class QuarterTest {
  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final YearMonth SECOND = YearMonth.of(2026, 2);
  private static final YearMonth THIRD = YearMonth.of(2026, 3);
  private static final LocalDate RAISE = LocalDate.of(2026, 2, 16);

  private final CommandStack stack = new CommandStack();

  /**
   * Monthly in VND, with a raise in the middle of February, which has 10 working days before it.
   */
  private final String ann = stack.has().contractor("Ann").discord("ann").add();

  /** Monthly in USD, leaves at the end of January. */
  private final String bob = stack.has().contractor("Bob").discord("bob").add();

  /** Hourly in USD, joins in February. */
  private final String cy = stack.has().contractor("Cy").discord("cy").add();

  /** Monthly in EUR, paid by hand in February. */
  private final String dee = stack.has().contractor("Dee").discord("dee").add();

  /** Monthly in USD; the rate is wrong until somebody notices in January. */
  private final String eve = stack.has().contractor("Eve").discord("eve").add();

  private String rateOfEve = "";

  @AfterEach
  void close() {
    stack.close();
  }

  private void rates() {
    LocalDate before = LocalDate.of(2025, 1, 1);
    stack
        .has()
        .rate(ann)
        .monthly("22000000")
        .currency("VND")
        .payday("15")
        .from(before)
        .to(RAISE.minusDays(1))
        .add();
    stack.has().rate(ann).monthly("33000000").currency("VND").payday("15").from(RAISE).add();
    stack
        .has()
        .rate(bob)
        .monthly("2000")
        .currency("USD")
        .payday("15")
        .from(before)
        .to(FIRST.atEndOfMonth())
        .add();
    stack.has().rate(cy).hourly("30.5").currency("USD").payday("1").from(SECOND.atDay(1)).add();
    stack.has().rate(dee).monthly("1500").currency("EUR").payday("1").from(before).add();
    rateOfEve =
        stack.has().rate(eve).monthly("4000").currency("USD").payday("1").from(before).add();
  }

  private String order(String contractor, YearMonth month) {
    return stack.has().order(contractor, month.atEndOfMonth()).add();
  }

  private String hourly(YearMonth month, String hours) {
    return stack.has().order(cy, month.atEndOfMonth()).hours(hours).add();
  }

  private Result command(String line) {
    return stack.run(line.split(" "));
  }

  private Result succeeds(String line) {
    Result result = command(line);
    assertThat(result.exitCode()).as("%s: %s%s", line, result.err(), result.out()).isZero();
    return result;
  }

  /** January: everybody is paid, Eve too much; her payout is voided, her rate put right. */
  private void january() {
    order(ann, FIRST);
    order(bob, FIRST);
    order(dee, FIRST);
    String ofEve = order(eve, FIRST);
    stack.has().refund("RFD-1", bob).amount("12.34", "USD").requested(FIRST.atDay(20)).add();
    Result run = succeeds("run --month 2026-01 --output json");
    assertThat(run.item(ofEve).get("amount")).isEqualTo("4000");
    succeeds("run --type refund");
    succeeds("void " + run.firstRun().get("run_id") + " --item " + ofEve + " --yes");
    stack.editor().setProperties(rateOfEve, Map.of("Monthly Fixed", new BigDecimal("2400")));
    Result again = succeeds("run --month 2026-01 --output json");
    assertThat(again.item(ofEve).get("outcome")).isEqualTo("created");
    assertThat(again.item(ofEve).get("amount")).isEqualTo("2400");
    for (PageView payout : stack.created()) {
      if (!isCancelled(payout)) {
        stack.editor().setProperties(payout.id(), Map.of("Status", "Paid"));
      }
    }
  }

  /** February: Dee is paid by hand, Ann by one host, the others by another. */
  private void february() throws IOException {
    order(ann, SECOND);
    hourly(SECOND, "40.5");
    String ofDee = order(dee, SECOND);
    order(eve, SECOND);
    stack
        .has()
        .payout(dee)
        .orders(ofDee)
        .amount("1500", "EUR")
        .date(SECOND.atEndOfMonth())
        .status("Paid")
        .add();
    assertThat(command("plan --month 2026-02").out())
        .as("the variance report")
        .contains("Ann: 22,000,000 VND before, 27,500,000 VND now: +5,500,000 VND (+25 %)")
        .contains("Bob: not paid this time, 2,000.00 USD before")
        .contains("Cy: new, 1,235.25 USD")
        .doesNotContain("Dee:")
        .doesNotContain("Eve:");
    succeeds("run --month 2026-02 --contractor ann");
    Path other = Files.createDirectory(stack.dir.resolve("another-host"));
    Files.copy(stack.dir.resolve("payouts.json"), other.resolve("payouts.json"));
    Result rest = stack.runOnOtherHost(other, "run", "--month", "2026-02", "--output", "json");
    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.item(ofDee).get("reason")).isEqualTo("already_paid");
    assertThat(rest.item(ofDee).get("paid_amount")).isEqualTo("1500");
    assertThat(String.valueOf(rest.firstRun().get("counts"))).contains("created=2.0");
  }

  /** March: approved plans; hours that change after the approval are not paid by it. */
  private void march() {
    order(ann, THIRD);
    String ofCy = hourly(THIRD, "38");
    order(dee, THIRD);
    order(eve, THIRD);
    stack.has().split("Bonus", ann).amount("99.99", "USD").month(THIRD.atDay(10)).add();
    succeeds("plan --month 2026-03 --out march.json");
    stack.editor().setProperties(ofCy, Map.of("Final Hours Worked", new BigDecimal("40")));
    Result stale = command("run --approved march.json --output json");
    assertThat(stale.exitCode()).isOne();
    assertThat(stale.item(ofCy).get("reason")).isEqualTo("approval_stale");
    succeeds("plan --month 2026-03 --out corrected.json");
    Result corrected = succeeds("run --approved corrected.json --output json");
    assertThat(corrected.item(ofCy).get("amount")).isEqualTo("1220");
    succeeds("run --type invoice_split");
  }

  @Test
  void theMonthsOfAQuarterAddUpToWhatLiesInNotionToTheCent() throws IOException {
    rates();
    january();
    february();
    march();
    Map<String, BigDecimal> quarter = new TreeMap<>();
    for (YearMonth month = FIRST; !month.isAfter(THIRD); month = month.plusMonths(1)) {
      Result page = succeeds("month " + month + " --output json");
      Map<String, BigDecimal> totals = totals(page);
      assertThat(plain(totals)).as(month.toString()).isEqualTo(plain(byHand(month)));
      totals.forEach((currency, amount) -> quarter.merge(currency, amount, BigDecimal::add));
    }
    assertThat(plain(quarter)).isEqualTo(plain(inNotion()));
  }

  private static Map<String, String> plain(Map<String, BigDecimal> totals) {
    Map<String, String> plain = new TreeMap<>();
    totals.forEach(
        (currency, amount) -> plain.put(currency, amount.stripTrailingZeros().toPlainString()));
    return plain;
  }

  private static Map<String, BigDecimal> byHand(YearMonth month) {
    return switch (month.getMonth()) {
      case JANUARY ->
          Map.of("VND", amount("22000000"), "USD", amount("4412.34"), "EUR", amount("1500"));
      case FEBRUARY ->
          Map.of("VND", amount("27500000"), "USD", amount("3635.25"), "EUR", amount("1500"));
      default -> Map.of("VND", amount("33000000"), "USD", amount("3719.99"), "EUR", amount("1500"));
    };
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  private static Map<String, BigDecimal> totals(Result page) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (Map<?, ?> total : objects(json(page.out()).get("totals"))) {
      totals.put(
          String.valueOf(total.get("currency")), amount(String.valueOf(total.get("amount"))));
    }
    return totals;
  }

  private Map<String, BigDecimal> inNotion() {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (PageView payout : stack.has().payouts()) {
      if (!isCancelled(payout) && !payout.inTrash()) {
        totals.merge(
            String.valueOf(payout.property("Currency").orElseThrow()),
            amount(String.valueOf(payout.property("Amount").orElseThrow())),
            BigDecimal::add);
      }
    }
    return totals;
  }

  private static boolean isCancelled(PageView payout) {
    return payout.property("Status").filter("Cancelled"::equals).isPresent();
  }
}
