package dev.payouts.core.internal;

import dev.payouts.core.Journal;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.Shard;
import dev.payouts.core.host.Host;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a shard begin with a journal that was last used for another one, or never: other journals
 * then know of creates for its payables which this one does not. It waits until whatever those
 * processes sent before this run has been carried out and shows.
 */
final class TakeOver {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  private final Execution execution;
  private final RunListener listener;

  TakeOver(Execution execution, RunListener listener) {
    this.execution = execution;
    this.listener = listener;
  }

  /**
   * Waits if need be, and writes down whose journal it is from now on.
   *
   * @throws dev.payouts.core.RunStoppedException if that cannot be written down
   */
  void take(Journal.Session session) {
    Shard shard = execution.once().shard();
    if (session.wasLastUsedFor(shard)) {
      return;
    }
    listener.phaseStarted(Phase.TAKE_OVER);
    Duration wait = execution.once().patience().untilVisible();
    listener.waiting(wait);
    LOG.debug("[PROCESS] shard={} is new to the journal: waits ms={}", shard, wait.toMillis());
    if (isOver(wait)) {
      session.useFor(shard);
    }
  }

  /** Waits; says no if the run is being stopped, which then creates nothing. */
  private boolean isOver(Duration wait) {
    Host host = execution.host();
    Duration until = host.elapsed().plus(wait);
    while (host.elapsed().compareTo(until) < 0) {
      if (execution.once().isStopping().getAsBoolean()) {
        return false;
      }
      Duration left = until.minus(host.elapsed());
      host.sleep(left.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : left);
    }
    return true;
  }
}
