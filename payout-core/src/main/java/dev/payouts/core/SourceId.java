package dev.payouts.core;

/**
 * The ID of a payable, the record that a payout is made from. Compared without regard to dashes and
 * case.
 *
 * @param value in lower case, with the dashes of a UUID if it is one
 */
public record SourceId(String value) implements Comparable<SourceId> {
  /**
   * Takes the ID in any spelling.
   *
   * @param value in any spelling
   * @throws IllegalArgumentException if it is empty or holds a character that no ID has
   */
  public SourceId {
    value = Ids.canonical(value);
  }

  @Override
  public int compareTo(SourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
