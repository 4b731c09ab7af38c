package dev.payouts.core;

/**
 * The ID of a rate. Compared without regard to dashes and case.
 *
 * @param value in lower case, with the dashes of a UUID if it is one
 */
public record RateId(String value) implements Comparable<RateId> {
  /**
   * Takes the ID in any spelling.
   *
   * @param value in any spelling
   * @throws IllegalArgumentException if it is empty or holds a character that no ID has
   */
  public RateId {
    value = Ids.canonical(value);
  }

  @Override
  public int compareTo(RateId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
