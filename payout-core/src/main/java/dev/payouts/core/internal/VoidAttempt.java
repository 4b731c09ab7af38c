package dev.payouts.core.internal;

import static java.util.Objects.requireNonNull;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.VoidRequest.Created;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Moment;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.SinkCalls;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CancelResult;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Voids one payout. Each cancel is sent within seconds of a read that shows the payout as it was
 * created, and after its intent is on disk; it is never repeated without another read. The payout
 * counts as paid until an answer or a read shows it cancelled. Not thread-safe.
 */
final class VoidAttempt implements PayoutSink.Sending {
  private static final int MAX_READS = 5;

  private static final String STALE = "The payout has to be read again before it is cancelled.";

  private final Created created;
  private final PayoutId payout;
  private final Ports ports;
  private final RunSettings execution;
  private final Ledger ledger;
  private final UntouchedCheck untouched;
  private Moment readAt;
  private final boolean isUnfinished;
  private boolean mayCancel;
  private boolean isStale;
  private boolean isWithheld;
  private @Nullable Duration doubtfulUntil;
  private @Nullable RunFailure failure;

  VoidAttempt(
      Created created,
      Ports ports,
      RunSettings execution,
      Ledger ledger,
      UntouchedCheck untouched,
      JournalState before) {
    this.created = created;
    this.payout = requireNonNull(created.item().payout());
    this.ports = ports;
    this.execution = execution;
    this.ledger = ledger;
    this.untouched = untouched;
    this.readAt = Moment.of(execution.host());
    this.isUnfinished = before.isVoiding(payout);
  }

  /** Returns the payout to void, as the run reported it. */
  Created created() {
    return created;
  }

  /** Returns why no other payout may be voided; null if others may. */
  @Nullable RunFailure failure() {
    return failure;
  }

  /** Voids the payout, or says why it was left alone. */
  Result end() {
    Result result;
    try {
      result = cancelOrLeave();
    } catch (RunAbortedException stopped) {
      result = halted(new RunFailure(stopped.stopCause(), stopped.sentence()));
    } catch (Host.StoppedException interrupted) {
      result = halted(Voids.STOPPED);
    }
    boolean ends =
        result.outcome() == Outcome.VOIDED
            || (result.outcome() == Outcome.ALREADY_CANCELLED && isUnfinished);
    return ends ? journaled(result) : result;
  }

  private Result halted(RunFailure why) {
    failure = why;
    return doubtfulUntil == null
        ? Voids.result(created, Outcome.NOT_ATTEMPTED, why.sentence())
        : Voids.result(
            created,
            Outcome.OUTCOME_UNKNOWN,
            "It is unknown whether the payout was cancelled (%s): void it again."
                .formatted(why.sentence()));
  }

  private Result cancelOrLeave() {
    String lastAnswer =
        "it was never read and cancelled within " + SinkCalls.MAX_READ_AGE.toSeconds() + " s";
    for (int reads = 0; reads < MAX_READS; reads++) {
      Optional<Result> left = leftAfterRead();
      if (left.isPresent()) {
        return undoubted(left.get());
      }
      Optional<CancelResult> sent = send();
      if (sent.isPresent()) {
        CancelResult answer = sent.get();
        lastAnswer = answer.why();
        switch (answer.effect()) {
          case APPLIED -> {
            return Voids.result(created, Outcome.VOIDED, /* message= */ null);
          }
          case NOT_APPLIED -> {
            return undoubted(rejected(lastAnswer));
          }
          case UNKNOWN -> {} // the next read tells
        }
      }
    }
    return undoubted(rejected(lastAnswer));
  }

  private Result rejected(String answer) {
    return Voids.result(
        created,
        Outcome.REJECTED,
        "The payout was not cancelled (%s): fix the cause and void it again, or cancel it in Notion."
            .formatted(answer));
  }

  /** Reads the payout; returns why it must be left alone; empty if it may be cancelled now. */
  private Optional<Result> leftAfterRead() {
    readAt = Moment.of(execution.host()); // the answer may be older than its arrival
    PayoutLookup found = ports.payouts().livePayout(created.type(), payout);
    if (found instanceof PayoutLookup.NotLive && doubtfulUntil != null) {
      return Optional.of(Voids.result(created, Outcome.VOIDED, /* message= */ null));
    }
    Optional<Result> left = untouched.left(created, found);
    mayCancel = left.isEmpty();
    return left;
  }

  /** Sends the cancel once; empty if the payout has to be read again first. */
  private Optional<CancelResult> send() {
    Duration doubtfulBefore = doubtfulUntil;
    isStale = false;
    isWithheld = false;
    try {
      CancelResult result = SinkCalls.cancel(ports.sink(), payout, this);
      switch (result.effect()) {
        case APPLIED -> {}
        case NOT_APPLIED -> doubtfulUntil = doubtfulBefore;
        case UNKNOWN -> doubt(); // the network may have delivered it only now
      }
      return Optional.of(result);
    } catch (RunAbortedException stopped) {
      if (!isWithheld) {
        doubtfulUntil = doubtfulBefore; // the backend refuses every request, so also this one
      }
      if (!isStale) {
        throw stopped;
      }
      return Optional.empty();
    }
  }

  /** A cancel that was delivered may be applied until the backend's processing limit is over. */
  private void doubt() {
    doubtfulUntil = execution.host().elapsed().plus(execution.once().timeouts().processingLimit());
  }

  /**
   * Waits until a cancel with an unknown outcome can no longer be applied, and reads the payout for
   * the last time: it is cancelled, it stays as it is, or it cannot be read, so that nobody knows.
   */
  private Result undoubted(Result result) {
    if (doubtfulUntil == null || result.outcome() == Outcome.VOIDED) {
      return result;
    }
    Duration left = doubtfulUntil.minus(execution.host().elapsed());
    execution.listener().waiting(left.isNegative() ? Duration.ZERO : left);
    if (!execution.host().sleepUnless(execution.once().isStopping(), left)) {
      return halted(Voids.STOPPED);
    }
    PayoutLookup last = ports.payouts().livePayout(created.type(), payout);
    if (last instanceof PayoutLookup.Unreachable unreachable) {
      return unknown(unreachable);
    }
    if (last instanceof PayoutLookup.Live) {
      return result.outcome() == Outcome.UNREACHABLE
          ? untouched
              .left(created, last)
              .orElseGet(() -> rejected("its cancel got no clear answer"))
          : result;
    }
    return result.outcome() == Outcome.CHANGED
        ? overtaken()
        : Voids.result(created, Outcome.VOIDED, /* message= */ null);
  }

  private Result unknown(PayoutLookup.Unreachable unreachable) {
    return Voids.result(
        created,
        Outcome.OUTCOME_UNKNOWN,
        "It is unknown whether the payout was cancelled: it cannot be read any more (%s). Restore access and void it again, or check that it has not been paid and run 'payouts release %s'."
            .formatted(unreachable.why(), created.item().payable()));
  }

  /**
   * Returns the result of a payout that somebody changed before a cancel on its way was applied.
   * Without an end in the journal its payable is not paid again.
   */
  private Result overtaken() {
    return Voids.result(
        created,
        Outcome.CHANGED,
        "The payout was changed while its cancel was on its way, and is cancelled now: check that it"
            + " has not been paid, then void the run again; until then its payable fails.");
  }

  /** If the end cannot be written, the payout still counts as recorded, and is read by its ID. */
  private Result journaled(Result result) {
    try {
      ledger.resolved(entry(), Event.VOIDED, payout);
    } catch (RunAbortedException unwritten) {
      failure = new RunFailure(unwritten.stopCause(), unwritten.sentence());
    }
    return result;
  }

  private JournalEntry entry() {
    return new JournalEntry(
        execution.host().now(),
        ledger.runKey(),
        Event.VOIDING,
        created.type(),
        created.item().payable(),
        requireNonNull(created.item().contractor()),
        /* date= */ null,
        payout);
  }

  @Override
  public String runKey() {
    return ledger.runKey();
  }

  @Override
  public void whileWaiting() {
    if (execution.once().isStopping().getAsBoolean()) {
      isWithheld = true;
      throw new RunAbortedException(Voids.STOPPED.cause(), Voids.STOPPED.sentence());
    }
  }

  @Override
  public void beforeSending() {
    whileWaiting();
    if (!mayCancel || !isFresh()) {
      isWithheld = true;
      isStale = true;
      throw new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, STALE);
    }
    mayCancel = false;
    ledger.resolved(entry(), Event.VOIDING, payout);
    doubt();
  }

  @Override
  public boolean mayLeave() {
    if (!isFresh()) {
      return false;
    }
    doubt();
    return true;
  }

  private boolean isFresh() {
    return readAt.age(execution.host()).compareTo(SinkCalls.MAX_READ_AGE) <= 0;
  }
}
