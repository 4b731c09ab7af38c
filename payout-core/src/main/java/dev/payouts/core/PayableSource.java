package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/** Port: the payables of the workspace. Safe for use by several threads. */
public interface PayableSource {
  /**
   * Returns every payable of the request's type whose status lets it be paid, oldest first: of a
   * run for one month at least those of {@link RunRequest#daysToList}. May return payables that no
   * filter matches (the engine drops them) and one twice.
   *
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableList<Payable> payables(RunRequest request);
}
