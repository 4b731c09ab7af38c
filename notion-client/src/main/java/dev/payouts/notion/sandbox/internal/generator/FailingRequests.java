package dev.payouts.notion.sandbox.internal.generator;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Unavailable;

/** Creates a refund request and an invoice split for each failure reason. Not thread-safe. */
final class FailingRequests {
  /** More than fits the 100 objects of 2,000 characters that a text can have. */
  private static final int TOO_LONG = 100 * 2_000 + 1;

  private final CaseWorkspace cases;
  private final PayrollWorkspace workspace;

  FailingRequests(CaseWorkspace cases) {
    this.cases = cases;
    this.workspace = cases.workspace;
  }

  void add() {
    addRefunds();
    addSplits();
  }

  /**
   * contractor_missing, contractor_ambiguous, amount_missing, amount_negative, currency_missing and
   * the like.
   */
  private void addRefunds() {
    String one = cases.contractor();
    String other = cases.contractor();
    workspace
        .refund("RFD-TWO-CONTRACTORS", null)
        .property("Contractor", ImmutableList.of(one, other))
        .amount("10", "USD")
        .add();
    workspace.refund("RFD-NO-CONTRACTOR", null).amount("10", "USD").add();
    workspace.refund("RFD-NO-AMOUNT", one).property("Currency", "USD").add();
    workspace.refund("RFD-NEGATIVE", one).amount("-10", "USD").add();
    workspace.refund("RFD-NO-CURRENCY", one).amount("10", "USD").property("Currency", null).add();
    workspace
        .refund("RFD-UNAVAILABLE", one)
        .amount("10", "USD")
        .property("Description Formatted", Unavailable.UNSUPPORTED.json())
        .add();
    workspace.refund("RFD-TOO-LONG", one).amount("10", "USD").details("x".repeat(TOO_LONG)).add();
  }

  /** The same for splits, and create_rejected: a split whose contractor no longer exists. */
  private void addSplits() {
    String one = cases.contractor();
    String other = cases.contractor();
    workspace
        .split("Bonus of two contractors", null)
        .property("Person", ImmutableList.of(one, other))
        .amount("10", "USD")
        .add();
    workspace.split("Bonus without contractor", null).amount("10", "USD").add();
    workspace.split("Bonus without amount", one).property("Currency", "USD").add();
    workspace.split("Bonus below zero", one).amount("-10", "USD").add();
    workspace
        .split("Bonus without currency", one)
        .amount("10", "USD")
        .property("Currency", null)
        .add();
    workspace
        .split("Bonus without description", one)
        .amount("10", "USD")
        .property("Description", Unavailable.INCOMPLETE.json())
        .add();
    workspace
        .split("Bonus of an unknown contractor", workspace.notion().editor().newId())
        .amount("10", "USD")
        .add();
  }
}
