package dev.payouts.core;

import java.time.Duration;

/**
 * Passes every event to two listeners.
 *
 * @param first receives each event first
 * @param second receives each event second
 */
record CompositeRunListener(RunListener first, RunListener second) implements RunListener {
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

  @Override
  public void runStarted(String runId, RunRequest request) {
    first.runStarted(runId, request);
    second.runStarted(runId, request);
  }

  @Override
  public void waiting(Duration atMost) {
    first.waiting(atMost);
    second.waiting(atMost);
  }

  @Override
  public void itemRevised(Item before, Item after) {
    first.itemRevised(before, after);
    second.itemRevised(before, after);
  }

  @Override
  public void runEnded(RunReport report) {
    first.runEnded(report);
    second.runEnded(report);
  }
}
