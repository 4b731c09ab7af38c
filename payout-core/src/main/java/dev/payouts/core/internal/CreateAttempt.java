package dev.payouts.core.internal;

import dev.payouts.core.Patience;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.PayoutSink;
import dev.payouts.core.RunReport.Stop;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One create on its way: nothing leaves before its intent is on disk, nor long after. It is asked
 * only while nothing is under way that may have been applied, so that what it withholds certainly
 * was not. For one thread.
 */
final class CreateAttempt implements PayoutSink.Sending {
  /** Why a run did not complete that was stopped from outside. */
  static final Stop STOPPED =
      new Stop(
          StopCause.STOPPED, "The run was stopped before it had created everything: run it again.");

  /** An intent that took longer to reach the disk is written again, with a new time. */
  private static final Duration SLOW_WRITE = Duration.ofSeconds(2);

  private static final int MAX_WRITES = 5;
  private static final String SLOW_JOURNAL =
      "The journal in the state directory takes more than %d s for each line: check its disk and"
          + " run again.";

  private final PayoutDraft draft;
  private final Execution execution;
  private final Ledger ledger;
  private final CreateGuard guard;
  private Instant intendedAt = Instant.MIN;
  private Duration intended = Duration.ZERO;
  private @Nullable Duration left;
  private boolean isIntended;
  private boolean isWithheld;

  CreateAttempt(PayoutDraft draft, Execution execution, Ledger ledger, CreateGuard guard) {
    this.draft = draft;
    this.execution = execution;
    this.ledger = ledger;
    this.guard = guard;
  }

  /** Returns whether an intent is in the journal. */
  boolean isIntended() {
    return isIntended;
  }

  /** Returns whether the last thing that was said is that the request must not leave. */
  boolean isWithheld() {
    return isWithheld;
  }

  /**
   * Returns the elapsed time after which no payout of this create can appear any more, now that it
   * has failed: the wait begins with the failure, and not before the backend has given it up.
   */
  Duration lastChance() {
    Patience patience = execution.once().patience();
    Duration now = execution.host().elapsed();
    Duration givenUp = (left == null ? now : left).plus(patience.processingLimit());
    return longer(givenUp, now).plus(patience.consistencyWait());
  }

  @Override
  public String runKey() {
    return ledger.runKey();
  }

  @Override
  public void whileWaiting() {
    if (execution.once().isStopping().getAsBoolean()) {
      isWithheld = true;
      throw new RunStoppedException(STOPPED.cause(), STOPPED.sentence());
    }
  }

  @Override
  public void beforeSending() {
    whileWaiting();
    left = null;
    for (int writes = 0; writes < MAX_WRITES; writes++) {
      writeIntent();
      if (age().compareTo(SLOW_WRITE) <= 0) {
        return;
      }
    }
    throw withheld(
        new RunStoppedException(
            StopCause.NOT_CARRIED_THROUGH, SLOW_JOURNAL.formatted(SLOW_WRITE.toSeconds())));
  }

  @Override
  public boolean mayLeave() {
    boolean isFresh = age().compareTo(execution.once().patience().maxIntentAge()) <= 0;
    if (isFresh) {
      left = execution.host().elapsed();
    }
    return isFresh;
  }

  private void writeIntent() {
    intended = execution.host().elapsed();
    try {
      intendedAt = ledger.intended(draft);
    } catch (RunStoppedException unwritten) {
      throw withheld(unwritten);
    }
    isIntended = true;
  }

  private RunStoppedException withheld(RunStoppedException why) {
    isWithheld = true;
    guard.halt(new Stop(why.stopCause(), why.sentence()));
    return why;
  }

  /** Returns the age that the intent has for whoever reads it, or more; no clock need be right. */
  private Duration age() {
    Host host = execution.host();
    return longer(host.elapsed().minus(intended), Duration.between(intendedAt, host.now()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
