package dev.payouts.core.store;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunReport;
import dev.payouts.core.StopCause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one invocation, besides its report. Immutable.
 *
 * @param runId its ID: a UUID, dashed and in lower case
 * @param state what became of it
 * @param startedAt when it began
 * @param endedAt when it ended; null while it is under way, and where that is not known
 * @param query what was asked for, the same text for the same meaning
 * @param key the fingerprint of the idempotency key that started it; null without one
 * @param succeeded the types whose runs were carried through and left nothing to look at
 * @param progress how far it has got, or got
 * @param startedBy who started it
 */
public record KeptRun(
    String runId,
    State state,
    Instant startedAt,
    @Nullable Instant endedAt,
    String query,
    @Nullable String key,
    ImmutableList<PayableType> succeeded,
    RunProgress progress,
    RunStarter startedBy) {
  /** What became of an invocation. */
  public enum State {
    /** It is under way. */
    RUNNING,
    /** It was carried through; items of it may have failed. */
    FINISHED,
    /** It could not be carried through. */
    FAILED,
    /** It was stopped, as by a signal, and left something undone. */
    STOPPED,
    /** Its process ended before it did. */
    INTERRUPTED;

    /** {@return the word that JSON uses (payout-http/README.md)} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /**
   * {@return what is kept of an idempotency key: nothing that could be used in its place}
   *
   * @param idempotencyKey what the caller sent
   */
  public static String fingerprint(String idempotencyKey) {
    return Hashing.sha256().hashString(idempotencyKey, StandardCharsets.UTF_8).toString();
  }

  /**
   * Begins a run.
   *
   * @param runId its ID
   * @param at when it begins
   * @param query what is asked for
   * @param key the fingerprint of the idempotency key that started it; null without one
   * @param way how it is started
   * @return the run, under way
   */
  public static KeptRun begun(
      String runId, Instant at, String query, @Nullable String key, RunStarter.Way way) {
    return new KeptRun(
        runId,
        State.RUNNING,
        at,
        null,
        query,
        key,
        ImmutableList.of(),
        RunProgress.NONE,
        RunStarter.thisProcess(way));
  }

  /**
   * {@return this under way, as far as it has got}
   *
   * @param other what takes its place
   */
  public KeptRun at(RunProgress other) {
    return new KeptRun(runId, state, startedAt, endedAt, query, key, succeeded, other, startedBy);
  }

  /**
   * {@return this after its end: finished only if each of its types was carried through}
   *
   * @param at when it ended
   * @param reports the reports of the types that were begun
   */
  public KeptRun ended(Instant at, List<RunReport> reports) {
    ImmutableList<PayableType> wholeTypes =
        reports.stream()
            .filter(report -> report.stop().isEmpty() && !report.needsAttention())
            .map(report -> report.request().type())
            .collect(ImmutableList.toImmutableList());
    return new KeptRun(
        runId,
        end(reports),
        startedAt,
        at,
        query,
        key,
        isDryRun() ? ImmutableList.of() : wholeTypes,
        progress.ended(),
        startedBy);
  }

  /** Nothing but a stop leaves types out after others that were carried through. */
  private State end(List<RunReport> reports) {
    Optional<RunReport.Stop> stop =
        reports.stream().flatMap(report -> report.stop().stream()).findFirst();
    if (stop.isPresent()) {
      return stop.get().cause() == StopCause.STOPPED ? State.STOPPED : State.FAILED;
    }
    if (reports.isEmpty()) {
      return State.FAILED;
    }
    return reports.size() == QueryText.types(query).size() ? State.FINISHED : State.STOPPED;
  }

  /**
   * Tells whether it was to create nothing.
   *
   * @return whether it was to create nothing
   */
  public boolean isDryRun() {
    return QueryText.isDryRun(query);
  }

  /** Returns this as found by a later process, with the payouts that the journal knows of. */
  KeptRun interrupted(List<JournalEntry> journal) {
    long created =
        journal.stream()
            .filter(entry -> entry.runId().equals(runId) && entry.event() == Event.CREATED)
            .count();
    return new KeptRun(
        runId,
        State.INTERRUPTED,
        startedAt,
        null,
        query,
        key,
        succeeded,
        progress.withCounts(progress.counts().withCreated(created)).ended(),
        startedBy);
  }
}
