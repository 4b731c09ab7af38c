package dev.payouts.core.model;

import com.google.common.collect.ImmutableSet;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved month of a contractor's work.
 *
 * @param id its ID
 * @param label its name in the workspace; may be empty
 * @param contractors the contractors from its rollup; from its line items if that is empty or
 *     leaves some of them out (step 2)
 * @param date its date; null if it has none
 * @param hours the hours of the month
 * @param lineItems all of its line items, none of which is a listed order; may be empty
 */
public record TaskOrder(
    PayableId id,
    String label,
    Value<ImmutableSet<ContractorId>> contractors,
    @Nullable LocalDate date,
    Hours hours,
    ImmutableSet<PayableId> lineItems)
    implements Payable {
  @Override
  public PayableType type() {
    return PayableType.CONTRACTOR_PAYROLL;
  }
}
