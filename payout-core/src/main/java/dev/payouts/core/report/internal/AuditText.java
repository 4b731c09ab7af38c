package dev.payouts.core.report.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.Item;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the findings of audits. */
public final class AuditText {
  private AuditText() {}

  /** Returns the findings of a kind, in the order of the audits. */
  public static ImmutableList<Finding> findings(List<AuditReport> audits, Kind kind) {
    return audits.stream()
        .flatMap(audit -> audit.findings().stream())
        .filter(finding -> finding.kind() == kind)
        .collect(toImmutableList());
  }

  /** Returns the heading of the findings of a kind. */
  public static String title(Kind kind, int count) {
    return title(kind) + ": " + count;
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case SEVERAL_PAYOUTS -> "POSSIBLE DOUBLE PAYMENT, review before paying";
      case DIFFERS -> "PAID AN AMOUNT THAT DIFFERS FROM THE RULES";
      case NOTHING_FOLLOWS -> "PAID, BUT NO LONGER DUE BY THE RULES";
      case NOT_COMPARABLE -> "PAID TOGETHER, NOT COMPARABLE";
      case UNPAID -> "APPROVED AND UNPAID, a run would pay it";
      case NEEDS_SOMEBODY -> "APPROVED AND UNPAID, action required";
    };
  }

  /** Returns a finding as one line. */
  public static String sentence(Finding finding) {
    String payables = payables(finding);
    return switch (finding.kind()) {
      case SEVERAL_PAYOUTS -> payables + " has the live payouts " + payouts(finding);
      case DIFFERS ->
          payables + ": " + payouts(finding) + "; expected by the rules: " + rules(finding);
      case NOTHING_FOLLOWS -> payables + ": " + payouts(finding) + "; " + reasons(finding);
      case NOT_COMPARABLE ->
          payables + ": " + payouts(finding) + others(finding) + "; compare it by hand";
      case UNPAID -> payables + ": " + rules(finding);
      case NEEDS_SOMEBODY -> payables + ": " + reasons(finding);
    };
  }

  private static String payables(Finding finding) {
    Item first = finding.items().get(0);
    return DisplayText.contractor(first)
        + ", "
        + finding.items().stream()
            .map(
                item ->
                    item.label().isBlank()
                        ? item.payable().value()
                        : item.label() + " (" + item.payable() + ")")
            .collect(Collectors.joining(" and "));
  }

  /** Returns what else the payouts of a finding pay that is not comparable. */
  private static String others(Finding finding) {
    ImmutableSet<PayableId> own =
        finding.items().stream().map(Item::payable).collect(toImmutableSet());
    ImmutableList<String> others =
        finding.payouts().stream()
            .flatMap(payout -> payout.payables().stream())
            .filter(payable -> !own.contains(payable))
            .distinct()
            .map(PayableId::value)
            .collect(toImmutableList());
    return others.isEmpty()
        ? " pays several payables in different currencies"
        : " also pays "
            + String.join(" and ", others)
            + (others.size() == 1 ? ", which is" : ", which are")
            + " not among what was read, being of another month or in the trash";
  }

  private static String payouts(Finding finding) {
    boolean namesContractors = finding.differences().contains(Difference.PERSON);
    return finding.payouts().stream()
        .map(payout -> payout(payout, namesContractors))
        .collect(Collectors.joining(" and "));
  }

  private static String payout(LivePayout payout, boolean namesContractors) {
    Money money = payout.money();
    String pays = money == null ? "no amount or no currency" : money.display();
    return payout.id() + " (" + pays + (namesContractors ? to(payout.contractors()) : "") + ")";
  }

  private static String to(Iterable<ContractorId> contractors) {
    return Iterables.isEmpty(contractors)
        ? " to no contractor"
        : " to " + String.join(" and ", Iterables.transform(contractors, Object::toString));
  }

  /** Returns the expected amount, with its calculation. */
  private static String rules(Finding finding) {
    Money expected = finding.expected();
    String contractors =
        finding.differences().contains(Difference.PERSON)
            ? to(
                finding.items().stream()
                    .flatMap(item -> Stream.ofNullable(item.contractor()))
                    .distinct()
                    .collect(toImmutableList()))
            : "";
    return (expected == null ? "nothing" : expected.display())
        + contractors
        + ": "
        + finding.items().stream()
            .map(item -> CalculationText.of(item.calculation(), item.money()))
            .collect(Collectors.joining("; "));
  }

  private static String reasons(Finding finding) {
    return finding.items().stream()
        .filter(item -> item.reason() != null)
        .map(DisplayText::fullReason)
        .collect(Collectors.joining("; "));
  }
}
