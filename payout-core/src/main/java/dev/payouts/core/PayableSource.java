package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/** Port: the payables of the workspace. Safe for use by several threads. */
public interface PayableSource {
  /**
   * {@return every payable of the request's type whose status lets it be paid, oldest first} Of a
   * run for one month at least those of {@link RunRequest#daysToList}. May return payables that no
   * filter matches (the engine drops them) and one twice.
   *
   * @param request what is asked for
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableList<Payable> payables(RunRequest request);
}
