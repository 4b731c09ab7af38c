package dev.payouts.core.model;

/**
 * The ID of a payable, exactly as the backend writes it; comparison is case-sensitive.
 *
 * @param value 1 to 200 UTF-16 units, all visible: no white space, control, format (such as
 *     zero-width or bidirectional), private-use or unassigned characters
 */
public record PayableId(String value) implements Comparable<PayableId> {
  /**
   * Validates the ID.
   *
   * @param value as the backend writes it
   * @throws IllegalArgumentException if it is empty, too long or contains a character that is not
   *     allowed
   */
  public PayableId {
    Ids.checked(value);
  }

  @Override
  public int compareTo(PayableId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
