package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;

/**
 * What an examination of a workspace has found: everything at once, what is right as well as what
 * is wrong. Immutable.
 *
 * @param findings in the order in which things were looked at
 * @param contact whether Notion was reached
 */
public record Diagnosis(ImmutableList<Finding> findings, Contact contact) {
  /** Whether Notion was reached. */
  public enum Contact {
    /** It answered. */
    REACHED,
    /** It was not asked, for want of a token or an address. */
    NOT_ASKED,
    /** It did not, or did not any more: what only Notion knows was not looked at. */
    NOT_REACHED
  }

  /** {@return whether nothing has to be mended, as far as it could be looked at} */
  public boolean isOk() {
    return contact != Contact.NOT_REACHED
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
