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

  /**
   * {@return every payable that an audit looks at, whatever its status, oldest first} Applies the
   * month at least roughly; may return payables of other months and one twice. A backend that does
   * not list those of every status lists those that may be paid, which is what this does: an audit
   * then looks at no others.
   *
   * @param request what is asked for
   * @throws RunStoppedException if they could not be read completely
   */
  default ImmutableList<ListedPayable> ofEveryStatus(AuditRequest request) {
    return payables(RunRequest.builder(request.type()).build()).stream()
        .map(payable -> new ListedPayable(payable, /* mayBePaid= */ true))
        .collect(ImmutableList.toImmutableList());
  }
}
