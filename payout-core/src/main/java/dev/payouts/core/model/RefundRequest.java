package dev.payouts.core.model;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved repayment to a contractor.
 *
 * @param id its ID
 * @param label its Refund ID; may be empty
 * @param contractors the contractors to repay
 * @param contractorName the contractor's name as the request shows it; null if it shows none
 * @param amount the requested amount
 * @param currency the currency of the amount
 * @param reason the reason, in a word or two
 * @param description what the refund is for
 * @param details the description of the payout
 * @param formattedDescription the description of the payout if there are no details
 * @param dateRequested when it was requested; null if that is empty
 */
public record RefundRequest(
    PayableId id,
    String label,
    Value<ImmutableSet<ContractorId>> contractors,
    @Nullable String contractorName,
    Value<BigDecimal> amount,
    Value<CurrencyCode> currency,
    Value<String> reason,
    Value<String> description,
    Value<String> details,
    Value<String> formattedDescription,
    @Nullable LocalDate dateRequested)
    implements Payable {
  @Override
  public PayableType type() {
    return PayableType.REFUND;
  }
}
