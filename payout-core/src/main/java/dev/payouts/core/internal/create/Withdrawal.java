package dev.payouts.core.internal.create;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Moment;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.SinkCalls;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;

/**
 * Withdraws one payout that a query has shown. Queries lag and cancels may wait for the rate limit,
 * so each cancel is sent within seconds of a read by ID that shows the payout unchanged. It is
 * never repeated without another read. Not thread-safe.
 */
final class Withdrawal implements PayoutSink.Sending {
  private static final int MAX_READS = 5;

  private final PayableType type;
  private final LivePayout own;
  private final Ports ports;
  private final RunSettings execution;
  private final Ledger ledger;
  private Moment readAt;
  private boolean mayCancel;
  private boolean isStale;
  private boolean mayBeCancelled;

  Withdrawal(PayableType type, LivePayout own, Ports ports, RunSettings execution, Ledger ledger) {
    this.type = type;
    this.own = own;
    this.ports = ports;
    this.execution = execution;
    this.ledger = ledger;
    this.readAt = Moment.of(execution.host());
  }

  /** What became of the payout. */
  enum Outcome {
    /** It was cancelled by this withdrawal. */
    WITHDRAWN,
    /** It was cancelled or deleted by somebody else. */
    GONE,
    /** Somebody has changed it since the query, so it was left alone. */
    CHANGED,
    /** It could not be read or cancelled. */
    FAILED
  }

  /**
   * Cancels the payout unless somebody has changed it.
   *
   * @throws RunAbortedException if the backend refuses every request, or the run is being stopped
   */
  Outcome end() {
    for (int reads = 0; reads < MAX_READS; reads++) {
      readAt = Moment.of(execution.host()); // the answer may be older than its arrival
      PayoutLookup found = ports.payouts().livePayout(type, own.id());
      if (found instanceof PayoutLookup.NotLive) {
        return mayBeCancelled ? Outcome.WITHDRAWN : Outcome.GONE;
      }
      if (found instanceof PayoutLookup.Unreachable) {
        return Outcome.FAILED;
      }
      if (!isUnchanged(((PayoutLookup.Live) found).payout())) {
        return Outcome.CHANGED;
      }
      CancelResult.Effect effect = cancel();
      if (effect != CancelResult.Effect.UNKNOWN) {
        return effect == CancelResult.Effect.APPLIED ? Outcome.WITHDRAWN : Outcome.FAILED;
      }
    }
    return Outcome.FAILED;
  }

  private boolean isUnchanged(LivePayout now) {
    return now.stage() == LivePayout.Stage.AS_CREATED && now.equals(own);
  }

  /** Sends the cancel at most once; the effect is unknown if the payout has to be read again. */
  private CancelResult.Effect cancel() {
    mayCancel = true;
    isStale = false;
    try {
      return SinkCalls.cancel(ports.sink(), own.id(), this).effect();
    } catch (RunAbortedException stopped) {
      if (!isStale) {
        throw stopped;
      }
      return CancelResult.Effect.UNKNOWN;
    }
  }

  @Override
  public String runKey() {
    return ledger.runKey();
  }

  @Override
  public void whileWaiting() {
    if (execution.once().isStopping().getAsBoolean()) {
      throw new RunAbortedException(
          FailureCause.STOPPED,
          "The run was stopped before its overlap check was complete: the next run repeats it.");
    }
  }

  @Override
  public void beforeSending() {
    if (!mayCancel || !mayLeave()) {
      isStale = true;
      throw new RunAbortedException(
          FailureCause.NOT_CARRIED_THROUGH,
          "The payout has to be read again before it is cancelled.");
    }
    mayCancel = false;
    mayBeCancelled = true;
  }

  @Override
  public boolean mayLeave() {
    return readAt.age(execution.host()).compareTo(SinkCalls.MAX_READ_AGE) <= 0;
  }
}
