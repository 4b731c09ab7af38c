package dev.payouts.core.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of payables; the {@code type} of a run (payout-core/RULES.md). */
public enum PayableType {
  /** Task orders: an approved month of a contractor's work. */
  CONTRACTOR_PAYROLL("contractor_payroll"),
  /** Refund requests: approved repayments. */
  REFUND("refund"),
  /** Invoice splits: pending shares of client invoices. */
  INVOICE_SPLIT("invoice_split");

  private final String word;

  PayableType(String word) {
    this.word = word;
  }

  /**
   * {@return the type with a name; empty if there is no such type}
   *
   * @param word the name used in commands, JSON and logs
   */
  public static Optional<PayableType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** {@return the name used in commands, JSON and logs} */
  public String word() {
    return word;
  }

  /**
   * {@return whether the contractor's rate determines the amount} Such payables belong to a month,
   * which is paid once (payout-core/RULES.md, step 8), and take the filters {@code month}, {@code
   * contractor} and {@code pay_day}. The others state their own amount and take the filter {@code
   * id}.
   */
  public boolean isPaidByRate() {
    return switch (this) {
      case CONTRACTOR_PAYROLL -> true;
      case REFUND, INVOICE_SPLIT -> false;
    };
  }
}
