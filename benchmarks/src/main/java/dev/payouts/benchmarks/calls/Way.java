package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;

/** The compared ways to create payouts. */
public enum Way {
  /** A rate query, a payout query, a contractor read and a create per payable. */
  N_PLUS_ONE("N+1"),
  /** The batching of the original's head: rates in batches, contractors singly, a scan. */
  ORIGINAL_HEAD("head"),
  /** This program: the engine over a workspace. */
  OURS("ours"),
  /** This program with {@code --complete-orders}, the default of the original. */
  OURS_COMPLETING("ours, completing");

  /** The ways that are compared in each workspace. */
  public static final ImmutableList<Way> COMPARED =
      ImmutableList.of(N_PLUS_ONE, ORIGINAL_HEAD, OURS);

  private final String title;

  Way(String title) {
    this.title = title;
  }

  /** Returns the name in tables. */
  public String title() {
    return title;
  }

  /** Returns whether it is this program, which is always measured. */
  public boolean isOurs() {
    return this == OURS || this == OURS_COMPLETING;
  }
}
