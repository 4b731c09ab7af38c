package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.CalculationText;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.RunFindingsText;
import dev.payouts.core.report.text.TerminalText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders audits as text: the findings by kind, with the calculation by the current rules. */
public final class AuditTable {
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  private AuditTable() {}

  /** Returns the audits of one invocation, each line with its line break. */
  public static String of(List<AuditReport> audits) {
    var table = new AuditTable();
    audits.forEach(table::section);
    return String.join("\n", table.lines.build()).stripTrailing() + "\n";
  }

  private void section(AuditReport audit) {
    lines.add(headline(audit), "");
    if (audit.stop().isPresent()) {
      lines.add("This audit did not complete; see the error message.");
    } else {
      lines.add(summary(audit));
    }
    for (Kind kind : Kind.values()) {
      ImmutableList<Finding> findings =
          audit.findings().stream()
              .filter(finding -> finding.kind() == kind)
              .collect(toImmutableList());
      if (!findings.isEmpty()) {
        lines.add("", title(kind) + ": " + findings.size());
        findings.forEach(finding -> lines.add(TerminalText.plain("  " + sentence(finding))));
      }
    }
    list(RunFindingsText.waiting(audit.waiting()));
    list(RunFindingsText.comparison(audit.comparison()));
    lines.add("", "Requests: " + RequestCounts.sum(audit.calls()), "");
  }

  /** Adds a heading and its list, if there is any. */
  private void list(ImmutableList<String> found) {
    if (!found.isEmpty()) {
      lines.add("", found.get(0));
      found.stream().skip(1).forEach(line -> lines.add(TerminalText.plain("  " + line)));
    }
  }

  private static String headline(AuditReport audit) {
    return DisplayText.title(audit.request().type())
        + ", "
        + DisplayText.month(Optional.ofNullable(audit.request().month()))
        + ", audit (nothing was changed)";
  }

  private static String summary(AuditReport audit) {
    String payable = DisplayText.payable(audit.request().type());
    return DisplayText.count(audit.payables(), payable, payable + "s")
        + " checked, "
        + audit.paid()
        + " with a payout; "
        + (audit.findings().isEmpty()
            ? "no findings"
            : DisplayText.count(audit.findings().size(), "finding", "findings"));
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

  private static String sentence(Finding finding) {
    String payables = payables(finding);
    return switch (finding.kind()) {
      case SEVERAL_PAYOUTS -> payables + " has the live payouts " + payouts(finding);
      case DIFFERS ->
          payables + ": " + payouts(finding) + "; expected by the rules: " + rules(finding);
      case NOTHING_FOLLOWS -> payables + ": " + payouts(finding) + "; " + reasons(finding);
      case NOT_COMPARABLE ->
          payables
              + ": "
              + payouts(finding)
              + " pays several payables of different months or currencies; compare it by hand";
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
        + finding.items().stream().map(AuditTable::calculation).collect(Collectors.joining("; "));
  }

  private static String calculation(Item item) {
    Calculation calculation = item.calculation();
    Money money = item.money();
    return calculation == null || money == null ? "" : CalculationText.of(calculation, money);
  }

  private static String reasons(Finding finding) {
    return finding.items().stream()
        .filter(item -> item.reason() != null)
        .map(DisplayText::fullReason)
        .collect(Collectors.joining("; "));
  }
}
