package dev.payouts.core.internal.create;

import com.google.common.collect.Comparators;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.Shard;
import dev.payouts.core.Timeouts;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.spi.Journal;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a run wait if its journal may lack recent creates that queries do not show yet: if the
 * journal was last used for another shard, or never, or if the last run had another state
 * directory. Waits until everything those processes sent has been applied and is visible.
 */
public record VisibilityWait(RunSettings execution) {
  private static final Logger LOG = LoggerFactory.getLogger(VisibilityWait.class);

  /**
   * Waits if necessary, and records the shard the journal is used for from now on.
   *
   * @throws dev.payouts.core.RunAbortedException if that cannot be recorded
   */
  public void take(Journal.Session session) {
    Shard shard = execution.once().shard();
    boolean isNew = !session.wasLastUsedFor(shard);
    Duration untilVisible = execution.once().timeouts().untilVisible();
    Duration wait =
        isNew
            ? untilVisible
            : session.lastCreateElsewhere().map(this::untilVisible).orElse(Duration.ZERO);
    if (wait.isZero() || wait.isNegative()) {
      return;
    }
    execution.listener().phaseStarted(Phase.TAKE_OVER);
    execution.listener().waiting(wait);
    LOG.debug(
        "[PROCESS] shard={} waits for creates of another journal: ms={}", shard, wait.toMillis());
    boolean isOver = execution.host().sleepUnless(execution.once().isStopping(), wait);
    if (isOver && isNew) { // a run that is being stopped creates nothing
      session.useFor(shard);
    }
  }

  /**
   * Returns how long a create announced at a given time may still be invisible, now that its
   * process has ended. A time in the future counts as now, because the clock was set back.
   */
  private Duration untilVisible(Instant announcedAt) {
    Timeouts timeouts = execution.once().timeouts();
    Duration since = Duration.between(announcedAt, execution.host().now());
    return Comparators.min(
        timeouts.untilVisible(), timeouts.untilVisible(Comparators.max(since, Duration.ZERO)));
  }
}
