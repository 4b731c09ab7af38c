package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payout to add, as if created by hand; Pending by default. Not thread-safe. */
public final class PayoutSeed extends Seed<PayoutSeed> {
  PayoutSeed(PayrollWorkspace workspace, @Nullable String contractorId) {
    super(workspace, DataSourceKey.PAYOUTS);
    property("Name", "Payout");
    property("Status", "Pending");
    property("Person", contractorId);
  }

  /**
   * Sets the name.
   *
   * @param name its name
   * @return this
   */
  public PayoutSeed name(String name) {
    return property("Name", name);
  }

  /**
   * Sets the task orders that it pays.
   *
   * @param orderIds the IDs of the orders
   * @return this
   */
  public PayoutSeed orders(String... orderIds) {
    return property("00 Task Order", ImmutableList.copyOf(orderIds));
  }

  /**
   * Sets the rates that it refers to.
   *
   * @param rateIds the IDs of the rates
   * @return this
   */
  public PayoutSeed rates(String... rateIds) {
    return property("00 Service Rate", ImmutableList.copyOf(rateIds));
  }

  /**
   * Sets the refunds that it pays.
   *
   * @param refundIds the IDs of the refund requests
   * @return this
   */
  public PayoutSeed refunds(String... refundIds) {
    return property("01 Refund", ImmutableList.copyOf(refundIds));
  }

  /**
   * Sets the invoice splits that it pays.
   *
   * @param splitIds the IDs of the invoice splits
   * @return this
   */
  public PayoutSeed splits(String... splitIds) {
    return property("02 Invoice Split", ImmutableList.copyOf(splitIds));
  }

  /**
   * Sets amount and currency.
   *
   * @param amount in whole units of the currency, as in {@code 12.50}
   * @param currency its code, as in {@code VND}
   * @return this
   */
  public PayoutSeed amount(String amount, String currency) {
    return property("Amount", new BigDecimal(amount)).property("Currency", currency);
  }

  /**
   * Sets the date.
   *
   * @param day the day
   * @return this
   */
  public PayoutSeed date(LocalDate day) {
    return property("Date", day);
  }
}
