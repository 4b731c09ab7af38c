package dev.payouts.core.host;

import com.google.common.collect.ImmutableList;

/** The lock of {@link MachineLocks#NONE}. */
enum NoLock implements MachineLocks.Held {
  INSTANCE;

  @Override
  public ImmutableList<MachineLocks.LastCreate> lastCreates() {
    return ImmutableList.of();
  }

  @Override
  public void remember(MachineLocks.LastCreate create) {}

  @Override
  public boolean isIntact() {
    return true;
  }

  @Override
  public void close() {}
}
