package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An approved repayment to a contractor.
 *
 * @param id its ID
 * @param label its Refund ID; may be empty
 * @param contractors whom it is repaid to
 * @param contractorName the name of that person as the request shows it; null where it shows none
 * @param amount what was requested
 * @param currency the currency of the amount
 * @param reason why, in a word or two
 * @param description what for
 * @param details the text for the payout
 * @param formattedDescription the text for the payout where there are no details
 * @param dateRequested when it was requested; null where that is empty
 */
public record RefundRequest(
    SourceId id,
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
