package dev.payouts.core.spi;

/**
 * Where payouts are created: equal for all processes that create payouts there, whatever their
 * configuration. Runs with the same destination must not overlap on one machine
 * (payout-core/DESIGN.md, "Exactly once").
 *
 * @param id the ID of the payouts database, in its canonical form
 * @param localServer identifies the server if it is on this machine, for example by its port; empty
 *     for a remote server. A test server may use the same IDs as another server
 */
public record Destination(String id, String localServer) {
  /**
   * Checks the ID.
   *
   * @param id the ID of the payouts database, in its canonical form
   * @param localServer identifies the server if it is on this machine; empty for a remote server
   * @throws IllegalArgumentException if the ID is blank
   */
  public Destination {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the ID of the payouts database is blank");
    }
  }

  /**
   * {@return a destination on a remote server}
   *
   * @param id the ID of the payouts database, in its canonical form; not blank
   */
  public static Destination of(String id) {
    return new Destination(id, "");
  }
}
