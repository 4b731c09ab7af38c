package dev.payouts.core.internal.create;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Moment;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.spi.PayoutSink;
import java.time.Duration;

/**
 * One attempt to create a payout: no request is sent before its intent is on disk, nor long after
 * that, nor long after it was decided. Called only while no request may have been applied, so that
 * a withheld create certainly was not. Not thread-safe.
 */
final class CreateAttempt implements PayoutSink.Sending {
  /** The failure of a run that was stopped by the user or a signal. */
  static final RunFailure STOPPED =
      new RunFailure(
          FailureCause.STOPPED,
          "The run was stopped before all payouts were created: run it again.");

  /**
   * How old a decision may be: longer than a run takes (at the default rate, ten thousand creates
   * take an hour), and shorter than a night. Meanwhile people may have corrected, withdrawn or paid
   * what it is about (payout-core/RULES.md, "In every run").
   */
  private static final Duration OLDEST_DECISION = Duration.ofHours(6);

  private static final String OUTDATED =
      "The run began to read more than %s h ago what is to be paid, perhaps because its machine was"
          + " suspended or its clock was set: another run has to decide what is left.";

  /** If writing an intent takes longer, it is written again with a new time. */
  private static final Duration SLOW_WRITE = Duration.ofSeconds(2);

  private static final int MAX_WRITES = 5;
  private static final String SLOW_JOURNAL =
      "Writing a line to the journal in the state directory takes more than %s s: check the disk"
          + " and run again.";

  private final PayoutDraft draft;
  private final RunSettings execution;
  private final Ledger ledger;
  private final CreateGuard guard;
  private final Moment decided;
  private Moment intended;
  private boolean isIntended;
  private boolean isWithheld;

  CreateAttempt(
      PayoutDraft draft, RunSettings execution, Ledger ledger, CreateGuard guard, Moment decided) {
    this.decided = decided;
    this.draft = draft;
    this.execution = execution;
    this.ledger = ledger;
    this.guard = guard;
    this.intended = Moment.of(execution.host());
  }

  /** Returns whether an intent is in the journal. */
  boolean isIntended() {
    return isIntended;
  }

  /** Returns whether the last callback said that the request must not be sent. */
  boolean isWithheld() {
    return isWithheld;
  }

  /**
   * Returns the elapsed time after which no payout of this failed create can become visible. The
   * time starts with the failure: until then the network may have delivered the request, and since
   * then it cannot.
   */
  Duration lastChance() {
    return execution.host().elapsed().plus(execution.once().timeouts().untilVisible());
  }

  @Override
  public String runKey() {
    return ledger.runKey();
  }

  @Override
  public void whileWaiting() {
    if (execution.once().isStopping().getAsBoolean()) {
      isWithheld = true;
      throw new RunAbortedException(STOPPED.cause(), STOPPED.sentence());
    }
  }

  @Override
  public void beforeSending() {
    whileWaiting();
    requireRecentDecision();
    for (int writes = 0; writes < MAX_WRITES; writes++) {
      writeIntent();
      if (age().compareTo(SLOW_WRITE) <= 0) {
        return;
      }
    }
    throw withheld(
        new RunAbortedException(
            FailureCause.NOT_CARRIED_THROUGH, SLOW_JOURNAL.formatted(SLOW_WRITE.toSeconds())));
  }

  private void requireRecentDecision() {
    if (decided.age(execution.host()).compareTo(OLDEST_DECISION) > 0) {
      throw withheld(
          new RunAbortedException(
              FailureCause.NOT_CARRIED_THROUGH, OUTDATED.formatted(OLDEST_DECISION.toHours())));
    }
  }

  @Override
  public boolean mayLeave() {
    return isIntended && age().compareTo(execution.once().timeouts().maxIntentAge()) <= 0;
  }

  private void writeIntent() {
    Duration began = execution.host().elapsed();
    try {
      intended = new Moment(ledger.intended(draft), began);
    } catch (RunAbortedException unwritten) {
      throw withheld(unwritten);
    }
    isIntended = true;
  }

  private RunAbortedException withheld(RunAbortedException why) {
    isWithheld = true;
    guard.halt(new RunFailure(why.stopCause(), why.sentence()));
    return why;
  }

  /** Returns at least the age of the intent as readers see it. */
  private Duration age() {
    return intended.age(execution.host());
  }
}
