package dev.payouts.core;

import com.google.common.collect.ImmutableSet;

/** What a payout is made from: a task order, a refund request or an invoice split. */
public sealed interface Payable permits TaskOrder, RefundRequest, InvoiceSplit {
  /** {@return its ID} */
  SourceId id();

  /** {@return what kind it is} */
  PayableType type();

  /** {@return the name that people know it by in the workspace; may be empty} */
  String label();

  /** {@return the people it is to be paid to: it can be paid only if that is exactly one} */
  Value<ImmutableSet<ContractorId>> contractors();
}
