package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved month of a contractor's work.
 *
 * @param id its ID
 * @param label its name in the workspace; may be empty
 * @param contractors of its rollup or, where that is empty, of its line items (step 2)
 * @param date its date; null where there is none
 * @param hours the hours of the month
 * @param lineItems all of its line items; none where the backend has none
 */
public record TaskOrder(
    SourceId id,
    String label,
    Value<ImmutableSet<ContractorId>> contractors,
    @Nullable LocalDate date,
    Hours hours,
    ImmutableSet<SourceId> lineItems)
    implements Payable {
  @Override
  public PayableType type() {
    return PayableType.CONTRACTOR_PAYROLL;
  }
}
