package dev.payouts.core.internal;

import dev.payouts.core.Item;
import dev.payouts.core.RunListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener that throws from breaking a run: money matters more than its display. */
final class QuietListener implements RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(QuietListener.class);

  private final RunListener listener;

  QuietListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void phaseStarted(Phase phase) {
    tell(() -> listener.phaseStarted(phase));
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

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException broken) {
      // The message may quote an item, and logs hold no names.
      LOG.debug("[PROCESS] a listener failed: {}", broken.getClass().getName());
    }
  }
}
