package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunAbortedException;

/** Port: lists the payables of the workspace. Thread-safe. */
public interface PayableSource {
  /**
   * {@return at least every payable that a query matches, oldest first} May also return payables of
   * other days, which the engine drops, and duplicates. A backend that cannot list every status
   * returns those that a run pays; an audit then covers only those.
   *
   * @param query what to list
   * @throws RunAbortedException if the list would be incomplete; nothing was written
   */
  ImmutableList<ListedPayable> payables(PayableQuery query);
}
