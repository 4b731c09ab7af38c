package dev.payouts.notion.textbook;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            request.contractors
                + " "
                + verdict.amount()
                + " "
                + request.date
                + descriptionOf(request);
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
    if (request.contractors.contains(Book.NOT_COMPUTED)) {
      book.met(Branch.REQUEST_CONTRACTOR_NOT_COMPUTED);
      return Verdict.failed("value_unavailable");
    }
    if (request.contractors.size() != 1) {
      return Verdict.failed(
          request.contractors.isEmpty() ? "contractor_missing" : "contractor_ambiguous");
    }
    if (request.amount == null) {
      return Verdict.failed("amount_missing");
    }
    if (request.amount.equals(Book.NOT_COMPUTED)) {
      book.met(Branch.AMOUNT_NOT_COMPUTED);
      return Verdict.failed("value_unavailable");
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
    if (!book.currencies.isKnown(book, currency)) {
      return Verdict.failed("currency_unknown");
    }
    BigInteger paid = book.currencies.ofRequest(book, currency, asked);
    if (paid.signum() == 0) {
      return Verdict.skipped("nothing_to_pay");
    }
    return text(request)
        .orElseGet(
            () -> Verdict.created(Figures.plain(paid) + " " + currency, warnings(asked, paid)));
  }

  private static Set<String> warnings(BigInteger asked, BigInteger paid) {
    return paid.equals(asked) ? Set.of() : Set.of("amount_rounded");
  }

  /** What is wrong with the texts of what would be created. */
  private Optional<Verdict> text(Book.Request request) {
    String description = descriptionOf(request);
    if (description.equals(Book.NOT_COMPUTED)) {
      book.met(Branch.DESCRIPTION_NOT_COMPUTED);
      return Optional.of(Verdict.failed("value_unavailable"));
    }
    if (Book.NOT_COMPUTED.equals(request.formatted)) {
      book.met(Branch.DESCRIPTION_NOT_NEEDED);
    }
    boolean isTooLong =
        Texts.isTooLong(book, nameOf(request)) || Texts.isTooLong(book, description);
    return isTooLong ? Optional.of(Verdict.failed("text_too_long")) : Optional.empty();
  }

  private String nameOf(Book.Request request) {
    String title = request.title == null ? "" : request.title;
    if (book.splits.contains(request)) {
      return title;
    }
    String reason = request.reason == null ? "Refund" : request.reason;
    return title.isEmpty() ? reason : reason + " - " + title;
  }

  private static String descriptionOf(Book.Request request) {
    if (request.details != null) {
      return request.details;
    }
    return request.formatted == null ? "" : request.formatted;
  }

  private static Verdict warned(Verdict verdict) {
    Set<String> warnings = new TreeSet<>(verdict.warnings());
    warnings.add("possible_duplicate");
    return Verdict.created(requireNonNull(verdict.amount()), warnings);
  }
}
