package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;

/** A contractor to add; Active and without positions by default. Not thread-safe. */
public final class ContractorSeed extends Seed<ContractorSeed> {
  ContractorSeed(PayrollWorkspace workspace, String name) {
    super(workspace, DataSourceKey.CONTRACTORS);
    property("Full Name", name);
    property("Status", "Active");
  }

  /**
   * Sets the Discord handle.
   *
   * @param handle as in {@code alice}
   * @return this
   */
  public ContractorSeed discord(String handle) {
    return property("Discord", handle);
  }

  /**
   * Sets the positions.
   *
   * @param positions the names of the positions
   * @return this
   */
  public ContractorSeed positions(String... positions) {
    return property("Position", ImmutableList.copyOf(positions));
  }
}
