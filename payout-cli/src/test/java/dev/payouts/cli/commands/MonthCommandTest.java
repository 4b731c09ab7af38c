package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The accounts of a month, {@code payouts month}. */
class MonthCommandTest {
  private static final LocalDate IN_JANUARY = LocalDate.of(2026, 1, 20);

  private final CommandStack stack = new CommandStack();

  @AfterEach
  void close() {
    stack.close();
  }

  private CommandStack.Result month(String... options) {
    String[] command = new String[options.length + 2];
    command[0] = "month";
    command[1] = "2026-01";
    System.arraycopy(options, 0, command, 2, options.length);
    return stack.run(command);
  }

  /** Ann has a payroll, a refund and a split; Bob is paid by hand; both are paid. */
  private void paid() {
    String ann = stack.contractor("Ann");
    stack.order(ann);
    stack.has().refund("RFD-1", ann).amount("1234.5", "USD").requested(IN_JANUARY).add();
    stack.has().split("Bonus", ann).amount("99.95", "USD").month(IN_JANUARY).add();
    String bob = stack.has().contractor("Bob").add();
    stack.has().payout(bob).amount("700", "EUR").date(IN_JANUARY).status("Paid").add();
    assertThat(stack.run("run", "--type", "contractor_payroll,refund,invoice_split").exitCode())
        .isZero();
  }

  @Test
  void everyPayoutOfTheMonthCountsByContractorTypeAndCurrency() {
    paid();
    String february = stack.has().contractor("Feb").add();
    stack.has().payout(february).amount("1", "EUR").date(LocalDate.of(2026, 2, 1)).add();
    CommandStack.Result result = month();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
        .contains(
            "Ann|15|USD|1,234.50|99.95|1,334.45|1 New, 1 Pending",
            "Ann|15|VND|22,000,000|22,000,000|1 Pending",
            "Bob|EUR|700.00|700.00|1 Paid",
            "Total: 700.00 EUR in 1 payout",
            "Total: 1,334.45 USD in 2 payouts",
            "Total: 22,000,000 VND in 1 payout")
        .noneMatch(line -> line.contains("Feb"))
        .first()
        .asString()
        .matches(
            "January 2026, payouts of all types, read [0-9-]+ [0-9:]+ UTC \\(nothing was changed\\)");
  }

  @Test
  void theJsonAndTheCsvHaveEachPayoutOnceWithItsCalculation() {
    paid();
    List<Map<?, ?>> contractors = objects(json(month("--output", "json").out()).get("contractors"));
    assertThat(contractors)
        .extracting(one -> String.valueOf(one.get("contractor")))
        .containsExactly("Ann", "Bob");
    assertThat(objects(contractors.get(0).get("payouts")))
        .extracting(one -> one.get("type") + " " + one.get("amount") + " " + one.get("currency"))
        .containsExactly(
            "contractor_payroll 22000000 VND", "refund 1234.5 USD", "invoice_split 99.95 USD");
    List<String> rows = month("--output", "csv").out().lines().toList();
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1))
        .startsWith("2026-01,")
        .contains(",Ann,15,contractor_payroll,")
        .contains(",22000000,VND,")
        .endsWith(
            ",22000000,22,22,,\"22,000,000 × 22 / 22, rounded up to 1,000 = 22,000,000 VND\"");
    assertThat(rows.get(4)).contains(",Bob,,,").endsWith(",700,EUR,,,,,,");
  }

  @Test
  void whatIsMissingOrWrongIsNamedAndEndsWith1() {
    String unpaid = stack.order(stack.contractor("Unpaid"));
    String draft =
        stack
            .has()
            .order(stack.contractor("Draft"), CommandStack.LAST_OF_JANUARY)
            .status("Draft")
            .add();
    String failing = stack.order(stack.has().contractor("Failing").add());
    String twice = stack.order(stack.contractor("Twice"));
    for (int i = 0; i < 2; i++) {
      stack.has().payout(null).orders(twice).amount("22000000", "VND").date(IN_JANUARY).add();
    }
    String later = stack.order(stack.contractor("Later"));
    String elsewhere =
        stack
            .has()
            .payout(null)
            .orders(later)
            .amount("22000000", "VND")
            .date(LocalDate.of(2026, 2, 3))
            .add();
    stack.has().payout(null).date(IN_JANUARY).add();
    CommandStack.Result result = month();
    assertThat(result.exitCode()).isOne();
    assertThat(result.out())
        .contains("POSSIBLE DOUBLE PAYMENT, review before paying: 1")
        .contains("(" + twice + ") has the live payouts ")
        .contains("APPROVED AND UNPAID, a run would pay it: 1")
        .contains("(" + unpaid + "): 22,000,000 VND")
        .contains("APPROVED AND UNPAID, action required: 1")
        .contains("(" + failing + "): rate missing")
        .contains("NOT APPROVED YET: 1")
        .contains("(" + draft + "): 22,000,000 VND")
        .contains("PAID BY PAYOUTS THAT COUNT IN OTHER MONTHS: 1")
        .contains("(" + later + "): payout " + elsewhere)
        .contains("has no amount or no currency")
        .contains("Total: 44,000,000 VND in 2 payouts");
    assertThat(stack.created()).as("nothing is created").isEmpty();
  }

  @Test
  void approvedWorkWithoutAUsableDateIsInEveryMonthUntilItIsPaid() {
    String ann = stack.contractor("Ann");
    String undated = stack.has().order(ann, null).add();
    String farAway = stack.has().order(ann, LocalDate.of(2062, 10, 31)).add();
    String refund = stack.has().refund("RFD-1", ann).amount("10", "USD").add();
    stack.has().refund("RFD-0", ann).amount("0", "USD").add();
    String split = stack.has().split("Bonus", stack.has().contractor("Who").add()).add();
    stack.has().order(ann, null).status("Draft").add();
    CommandStack.Result first = month();
    assertThat(first.exitCode()).isOne();
    assertThat(first.out())
        .contains("APPROVED AND UNPAID, in no month, because the date is missing or implausible: 4")
        .contains("(" + undated + "): order date missing")
        .contains("(" + farAway + "): order date implausible")
        .contains("(" + refund + "): 10.00 USD")
        .contains("(" + split + "): amount missing");
    assertThat(month("--output", "json").out()).contains("\"undated\": [");
    stack.run("run", "--type", "refund");
    assertThat(month().out()).contains("implausible: 3").doesNotContain(refund);
  }

  @Test
  void subtotalsByTypeAndStatusAddUpAndAPossibleDoublePaymentIsNamedWithThem() {
    paid();
    String twice = stack.order(stack.contractor("Twice"));
    for (int i = 0; i < 2; i++) {
      stack.has().payout(null).orders(twice).amount("22000000", "VND").date(IN_JANUARY).add();
    }
    assertThat(month().out().lines().map(String::strip))
        .containsSubsequence(
            "Total: 66,000,000 VND in 3 payouts",
            "Contractor payroll: 66,000,000 VND in 3 payouts",
            "Refunds: 1,234.50 USD in 1 payout",
            "Invoice splits: 99.95 USD in 1 payout",
            "Other: 700.00 EUR in 1 payout",
            "Of these Pending: 1,234.50 USD in 1 payout, 66,000,000 VND in 3 payouts",
            "Of the totals, a possible double payment of the same work: 44,000,000 VND in 2 payouts");
  }

  @Test
  void aPayoutThatAlsoPaysAnotherMonthNamesTheOtherOrder() {
    String ann = stack.contractor("Ann");
    String january = stack.order(ann);
    String february = stack.has().order(ann, LocalDate.of(2026, 2, 28)).add();
    String other = stack.order(stack.contractor("Bea"));
    stack
        .has()
        .payout(null)
        .orders(january, february, other)
        .amount("44000000", "VND")
        .date(IN_JANUARY)
        .add();
    assertThat(month().out())
        .contains(
            "also pays "
                + february
                + ", which is not among what was read, being of another month or in the trash");
  }

  @Test
  void anUnpaidOrderOfAnEarlierMonthThatWouldFailShowsNoAmount() {
    String contractor = stack.has().contractor("Twice").add();
    stack.has().rate(contractor).monthly("22000000").currency("VND").add();
    LocalDate december = LocalDate.of(2025, 12, 31);
    String first = stack.has().order(contractor, december).add();
    String second = stack.has().order(contractor, december).add();
    assertThat(month().out())
        .contains(first + ": would fail")
        .contains(second + ": would fail")
        .doesNotContain("22,000,000");
  }

  @Test
  void thePageHoldsTheSameAndOnlyItsOwnerCanReadIt() throws IOException {
    paid();
    assertThat(month("--report", "january.html").exitCode()).isZero();
    Path page = stack.dir.resolve("january.html");
    assertThat(Files.readString(page))
        .contains("<h1>January 2026, payouts of all types</h1>")
        .contains("1,334.45 <small>USD</small>")
        .contains("pay day 15")
        .contains("RFD-1")
        .contains("22,000,000 × 22 ÷ 22 working days of the month");
    assertThat(Files.getPosixFilePermissions(page)).hasSize(2);
  }

  @Test
  void aMonthThatDoesNotBeginSaysWhyInOneSentenceAndWritesNoPage() {
    CommandStack.Result noToken = stack.run(Map.of(), "month", "2026-01", "--report", "page.html");
    assertThat(noToken.exitCode()).isEqualTo(2);
    assertThat(noToken.complaints()).singleElement().asString().contains("NOTION_TOKEN");
    assertThat(stack.dir.resolve("page.html")).doesNotExist();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.write("{\"data_sources\": {\"payouts\": \"%s\"}}".formatted(payouts));
    CommandStack.Result noType = month();
    assertThat(noType.exitCode()).isEqualTo(2);
    assertThat(noType.complaints()).singleElement().asString().contains("no type has all");
  }

  @Test
  void aMonthThatCannotBeReadEndsWith3AndWrongUsageWith2() {
    paid();
    assertThat(stack.run("month").complaints()).singleElement().asString().contains("YYYY-MM");
    assertThat(stack.run("month", "January").exitCode()).isEqualTo(2);
    assertThat(month("--report", "page.txt").exitCode()).isEqualTo(2);
    stack.failing(
        (request, number) ->
            request.route().contains("/query") ? Optional.of(Fault.status(400)) : Optional.empty());
    CommandStack.Result result = month();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.complaints()).hasSize(1);
    assertThat(result.out()).contains("could not be read completely");
  }
}
