package dev.payouts.benchmarks.calls;

/**
 * The payouts in a workspace after a run.
 *
 * @param created the payouts created by the run
 * @param paidTwice the payables with several payouts
 * @param unpaid the payables without a payout
 */
public record Verdict(int created, int paidTwice, int unpaid) {
  /**
   * Returns whether the run did all of its work: a payout for each payable, and no others except
   * double payments.
   */
  public boolean isWholeWorkOf(Scenario scenario) {
    return unpaid == 0 && created == scenario.toCreate() + paidTwice;
  }
}
