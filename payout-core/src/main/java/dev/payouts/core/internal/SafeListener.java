package dev.payouts.core.internal;

import dev.payouts.core.Item;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and ignores exceptions of a listener, so that it cannot break a run. */
public final class SafeListener implements RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

  private final RunListener listener;

  /** Wraps a listener. */
  public SafeListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void runStarted(String runId, RunRequest request) {
    tell(() -> listener.runStarted(runId, request));
  }

  @Override
  public void phaseStarted(Phase phase) {
    tell(() -> listener.phaseStarted(phase));
  }

  @Override
  public void waiting(Duration atMost) {
    tell(() -> listener.waiting(atMost));
  }

  @Override
  public void listed(int count) {
    tell(() -> listener.listed(count));
  }

  @Override
  public void decided(int toCreate) {
    tell(() -> listener.decided(toCreate));
  }

  @Override
  public void itemEnded(Item item) {
    tell(() -> listener.itemEnded(item));
  }

  @Override
  public void itemRevised(Item before, Item after) {
    tell(() -> listener.itemRevised(before, after));
  }

  @Override
  public void runEnded(RunReport report) {
    tell(() -> listener.runEnded(report));
  }

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException broken) {
      // The message may quote an item, and logs must not contain names.
      LOG.debug("[PROCESS] a listener failed: {}", broken.getClass().getName());
    }
  }
}
