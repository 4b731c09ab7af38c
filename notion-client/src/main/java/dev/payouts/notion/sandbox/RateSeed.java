package dev.payouts.notion.sandbox;

import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A rate to be added; Active, always in force and without amounts unless set. Not thread-safe. */
public final class RateSeed extends Seed<RateSeed> {
  RateSeed(PayrollWorkspace workspace, String contractorId) {
    super(workspace, DataSourceKey.RATES);
    property("Contractor", contractorId);
    property("Status", "Active");
  }

  /**
   * Makes it a monthly rate of an amount.
   *
   * @param amount a month, in whole units of the currency
   * @return this
   */
  public RateSeed monthly(String amount) {
    return property("Billing Type", "Monthly Fixed")
        .property("Monthly Fixed", new BigDecimal(amount));
  }

  /**
   * Makes it a mixed rate of a monthly amount.
   *
   * @param amount a month, in whole units of the currency
   * @return this
   */
  public RateSeed mixed(String amount) {
    return property("Billing Type", "Mixed").property("Monthly Fixed", new BigDecimal(amount));
  }

  /**
   * Makes it an hourly rate of an amount.
   *
   * @param amount an hour, in whole units of the currency
   * @return this
   */
  public RateSeed hourly(String amount) {
    return property("Billing Type", "Hourly Rate").property("Hourly Rate", new BigDecimal(amount));
  }

  /**
   * Sets the billing type alone.
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
   * @param day as its option is called
   * @return this
   */
  public RateSeed payday(String day) {
    return property("Payday", day);
  }

  /**
   * Sets the status.
   *
   * @param status the option
   * @return this
   */
  public RateSeed status(String status) {
    return property("Status", status);
  }
}
