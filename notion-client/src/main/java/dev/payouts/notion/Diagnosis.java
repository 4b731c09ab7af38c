package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;

/**
 * The result of checking a workspace: what is right and what is wrong, all at once. Immutable.
 *
 * @param findings in the order of the checks
 * @param contact whether Notion was reached
 */
public record Diagnosis(ImmutableList<Finding> findings, Contact contact) {
  /** Whether Notion was reached. */
  public enum Contact {
    /** Notion answered. */
    REACHED,
    /** Notion was not asked, because the token or the URL is missing. */
    NOT_ASKED,
    /** Notion did not answer, or stopped answering: the checks that need it are missing. */
    NOT_REACHED
  }

  /** {@return whether no error was found, and Notion was reached if it was asked} */
  public boolean isOk() {
    return contact != Contact.NOT_REACHED
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
