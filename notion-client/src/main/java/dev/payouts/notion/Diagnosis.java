package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import java.util.Optional;

/**
 * The result of checking a workspace: what is right and what is wrong, all at once. Immutable.
 *
 * @param findings in the order of the checks
 * @param contact whether Notion was reached
 * @param payouts the ID of the data source in which runs create payouts, if it was found
 */
public record Diagnosis(
    ImmutableList<Finding> findings, Contact contact, Optional<String> payouts) {
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
