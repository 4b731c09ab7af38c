package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.Payable;

/** Port: lists the payables of the workspace. Thread-safe. */
public interface PayableSource {
  /**
   * {@return every payable of the request's type in a payable status, oldest first} For a single
   * month, at least those of {@link RunRequest#daysToList}. May return payables that no filter
   * matches, which the engine drops, and duplicates.
   *
   * @param request what to list
   * @throws RunAbortedException if the list would be incomplete; nothing was written
   */
  ImmutableList<Payable> payables(RunRequest request);

  /**
   * {@return every payable to audit, in any status, oldest first} Applies the month at least
   * roughly; may return payables of other months and duplicates. The default lists only payables
   * that may be paid, for backends that cannot list every status; an audit then covers only those.
   *
   * @param request what to list
   * @throws RunAbortedException if the list would be incomplete
   */
  default ImmutableList<ListedPayable> inEveryStatus(AuditRequest request) {
    return payables(RunRequest.builder(request.type()).build()).stream()
        .map(payable -> new ListedPayable(payable, /* mayBePaid= */ true))
        .collect(ImmutableList.toImmutableList());
  }
}
