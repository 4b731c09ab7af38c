package dev.payouts.notion.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Warning;
import dev.payouts.core.model.PayDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TextbookTest {
  /** Set {@code -Dtextbook.seeds=N} for more, {@code -Dtextbook.first=SEED} to replay one. */
  private static final long SEEDS = Long.getLong("textbook.seeds", 1_000);

  private static final long FIRST = Long.getLong("textbook.first", 1);

  /** Each branch has to be met once in so many seeds, or it would be as good as not tested. */
  private static final long SEEDS_PER_BRANCH = 200;

  /** Every reason and warning that a run without failures of Notion can come to. */
  private static final List<String> WORDS =
      List.of(
          "already_paid",
          "contractor_missing",
          "contractor_ambiguous",
          "order_date_missing",
          "order_date_implausible",
          "rate_missing",
          "rate_ambiguous",
          "pay_day_mismatch",
          "pay_day_missing",
          "currency_missing",
          "currency_unknown",
          "hours_incomplete",
          "hours_missing",
          "rate_incomplete",
          "line_item_claimed_twice",
          "rate_change_unsupported",
          "billing_type_unknown",
          "rate_inactive",
          "nothing_to_pay",
          "amount_negative",
          "month_already_paid",
          "month_claimed_twice",
          "contractor_unreadable",
          "amount_missing",
          "value_unavailable",
          "text_too_long",
          "created",
          "hours_summed",
          "hourly_rate_changed",
          "other_payout_in_month",
          "amount_rounded",
          "possible_duplicate");

  @Test
  void randomWorkspacesArePaidAsTheRulesSay() {
    List<String> differences = new ArrayList<>();
    Map<String, Integer> met = new TreeMap<>();
    LongStream.range(FIRST, FIRST + SEEDS)
        .forEach(seed -> differences.addAll(differences(seed, met)));
    System.out.println("textbook seeds=" + SEEDS + " met=" + met);
    assertThat(differences)
        .describedAs("replay with -Dtextbook.seeds=1 -Dtextbook.first=SEED")
        .isEmpty();
    assertThat(rare(met)).describedAs("met too rarely to prove anything").isEmpty();
  }

  private static List<String> rare(Map<String, Integer> met) {
    return Stream.concat(Arrays.stream(Branch.values()).map(Branch::name), WORDS.stream())
        .filter(name -> met.getOrDefault(name, 0) < SEEDS / SEEDS_PER_BRANCH)
        .map(name -> name + "=" + met.getOrDefault(name, 0))
        .toList();
  }

  private static List<String> differences(long seed, Map<String, Integer> met) {
    var random = new Random(seed);
    @Nullable YearMonth month = random.nextInt(3) == 0 ? null : RandomBook.MONTH;
    @Nullable Integer payDay = random.nextInt(3) == 0 ? Integer.valueOf(15) : null;
    try (var stack = DirectStack.start(seed)) {
      RunRequest.Builder payroll = RunRequest.contractorPayroll();
      if (month != null) {
        payroll.month(month);
      }
      if (payDay != null) {
        payroll.payDay(new PayDay(payDay));
      }
      var requests = new TextbookRequests(stack.book());
      List<String> found = new ArrayList<>();
      found.addAll(
          compare(
              seed,
              met,
              new TextbookPayroll(stack.book(), month, payDay).verdicts(),
              stack.run(payroll.build())));
      found.addAll(
          compare(
              seed,
              met,
              requests.verdicts(stack.book().refunds),
              stack.run(RunRequest.refund().build())));
      found.addAll(
          compare(
              seed,
              met,
              requests.verdicts(stack.book().splits),
              stack.run(RunRequest.invoiceSplit().build())));
      stack.book().met().forEach((branch, times) -> met.merge(branch.name(), times, Integer::sum));
      return found;
    }
  }

  private static List<String> compare(
      long seed, Map<String, Integer> met, Map<String, Verdict> expected, RunReport report) {
    for (Verdict verdict : expected.values()) {
      met.merge(verdict.reason() == null ? "created" : verdict.reason(), 1, Integer::sum);
      verdict.warnings().forEach(warning -> met.merge(warning, 1, Integer::sum));
    }
    List<String> differences = new ArrayList<>();
    report.failure().ifPresent(stop -> differences.add("seed " + seed + ": " + stop.sentence()));
    Map<String, Verdict> actual = new LinkedHashMap<>();
    for (Item item : report.items()) {
      actual.put(item.payable().value(), verdict(item));
    }
    expected.forEach(
        (id, verdict) -> {
          Verdict found = actual.remove(id);
          if (!verdict.equals(found)) {
            differences.add(
                "seed %d, %s %s: expected %s but was %s"
                    .formatted(seed, report.request().type().word(), id, verdict, found));
          }
        });
    actual.forEach(
        (id, verdict) -> differences.add("seed %d: %s was not expected".formatted(seed, verdict)));
    return differences;
  }

  private static Verdict verdict(Item item) {
    boolean isCreated = item.reason() == null;
    return new Verdict(
        item.status().word(),
        item.reason() == null ? null : item.reason().word(),
        isCreated && item.money() != null
            ? item.money().plainAmount() + " " + item.money().currency()
            : null,
        isCreated
            ? item.warnings().stream()
                .map(Warning::word)
                .collect(Collectors.toCollection(TreeSet::new))
            : java.util.Set.of());
  }
}
