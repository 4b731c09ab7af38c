package dev.payouts.core;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of payables; the {@code type} of a run (RULES.md). */
public enum PayableType {
  /** Task orders: an approved month of a contractor's work. Source type "Service Fee". */
  CONTRACTOR_PAYROLL("contractor_payroll", "Service Fee"),
  /** Refund requests: approved repayments. Source type "Refund". */
  REFUND("refund", "Refund"),
  /** Invoice splits: pending shares of client invoices. Source type "Commission". */
  INVOICE_SPLIT("invoice_split", "Commission");

  private final String word;
  private final String sourceType;

  PayableType(String word, String sourceType) {
    this.word = word;
    this.sourceType = sourceType;
  }

  /** Returns the type that a word names, if one does. */
  public static Optional<PayableType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** Returns the word that commands, JSON and logs use. */
  public String word() {
    return word;
  }

  /** Returns what RULES.md calls the source type. */
  public String sourceType() {
    return sourceType;
  }
}
