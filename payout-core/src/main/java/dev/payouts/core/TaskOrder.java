package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved month of a contractor's work.
 *
 * @param id its ID
 * @param label its name in the workspace; may be empty
 * @param contractors of its rollup or, where that is empty, of its line items (rule 2)
 * @param date its date; null where there is none
 * @param hoursWorked the final hours of the month
 * @param lineItems its line items; complete if the run completes orders, else empty
 */
public record TaskOrder(
    SourceId id,
    String label,
    Value<ImmutableSet<ContractorId>> contractors,
    @Nullable LocalDate date,
    Value<BigDecimal> hoursWorked,
    ImmutableSet<SourceId> lineItems)
    implements Payable {
  @Override
  public PayableType type() {
    return PayableType.CONTRACTOR_PAYROLL;
  }
}
