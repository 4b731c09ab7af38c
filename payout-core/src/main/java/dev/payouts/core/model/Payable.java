package dev.payouts.core.model;

import com.google.common.collect.ImmutableSet;

/** A payable: a task order, a refund request or an invoice split. */
public sealed interface Payable permits TaskOrder, RefundRequest, InvoiceSplit {
  /** {@return its ID} */
  PayableId id();

  /** {@return its type} */
  PayableType type();

  /** {@return its name in the workspace; may be empty} */
  String label();

  /** {@return the contractors it names; it can be paid only if there is exactly one} */
  Value<ImmutableSet<ContractorId>> contractors();
}
