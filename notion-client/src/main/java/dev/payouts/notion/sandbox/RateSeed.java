package dev.payouts.notion.sandbox;

import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A rate to add; Active, always effective and without amounts by default. Not thread-safe. */
public final class RateSeed extends Seed<RateSeed> {
  RateSeed(PayrollWorkspace workspace, String contractorId) {
    super(workspace, DataSourceKey.RATES);
    property("Contractor", contractorId);
    property("Status", "Active");
  }

  /**
   * Makes it a monthly rate.
   *
   * @param amount per month, in whole units of the currency
   * @return this
   */
  public RateSeed monthly(String amount) {
    return property("Billing Type", "Monthly Fixed")
        .property("Monthly Fixed", new BigDecimal(amount));
  }

  /**
   * Makes it a mixed rate with a monthly amount.
   *
   * @param amount per month, in whole units of the currency
   * @return this
   */
  public RateSeed mixed(String amount) {
    return property("Billing Type", "Mixed").property("Monthly Fixed", new BigDecimal(amount));
  }

  /**
   * Makes it an hourly rate.
   *
   * @param amount per hour, in whole units of the currency
   * @return this
   */
  public RateSeed hourly(String amount) {
    return property("Billing Type", "Hourly Rate").property("Hourly Rate", new BigDecimal(amount));
  }

  /**
   * Sets only the billing type.
   *
   * @param type the option
   * @return this
   */
  public RateSeed billingType(String type) {
    return property("Billing Type", type);
  }

  /**
   * Sets the currency.
   *
   * @param code as in {@code VND}
   * @return this
   */
  public RateSeed currency(String code) {
    return property("Currency", code);
  }

  /**
   * Sets the first day.
   *
   * @param day the day
   * @return this
   */
  public RateSeed from(LocalDate day) {
    return property("Start Date", day);
  }

  /**
   * Sets the last day.
   *
   * @param day the day
   * @return this
   */
  public RateSeed to(LocalDate day) {
    return property("End Date", day);
  }

  /**
   * Sets the pay day, as in {@code 15}.
   *
   * @param day the name of the option
   * @return this
   */
  public RateSeed payday(String day) {
    return property("Payday", day);
  }
}
