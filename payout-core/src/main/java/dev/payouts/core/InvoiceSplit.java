package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pending share of a client invoice: commission, bonus or fee.
 *
 * @param id its ID
 * @param label its name; may be empty
 * @param autoName the name that the workspace computes for it, which the filter {@code id} looks at
 * @param contractors whom the share belongs to
 * @param amount the share
 * @param currency the currency of the amount
 * @param description the text for the payout
 * @param month the date of the share; null where there is none
 */
public record InvoiceSplit(
    SourceId id,
    String label,
    Value<String> autoName,
    Value<ImmutableSet<ContractorId>> contractors,
    Value<BigDecimal> amount,
    Value<CurrencyCode> currency,
    Value<String> description,
    @Nullable LocalDate month)
    implements Payable {
  @Override
  public PayableType type() {
    return PayableType.INVOICE_SPLIT;
  }
}
