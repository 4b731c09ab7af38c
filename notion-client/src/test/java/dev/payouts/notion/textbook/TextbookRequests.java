package dev.payouts.notion.textbook;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** payout-core/RULES.md, "Refunds" and "Invoice splits". */
final class TextbookRequests {
  private final Book book;

  TextbookRequests(Book book) {
    this.book = book;
  }

  Map<String, Verdict> verdicts(List<Book.Request> requests) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    Map<String, List<String>> equal = new LinkedHashMap<>();
    for (Book.Request request : requests) {
      Verdict verdict = verdict(request);
      verdicts.put(request.id, verdict);
      if (verdict.outcome().equals("created")) {
        String key =
            request.contractors + " " + verdict.amount() + " " + request.date + request.description;
        equal.computeIfAbsent(key, first -> new ArrayList<>()).add(request.id);
      }
    }
    for (List<String> ids : equal.values()) {
      if (ids.size() > 1) {
        ids.forEach(id -> verdicts.computeIfPresent(id, (k, one) -> warned(one)));
      }
    }
    return verdicts;
  }

  private Verdict verdict(Book.Request request) {
    for (Book.Payout payout : book.payouts) {
      if (!payout.isCancelled && !payout.isInTrash && payout.payables.contains(request.id)) {
        return Verdict.skipped("already_paid");
      }
    }
    if (request.contractors.size() != 1) {
      return Verdict.failed(
          request.contractors.isEmpty() ? "contractor_missing" : "contractor_ambiguous");
    }
    if (request.amount == null) {
      return Verdict.failed("amount_missing");
    }
    BigInteger asked = Figures.units(request.amount);
    if (asked.signum() <= 0) {
      return asked.signum() == 0
          ? Verdict.skipped("nothing_to_pay")
          : Verdict.failed("amount_negative");
    }
    if (request.currency == null || request.currency.isBlank()) {
      return Verdict.failed("currency_missing");
    }
    String currency = request.currency.strip();
    if (!Figures.DECIMALS.containsKey(currency)) {
      return Verdict.failed("currency_unknown");
    }
    BigInteger paid =
        Figures.rounded(
            asked,
            BigInteger.ONE,
            Figures.stepOf(requireNonNull(Figures.DECIMALS.get(currency))),
            /* alwaysUp= */ false);
    if (paid.signum() == 0) {
      return Verdict.skipped("nothing_to_pay");
    }
    Set<String> warnings = paid.equals(asked) ? Set.of() : Set.of("amount_rounded");
    return Verdict.created(Figures.plain(paid) + " " + currency, warnings);
  }

  private static Verdict warned(Verdict verdict) {
    Set<String> warnings = new TreeSet<>(verdict.warnings());
    warnings.add("possible_duplicate");
    return Verdict.created(requireNonNull(verdict.amount()), warnings);
  }
}
