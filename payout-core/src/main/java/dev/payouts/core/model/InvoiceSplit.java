package dev.payouts.core.model;

import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pending share of a client invoice: commission, bonus or fee.
 *
 * @param id its ID
 * @param label its name; may be empty
 * @param autoName the name computed by the workspace, which the filter {@code id} matches
 * @param contractors the contractors who receive the share
 * @param amount the share
 * @param currency the currency of the amount
 * @param description the description of the payout
 * @param month the date of the share; null if it has none
 */
public record InvoiceSplit(
    PayableId id,
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
