package dev.payouts.core;

/**
 * Tells two listeners everything.
 *
 * @param first is told first
 * @param second is told second
 */
record BothRunListeners(RunListener first, RunListener second) implements RunListener {
  @Override
  public void phaseStarted(Phase phase) {
    first.phaseStarted(phase);
    second.phaseStarted(phase);
  }

  @Override
  public void listed(int count) {
    first.listed(count);
    second.listed(count);
  }

  @Override
  public void decided(int toCreate) {
    first.decided(toCreate);
    second.decided(toCreate);
  }

  @Override
  public void itemEnded(Item item) {
    first.itemEnded(item);
    second.itemEnded(item);
  }
}
