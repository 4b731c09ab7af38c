package dev.payouts.notion.sandbox;

import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice split to add; a pending Commission by default. Not thread-safe. */
public final class SplitSeed extends Seed<SplitSeed> {
  SplitSeed(PayrollWorkspace workspace, String name, @Nullable String contractorId) {
    super(workspace, DataSourceKey.INVOICE_SPLITS);
    property("Name", name);
    property("Auto Name", "SPL :: " + name);
    property("Type", "Commission");
    property("Status", "Pending");
    property("Person", contractorId);
  }

  /**
   * Sets amount and currency.
   *
   * @param amount in whole units of the currency, as in {@code 12.50}
   * @param currency its code, as in {@code VND}
   * @return this
   */
  public SplitSeed amount(String amount, String currency) {
    return property("Amount", new BigDecimal(amount)).property("Currency", currency);
  }

  /**
   * Sets the type: Commission, Bonus, Fee or Service Fee.
   *
   * @param type the option
   * @return this
   */
  public SplitSeed type(String type) {
    return property("Type", type);
  }

  /**
   * Sets the role.
   *
   * @param role the option
   * @return this
   */
  public SplitSeed role(String role) {
    return property("Role", role);
  }

  /**
   * Sets the month.
   *
   * @param day the day
   * @return this
   */
  public SplitSeed month(LocalDate day) {
    return property("Month", day);
  }

  /**
   * Sets the result of the description formula.
   *
   * @param description the text
   * @return this
   */
  public SplitSeed description(String description) {
    return property("Description", description);
  }
}
