package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.report.internal.AuditText;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.RunFindingsText;
import dev.payouts.core.report.text.TerminalText;
import java.util.List;
import java.util.Optional;

/** Renders audits as text: the findings by kind, with the calculation by the current rules. */
public final class AuditTable {
  /** Where all findings are; an audit has no page. */
  private static final String ALL = "see --output json";

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
    if (audit.failure().isPresent()) {
      lines.add("This audit did not complete; see the error message.");
    } else {
      lines.add(summary(audit));
    }
    for (Kind kind : Kind.values()) {
      ImmutableList<Finding> findings = AuditText.findings(List.of(audit), kind);
      if (!findings.isEmpty()) {
        lines.add("", AuditText.title(kind, findings.size()));
        findings.forEach(
            finding -> lines.add(TerminalText.plain("  " + AuditText.sentence(finding))));
      }
    }
    list(RunFindingsText.waiting(audit.waiting(), ALL));
    list(RunFindingsText.comparison(audit.comparison(), ALL));
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
}
