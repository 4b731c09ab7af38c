package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A refund request to add; Approved by default. Not thread-safe. */
public final class RefundSeed extends Seed<RefundSeed> {
  RefundSeed(PayrollWorkspace workspace, String refundId, @Nullable String contractorId) {
    super(workspace, DataSourceKey.REFUNDS);
    property("Refund ID", refundId);
    property("Status", "Approved");
    property("Contractor", contractorId);
    if (contractorId != null) {
      property("Person", titles(workspace.text(contractorId, "Full Name", "")));
    }
  }

  /**
   * Sets amount and currency.
   *
   * @param amount in whole units of the currency, as in {@code 12.50}
   * @param currency its code, as in {@code VND}
   * @return this
   */
  public RefundSeed amount(String amount, String currency) {
    return property("Amount", new BigDecimal(amount)).property("Currency", currency);
  }

  /**
   * Sets the reason.
   *
   * @param reason the option
   * @return this
   */
  public RefundSeed reason(String reason) {
    return property("Reason", reason);
  }

  /**
   * Sets the description and the formula that formats it.
   *
   * @param description the text
   * @return this
   */
  public RefundSeed description(String description) {
    return property("Description", description)
        .property("Description Formatted", "Refund: " + description);
  }

  /**
   * Sets the details.
   *
   * @param details the text
   * @return this
   */
  public RefundSeed details(String details) {
    return property("Details", details);
  }

  /**
   * Sets the day of the request.
   *
   * @param day the day
   * @return this
   */
  public RefundSeed requested(LocalDate day) {
    return property("Date Requested", day);
  }

  /** Returns a rollup of one title. */
  private static ImmutableMap<String, Object> titles(String title) {
    ImmutableMap<String, Object> text =
        ImmutableMap.of(
            "type", "text", "text", ImmutableMap.of("content", title), "plain_text", title);
    ImmutableMap<String, Object> element =
        ImmutableMap.of("type", "title", "title", ImmutableList.of(text));
    return ImmutableMap.of(
        "type", "array", "array", ImmutableList.of(element), "function", "show_original");
  }
}
