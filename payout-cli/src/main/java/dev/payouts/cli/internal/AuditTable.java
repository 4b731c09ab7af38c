package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.ContractorId;
import dev.payouts.core.Item;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Money;
import dev.payouts.core.Working;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Audits for a person: what was found, by kind, with the arithmetic of today. */
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
      lines.add("This audit was not carried through: see the error for why.");
    } else {
      lines.add(looked(audit));
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
    ImmutableList<String> waiting = FindingsText.waiting(audit.waiting());
    if (!waiting.isEmpty()) {
      lines.add("", waiting.get(0));
      waiting.stream().skip(1).forEach(line -> lines.add(TerminalText.plain("  " + line)));
    }
    lines.add("", "Requests: " + Requests.sum(audit.calls()), "");
  }

  private static String headline(AuditReport audit) {
    return Words.title(audit.request().type())
        + ", "
        + Words.month(Optional.ofNullable(audit.request().month()))
        + ", audit (nothing was changed)";
  }

  private static String looked(AuditReport audit) {
    String payable = Words.payable(audit.request().type());
    return Words.count(audit.payables(), payable, payable + "s")
        + " looked at, "
        + audit.paid()
        + " of them with a payout; "
        + (audit.findings().isEmpty()
            ? "nothing was found"
            : Words.count(audit.findings().size(), "finding", "findings"));
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case SEVERAL_PAYOUTS -> "MONEY MAY HAVE GONE OUT TWICE; someone must look";
      case DIFFERS -> "PAID OTHERWISE THAN THE RULES SAY TODAY";
      case NOTHING_FOLLOWS -> "PAID, AND NO LONGER FOLLOWS FROM THE RULES";
      case NOT_COMPARABLE -> "PAID TOGETHER, AND NOT TO BE COMPARED";
      case UNPAID -> "APPROVED AND NOT PAID; a run would pay it";
      case NEEDS_SOMEBODY -> "APPROVED AND NOT PAID; needs somebody";
    };
  }

  private static String sentence(Finding finding) {
    String which = which(finding);
    return switch (finding.kind()) {
      case SEVERAL_PAYOUTS -> which + " has the live payouts " + payouts(finding);
      case DIFFERS -> which + ": " + payouts(finding) + "; the rules say " + rules(finding);
      case NOTHING_FOLLOWS -> which + ": " + payouts(finding) + "; " + reasons(finding);
      case NOT_COMPARABLE ->
          which
              + ": "
              + payouts(finding)
              + " pays several payables, of other months or currencies: compare it by hand";
      case UNPAID -> which + ": " + rules(finding);
      case NEEDS_SOMEBODY -> which + ": " + reasons(finding);
    };
  }

  private static String which(Finding finding) {
    Item first = finding.items().get(0);
    return Words.who(first)
        + ", "
        + finding.items().stream()
            .map(
                item ->
                    item.label().isBlank()
                        ? item.source().value()
                        : item.label() + " (" + item.source() + ")")
            .collect(Collectors.joining(" and "));
  }

  private static String payouts(Finding finding) {
    boolean namesPeople = finding.differences().contains(Difference.PERSON);
    return finding.payouts().stream()
        .map(payout -> payout(payout, namesPeople))
        .collect(Collectors.joining(" and "));
  }

  private static String payout(LivePayout payout, boolean namesPeople) {
    Money money = payout.money();
    String pays = money == null ? "no amount or no currency" : Words.money(money);
    return payout.id() + " (" + pays + (namesPeople ? to(payout.people()) : "") + ")";
  }

  private static String to(Iterable<ContractorId> people) {
    return Iterables.isEmpty(people)
        ? " to nobody"
        : " to " + String.join(" and ", Iterables.transform(people, Object::toString));
  }

  /** Returns what follows today, with how. */
  private static String rules(Finding finding) {
    Money expected = finding.expected();
    String people =
        finding.differences().contains(Difference.PERSON)
            ? to(
                finding.items().stream()
                    .flatMap(item -> Stream.ofNullable(item.contractor()))
                    .distinct()
                    .collect(toImmutableList()))
            : "";
    return (expected == null ? "nothing" : Words.money(expected))
        + people
        + ": "
        + finding.items().stream().map(AuditTable::arithmetic).collect(Collectors.joining("; "));
  }

  private static String arithmetic(Item item) {
    Working working = item.working();
    Money money = item.money();
    return working == null || money == null ? "" : Arithmetic.of(working, money);
  }

  private static String reasons(Finding finding) {
    return finding.items().stream()
        .filter(item -> item.reason() != null)
        .map(Words::whyInFull)
        .collect(Collectors.joining("; "));
  }
}
