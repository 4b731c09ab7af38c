package dev.payouts.benchmarks.calls;

/**
 * What a workspace holds after a run, seen from the inside.
 *
 * @param created payouts that the run created
 * @param paidTwice payables with more than one payout
 * @param unpaid payables without one
 */
public record Verdict(int created, int paidTwice, int unpaid) {
  /**
   * Tells whether the run did all of its work: a payout for each payable, and no further one but
   * those that paid twice.
   */
  public boolean isWholeWorkOf(Scenario scenario) {
    return unpaid == 0 && created == scenario.toCreate() + paidTwice;
  }
}
