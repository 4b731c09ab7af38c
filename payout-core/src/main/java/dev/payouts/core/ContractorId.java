package dev.payouts.core;

/**
 * The ID of a contractor. Compared without regard to dashes and case.
 *
 * @param value in lower case, with the dashes of a UUID if it is one
 */
public record ContractorId(String value) implements Comparable<ContractorId> {
  /**
   * Takes the ID in any spelling.
   *
   * @param value in any spelling
   * @throws IllegalArgumentException if it is empty or holds a character that no ID has
   */
  public ContractorId {
    value = Ids.canonical(value);
  }

  @Override
  public int compareTo(ContractorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
