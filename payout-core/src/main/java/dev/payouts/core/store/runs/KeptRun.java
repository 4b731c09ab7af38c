package dev.payouts.core.store.runs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunReport;
import dev.payouts.core.Totals;
import dev.payouts.core.VoidReport;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Word;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.store.PlanFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored data of one invocation, without its report. Immutable.
 *
 * @param runId its ID: a UUID, dashed and in lower case
 * @param state its state
 * @param startedAt when it started
 * @param endedAt when it ended; null while it is in progress and if unknown
 * @param query the request in canonical form
 * @param key the fingerprint of the idempotency key that started it; null without one
 * @param succeeded the types whose runs completed and need no attention
 * @param progress its progress
 * @param startedBy the process that started it
 * @param provenance who started it, and by which approved plan
 * @param endTotals the totals by currency, created or planned, over all types, and below zero what
 *     a void cancelled; null before its end, after an interruption, and in files of earlier
 *     versions
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
    RunStarter startedBy,
    Provenance provenance,
    @Nullable ImmutableSortedMap<CurrencyCode, RunReport.Total> endTotals) {
  /**
   * {@return this run with who started it}
   *
   * @param other who started it, and by which approved plan
   */
  public KeptRun from(Provenance other) {
    return new KeptRun(
        runId, state, startedAt, endedAt, query, key, succeeded, progress, startedBy, other,
        endTotals);
  }

  /** Returns this run with what changes while it is in progress and when it ends. */
  private KeptRun with(
      State newState,
      @Nullable Instant newEnd,
      ImmutableList<PayableType> newSucceeded,
      RunProgress newProgress,
      @Nullable ImmutableSortedMap<CurrencyCode, RunReport.Total> newTotals) {
    return new KeptRun(
        runId,
        newState,
        startedAt,
        newEnd,
        query,
        key,
        newSucceeded,
        newProgress,
        startedBy,
        provenance,
        newTotals);
  }

  /** The state of an invocation (payout-http/README.md, "Runs"). */
  public enum State implements Word {
    /** It is in progress. */
    RUNNING,
    /** It completed; items may have failed. */
    FINISHED,
    /** It did not complete. */
    FAILED,
    /** It was stopped, for example by a signal, before everything was done. */
    STOPPED,
    /** Its process ended before the run did. */
    INTERRUPTED
  }

  /**
   * {@return the stored fingerprint of an idempotency key, from which the key cannot be recovered}
   *
   * @param idempotencyKey the key that the caller sent
   */
  public static String fingerprint(String idempotencyKey) {
    return Hashing.sha256().hashString(idempotencyKey, StandardCharsets.UTF_8).toString();
  }

  /**
   * {@return a new run in progress}
   *
   * @param runId its ID
   * @param at when it starts
   * @param query the request in canonical form
   * @param key the fingerprint of the idempotency key that started it; null without one
   * @param starter the process that starts it
   */
  public static KeptRun begun(
      String runId, Instant at, String query, @Nullable String key, RunStarter starter) {
    return new KeptRun(
        runId,
        State.RUNNING,
        at,
        null,
        query,
        key,
        ImmutableList.of(),
        RunProgress.NONE,
        starter,
        Provenance.UNKNOWN,
        null);
  }

  /**
   * {@return this run with other progress}
   *
   * @param other the new progress
   */
  public KeptRun at(RunProgress other) {
    return with(state, endedAt, succeeded, other, endTotals);
  }

  /**
   * {@return this run after its end: finished only if all of its types completed}
   *
   * @param at when it ended
   * @param reports the reports of the types that were started
   */
  public KeptRun ended(Instant at, List<RunReport> reports) {
    ImmutableList<PayableType> wholeTypes =
        reports.stream()
            .filter(report -> report.failure().isEmpty() && !report.needsAttention())
            .map(report -> report.request().type())
            .collect(ImmutableList.toImmutableList());
    return with(
        end(reports),
        at,
        isDryRun() ? ImmutableList.of() : wholeTypes,
        (reports.isEmpty() ? progress : RunProgress.of(reports)).ended(),
        Totals.of(reports).now());
  }

  /**
   * {@return this run as a void after its end}
   *
   * @param at when it ended
   * @param report what became of the payouts
   */
  public KeptRun ended(Instant at, VoidReport report) {
    State end =
        report
            .failure()
            .map(stop -> stop.cause() == FailureCause.STOPPED ? State.STOPPED : State.FAILED)
            .orElse(State.FINISHED);
    return with(
        end,
        at,
        succeeded,
        new RunProgress(null, null, counts(report), report.calls(), null),
        totals(report));
  }

  private static RunProgress.Counts counts(VoidReport report) {
    int voided = report.with(VoidReport.Outcome.VOIDED).size();
    int skipped = report.with(VoidReport.Outcome.ALREADY_CANCELLED).size();
    int notAttempted = report.with(VoidReport.Outcome.NOT_ATTEMPTED).size();
    int all = report.payouts().size();
    int failed = all - voided - skipped - notAttempted;
    return new RunProgress.Counts(all, all, 0, 0, skipped, failed, notAttempted, voided);
  }

  /** Returns this void with the counts and totals of its report. */
  KeptRun summed(VoidReport report) {
    return with(state, endedAt, succeeded, progress.withCounts(counts(report)), totals(report));
  }

  /** Returns what a void cancelled, below zero, so that the totals of runs and voids add up. */
  private static ImmutableSortedMap<CurrencyCode, RunReport.Total> totals(VoidReport report) {
    return report.with(VoidReport.Outcome.VOIDED).stream()
        .flatMap(result -> Stream.ofNullable(result.item().money()))
        .collect(
            ImmutableSortedMap.toImmutableSortedMap(
                Comparator.naturalOrder(),
                Money::currency,
                money -> new RunReport.Total(1, money.amount().negate()),
                RunReport.Total::plus));
  }

  /** Returns this run with the counts and totals of its reports, if there are any. */
  KeptRun summed(ImmutableList<RunReport> reports) {
    return reports.isEmpty()
        ? this
        : with(
            state,
            endedAt,
            succeeded,
            progress.withCounts(RunProgress.of(reports).counts()),
            Totals.of(reports).now());
  }

  /** {@return the totals by currency, created or planned, over all types; none if not known} */
  public ImmutableSortedMap<CurrencyCode, RunReport.Total> totals() {
    return endTotals == null ? ImmutableSortedMap.of() : endTotals;
  }

  /**
   * {@return what identifies this dry run as a plan}
   *
   * @param reports its reports
   */
  public Provenance.Plan asPlan(List<RunReport> reports) {
    return new Provenance.Plan(
        PlanFile.checksum(reports), null, runId, startedAt, provenance.who().orElse(null));
  }

  /** {@return how long it took; empty if its end is unknown} */
  public Optional<Duration> duration() {
    return endedAt == null ? Optional.empty() : Optional.of(Duration.between(startedAt, endedAt));
  }

  /** Only a stop skips types after others completed. */
  private State end(List<RunReport> reports) {
    Optional<RunReport.RunFailure> stop =
        reports.stream().flatMap(report -> report.failure().stream()).findFirst();
    if (stop.isPresent()) {
      return stop.get().cause() == FailureCause.STOPPED ? State.STOPPED : State.FAILED;
    }
    if (reports.isEmpty()) {
      return State.FAILED;
    }
    return reports.size() == CanonicalQuery.types(query).size() ? State.FINISHED : State.STOPPED;
  }

  /** {@return whether it is a dry run} */
  public boolean isDryRun() {
    return CanonicalQuery.isDryRun(query);
  }

  /**
   * {@return whether a person has to act: it did not complete, an item failed, or a payable has
   * several live payouts} The last is not known of dry runs.
   */
  public boolean needsAttention() {
    return switch (state) {
      case RUNNING -> false;
      case FAILED, STOPPED, INTERRUPTED -> true;
      case FINISHED ->
          progress.counts().failed() + progress.counts().notAttempted() > 0
              || (!isDryRun()
                  && CanonicalQuery.voidedRun(query).isEmpty()
                  && succeeded.size() < CanonicalQuery.types(query).size());
    };
  }

  /** Returns this run as interrupted, with the number of created payouts from the journal. */
  KeptRun interrupted(List<JournalEntry> journal) {
    long created =
        journal.stream()
            .filter(entry -> entry.runId().equals(runId) && entry.event() == Event.CREATED)
            .count();
    return with(
        State.INTERRUPTED,
        null,
        succeeded,
        progress.withCounts(progress.counts().withCreated(created)).ended(),
        null);
  }
}
