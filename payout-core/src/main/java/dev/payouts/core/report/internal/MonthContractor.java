package dev.payouts.core.report.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.payouts.core.Item;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.Status;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The payouts of one contractor in a month.
 *
 * @param name the name of the contractor, else the ID; how many, if it pays none or several
 * @param id the ID; empty if the payouts pay none or several
 * @param payouts the payouts, by type and payable
 */
public record MonthContractor(String name, Optional<ContractorId> id, ImmutableList<Paid> payouts) {
  private static final Comparator<Paid> BY_TYPE =
      Comparator.<Paid, Integer>comparing(MonthContractor::place)
          .thenComparing(MonthContractor::label)
          .thenComparing(paid -> paid.payout().payout().id());

  private static final Comparator<MonthContractor> BY_NAME =
      Comparator.comparing(MonthContractor::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(contractor -> contractor.id().map(ContractorId::value).orElse(""));

  /** Returns the contractors of a month by name. */
  public static ImmutableList<MonthContractor> of(MonthReport report) {
    ImmutableListMultimap<Optional<ContractorId>, Paid> byContractor =
        Multimaps.index(report.payouts(), Paid::contractor);
    List<MonthContractor> contractors = new ArrayList<>();
    byContractor
        .asMap()
        .forEach(
            (id, payouts) ->
                contractors.add(
                    new MonthContractor(
                        contractorName(payouts.iterator().next()),
                        id,
                        ImmutableList.sortedCopyOf(BY_TYPE, payouts))));
    return ImmutableList.sortedCopyOf(BY_NAME, contractors);
  }

  /** Payouts of no type, or of several, come last. */
  private static int place(Paid paid) {
    return paid.payout().type().map(PayableType::ordinal).orElse(PayableType.values().length);
  }

  private static String contractorName(Paid paid) {
    String name = paid.contractorName();
    return paid.contractor()
        .map(id -> name == null || name.isBlank() ? id.value() : name)
        .orElse("(no contractor, or several)");
  }

  /** Returns the pay days, which are several only if rates with different ones were paid. */
  public String payDays() {
    return payouts.stream()
        .map(Paid::payDay)
        .filter(Objects::nonNull)
        .map(PayDay::dayOfMonth)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** Returns how many payouts have each status, such as {@code 2 Paid, 1 Pending}. */
  public static String statuses(List<Paid> payouts) {
    Map<String, Long> counts =
        payouts.stream()
            .collect(groupingBy(MonthContractor::status, TreeMap::new, Collectors.counting()));
    return Joiner.on(", ")
        .join(
            counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .iterator());
  }

  /** Returns the status of a payout. */
  public static String status(Paid paid) {
    String status = paid.payout().payout().status();
    return status == null ? "no status" : status;
  }

  /** Returns what a payout pays: the labels of its payables, else their IDs. */
  public static String label(Paid paid) {
    if (paid.payout().payables().isEmpty()) {
      return "made by hand, for no payable";
    }
    return paid.items().isEmpty()
        ? Joiner.on(", ").join(paid.payout().payables().values())
        : paid.items().stream().map(DisplayText::label).collect(Collectors.joining(", "));
  }

  /** Returns the title of the type of a payout's payables. */
  public static String type(Paid paid) {
    return paid.payout().type().map(DisplayText::title).orElse("Other");
  }

  /** Returns the title of the payables that belong to no month. */
  public static String undatedTitle(int count) {
    return "APPROVED AND UNPAID, in no month, because the date is missing or implausible: " + count;
  }

  /** Returns what payouts pay by type, and then by status, as one line each. */
  public static ImmutableList<String> subtotals(List<Paid> payouts) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    Multimaps.index(ImmutableList.sortedCopyOf(BY_TYPE, payouts), MonthContractor::type)
        .asMap()
        .forEach((type, some) -> lines.add(subtotal(type, some)));
    new TreeMap<>(Multimaps.index(payouts, MonthContractor::status).asMap())
        .forEach((status, some) -> lines.add(subtotal("Of these " + status, some)));
    return lines.build();
  }

  private static String subtotal(String title, Collection<Paid> payouts) {
    ImmutableList<String> totals =
        TotalsText.lines(MonthReport.totals(ImmutableList.copyOf(payouts)));
    return title + ": " + (totals.isEmpty() ? "no known amount" : String.join(", ", totals));
  }

  /** Returns what may be paid twice, with what it pays together; empty if nothing is. */
  public static Optional<String> possibleDuplicates(MonthReport report) {
    ImmutableList<Paid> twice = report.possibleDuplicates();
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of(subtotal("Of the totals, a possible double payment of the same work", twice));
  }

  /** Returns the payouts of a type; of none or several with empty. */
  public static ImmutableList<Paid> of(List<Paid> payouts, Optional<PayableType> type) {
    return payouts.stream()
        .filter(paid -> paid.payout().type().equals(type))
        .collect(toImmutableList());
  }

  /** Returns a payable without a payout as one line: what it would pay, or why it would not. */
  public static String line(Item item) {
    String pays =
        item.money() == null || item.status() == Status.FAILED
            ? DisplayText.fullReason(item)
            : item.money().display();
    return "%s, %s (%s): %s"
        .formatted(DisplayText.contractor(item), DisplayText.label(item), item.payable(), pays);
  }

  /** Returns a payable that is paid by payouts of other months as one line. */
  public static String elsewhere(Item item) {
    return "%s, %s (%s): payout %s"
        .formatted(
            DisplayText.contractor(item),
            DisplayText.label(item),
            item.payable(),
            Joiner.on(", ").join(item.paid().stream().map(paid -> paid.id()).iterator()));
  }
}
