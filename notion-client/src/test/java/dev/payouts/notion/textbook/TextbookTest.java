package dev.payouts.notion.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Warning;
import dev.payouts.core.model.PayDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TextbookTest {
  /** Set {@code -Dtextbook.seeds=N} for more, {@code -Dtextbook.first=SEED} to replay one. */
  private static final long SEEDS = Long.getLong("textbook.seeds", 1_000);

  private static final long FIRST = Long.getLong("textbook.first", 1);

  @Test
  void randomWorkspacesArePaidAsTheRulesSay() {
    List<String> differences = new ArrayList<>();
    LongStream.range(FIRST, FIRST + SEEDS).forEach(seed -> differences.addAll(differences(seed)));
    assertThat(differences)
        .describedAs("replay with -Dtextbook.seeds=1 -Dtextbook.first=SEED")
        .isEmpty();
  }

  private static List<String> differences(long seed) {
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
              new TextbookPayroll(stack.book(), month, payDay).verdicts(),
              stack.run(payroll.build())));
      found.addAll(
          compare(
              seed,
              requests.verdicts(stack.book().refunds),
              stack.run(RunRequest.refund().build())));
      found.addAll(
          compare(
              seed,
              requests.verdicts(stack.book().splits),
              stack.run(RunRequest.invoiceSplit().build())));
      return found;
    }
  }

  private static List<String> compare(long seed, Map<String, Verdict> expected, RunReport report) {
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
