package dev.payouts.notion.textbook;

import static java.util.Objects.requireNonNull;

import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few contractors, rates and payables by chance, and what payout-core/RULES.md says of them, for
 * tests of more than the rules.
 *
 * @param due what is to be paid, with amount and currency in plain digits, as in {@code 12.5 USD}
 * @param contractors who is paid by what is due
 * @param notDue what is listed and must not be paid
 */
public record DrawnPayables(
    Map<String, String> due, Map<String, String> contractors, Set<String> notDue) {
  /** Adds them to a workspace; the same for the same seed. */
  public static DrawnPayables add(long seed, PayrollWorkspace workspace, LocalDate today) {
    Book book = RandomBook.fillAFew(seed, workspace, today);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.putAll(new TextbookPayroll(book, null, null).verdicts());
    var requests = new TextbookRequests(book);
    verdicts.putAll(requests.verdicts(book.refunds));
    verdicts.putAll(requests.verdicts(book.splits));
    var drawn = new DrawnPayables(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>());
    verdicts.forEach(
        (id, verdict) -> {
          if (verdict.outcome().equals("created")) {
            drawn.due.put(id, requireNonNull(verdict.amount()));
          } else {
            drawn.notDue.add(id);
          }
        });
    book.orders.forEach(order -> drawn.name(order.id, order.contractors));
    book.refunds.forEach(refund -> drawn.name(refund.id, refund.contractors));
    book.splits.forEach(split -> drawn.name(split.id, split.contractors));
    return drawn;
  }

  private void name(String id, List<String> named) {
    if (due.containsKey(id)) {
      contractors.put(id, named.get(0));
    }
  }
}
