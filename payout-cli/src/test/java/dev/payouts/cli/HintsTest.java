package dev.payouts.cli;

import static dev.payouts.notion.testing.SandboxStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages advise: it must be possible, and lead to the end. */
class HintsTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private CommandStack.Result run(String command) {
    return stack.run(command.split(" "));
  }

  @Test
  void moreFindingsThanATableShowsAreOnThePage() {
    String ann = stack.contractor("Ann");
    for (int day = 1; day <= 22; day++) {
      stack.has().order(ann, LocalDate.of(2025, 12, day)).add();
    }
    stack.order(ann);
    assertThat(run("plan --month 2026-01").out())
        .contains("22 unpaid orders of earlier months", "and 2 more: --report FILE.html lists all");
  }

  /** An audit has no page. */
  @ParameterizedTest
  @CsvSource({
    "audit --type contractor_payroll --month 2026-01, see --output json",
    "month 2026-01, --report FILE.html lists all"
  })
  void moreFindingsThanAnotherTableShowsAreWhereItSays(String command, String hint) {
    String ann = stack.contractor("Ann");
    for (int day = 1; day <= 22; day++) {
      stack.has().order(ann, LocalDate.of(2025, 12, day)).add();
      stack
          .has()
          .payout(stack.contractor("Bob " + day))
          .amount("1", "VND")
          .date(LocalDate.of(2025, 12, 5))
          .add();
    }
    stack.order(ann);
    assertThat(run(command).out().lines().filter(line -> line.contains(" more: ")))
        .hasSize(2)
        .allMatch(line -> line.endsWith(" more: " + hint));
    assertThat(words(run(command.replaceAll(" .*", "") + " --help")))
        .contains(hint.replaceAll(".*(--[a-z]+).*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "show", "month"})
  void theHelpOfACommandWithCsvNamesIt(String command) {
    assertThat(words(run(command + " --help"))).contains("table (default), json or csv.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor", "history", "why", "audit", "void"})
  void theHelpOfACommandWithoutCsvDoesNotNameIt(String command) {
    assertThat(words(run(command + " --help")))
        .contains("table (default) or json.")
        .doesNotContain("csv");
  }

  private static String words(CommandStack.Result help) {
    return help.out().replaceAll("\\s+", " ");
  }

  @Test
  void aPlanThatDoesNotExistIsSaidNotToExist() {
    assertThat(run("show none.json").complaints())
        .singleElement()
        .asString()
        .contains("none.json does not exist");
    assertThat(run("run --approved none.json").complaints())
        .singleElement()
        .asString()
        .contains("none.json does not exist");
  }

  @Test
  void anOptionThatIsNotSimilarToAnyIsNotCorrected() {
    assertThat(run("month 2026-01 --type refund").complaints())
        .singleElement()
        .asString()
        .contains("unknown option \"--type\"")
        .doesNotContain("closest match");
    assertThat(run("month 2026-01 --ouput json").err()).contains("closest match is --output");
  }

  @Test
  void whoeverGivesAMonthToRefundsIsNotLedToPayAllMonths() {
    assertThat(run("plan --type contractor_payroll,refund --month 2026-01").complaints())
        .singleElement()
        .asString()
        .contains("run the types that take no month separately", "payroll covers all months");
  }

  /** Nothing but the create needs the record of a split's contractor. */
  @Test
  void aRejectedContractorIsNamedWithWhatToDo() {
    String split =
        stack
            .has()
            .split("Bonus", "0f1e2d3c-0000-4000-8000-000000000009")
            .amount("10", "USD")
            .add();
    CommandStack.Result result = run("run --type invoice_split --output json");
    Map<?, ?> item = result.item(split);
    assertThat(item.get("reason")).isEqualTo("create_rejected");
    assertThat(String.valueOf(item.get("message")))
        .contains("the contractor's page, 0f1e2d3c-0000-4000-8000-000000000009, does not exist")
        .contains("share or restore it, or correct the person to pay");
  }

  @Test
  void aPayoutToBeCreatedByHandIsToBeLinkedToItsOrder() {
    String ann = stack.has().contractor("Ann").add();
    stack.has().rate(ann).monthly("2000").currency("USD").to(LocalDate.of(2026, 1, 15)).add();
    stack.has().rate(ann).monthly("3000").currency("EUR").from(LocalDate.of(2026, 1, 16)).add();
    stack.has().order(ann, LAST_OF_JANUARY).add();
    assertThat(run("plan").out()).contains("with its relation to the task order set to this order");
  }
}
