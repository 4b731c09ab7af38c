package dev.payouts.core.model;

/**
 * The ID of a payout, exactly as the backend writes it; comparison is case-sensitive.
 *
 * @param value 1 to 200 UTF-16 units, all visible: no white space, control, format (such as
 *     zero-width or bidirectional), private-use or unassigned characters
 */
public record PayoutId(String value) implements Comparable<PayoutId> {
  /**
   * Validates the ID.
   *
   * @param value as the backend writes it
   * @throws IllegalArgumentException if it is empty, too long or contains a character that is not
   *     allowed
   */
  public PayoutId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(PayoutId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
