package dev.payouts.core;

/**
 * Where a backend creates payouts: the same for every process that creates them there, however it
 * is configured. Runs with the same destination must not overlap on one machine
 * (payout-core/DESIGN.md, "Exactly once").
 *
 * @param id the payouts database, in one spelling
 * @param localServer which server on this machine holds it, such as its port; empty for a server
 *     elsewhere. A test server may have the IDs of another one
 */
public record Destination(String id, String localServer) {
  /**
   * Takes the two.
   *
   * @param id the payouts database, in one spelling
   * @param localServer which server on this machine holds it; empty for a server elsewhere
   * @throws IllegalArgumentException if the ID is blank
   */
  public Destination {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the ID of the payouts database is blank");
    }
  }

  /**
   * {@return a destination that is not a server on this machine}
   *
   * @param id the payouts database, in one spelling; not blank
   */
  public static Destination of(String id) {
    return new Destination(id, "");
  }
}
