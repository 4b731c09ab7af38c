package dev.payouts.benchmarks.calls;

/** The ways to make payouts that are compared. */
public enum Way {
  /** A rate query, a payout query, a contractor read and a create for each payable. */
  N_PLUS_ONE("N+1"),
  /** The batching of the original's head: rates in batches, contractors singly, a scan. */
  ORIGINAL_HEAD("head"),
  /** This program: the engine over a workspace. */
  OURS("ours"),
  /** This program with {@code --complete-orders}, as the original does unless told otherwise. */
  OURS_COMPLETING("ours, completing");

  private final String title;

  Way(String title) {
    this.title = title;
  }

  /** Returns what tables call it. */
  public String title() {
    return title;
  }
}
