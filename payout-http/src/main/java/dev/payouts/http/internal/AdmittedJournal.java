package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.LockedJournal;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run of several types. The first type takes the locks, which admits the run; they
 * are released after the last. Thread-safe.
 */
final class AdmittedJournal implements Journal, AutoCloseable {
  private final Journal journal;
  private final Admission admission;

  @GuardedBy("this")
  private @Nullable LockedJournal held;

  AdmittedJournal(Journal journal, Admission admission) {
    this.journal = journal;
    this.admission = admission;
  }

  @Override
  public synchronized Session begin(Claim claim) {
    LockedJournal taken = held;
    if (taken == null) {
      taken = take(claim);
      held = taken;
      if (!admission.admit()) {
        throw new RunAbortedException(
            FailureCause.NOT_CARRIED_THROUGH, "The run cannot be recorded.");
      }
    }
    return taken.begin(claim);
  }

  private LockedJournal take(Claim claim) {
    try {
      return LockedJournal.take(journal, claim);
    } catch (RunAbortedException e) {
      if (e.stopCause() == FailureCause.LOCKED) {
        admission.refuse(ProblemException.of(409, e.sentence()));
      }
      throw e;
    }
  }

  @Override
  public synchronized ImmutableList<JournalEntry> read() {
    return held == null ? journal.read() : held.read();
  }

  @Override
  public void requireDestination(Destination destination) {
    journal.requireDestination(destination);
  }

  /** Releases the locks. */
  @Override
  public synchronized void close() {
    if (held != null) {
      held.close();
    }
  }
}
