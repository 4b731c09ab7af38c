package dev.payouts.core.store.runs;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an invocation. Immutable.
 *
 * @param type the current or last type; null before the first
 * @param phase the phase of its run; null before the first
 * @param counts the counts over all types so far
 * @param calls the requests so far
 * @param budgetResumesAt when requests resume after a rate-limit wait; null if there is none
 */
public record RunProgress(
    @Nullable PayableType type,
    RunListener.@Nullable Phase phase,
    Counts counts,
    ApiCalls calls,
    @Nullable Instant budgetResumesAt) {
  /** No progress yet. */
  public static final RunProgress NONE =
      new RunProgress(null, null, Counts.NONE, ApiCalls.NONE, null);

  /**
   * {@return the progress of an invocation from the reports of its types}
   *
   * @param reports the reports of its types
   */
  public static RunProgress of(List<RunReport> reports) {
    RunProgress progress = NONE;
    for (RunReport report : reports) {
      progress = progress.and(report);
    }
    return progress;
  }

  private RunProgress and(RunReport report) {
    long created = report.count(Status.CREATED);
    long planned = report.count(Status.PLANNED);
    long decided = report.items().stream().filter(item -> item.draft() != null).count();
    var sum =
        new Counts(
            counts.listed() + report.items().size(),
            counts.decided() + decided,
            counts.created() + created,
            counts.planned() + planned,
            counts.skipped() + report.count(Status.SKIPPED),
            counts.failed() + report.count(Status.FAILED) - report.notAttempted(),
            counts.notAttempted() + report.notAttempted(),
            counts.voided());
    return new RunProgress(report.request().type(), null, sum, calls.plus(report.calls()), null);
  }

  /**
   * Counts of payables, payouts and items.
   *
   * @param listed payables that were listed
   * @param decided payouts to be created
   * @param created items that were created
   * @param planned items that a dry run would create
   * @param skipped items that were skipped
   * @param failed items that failed, without those that were not attempted
   * @param notAttempted items that the run did not reach
   * @param voided payouts that were cancelled, if it is a void
   */
  public record Counts(
      long listed,
      long decided,
      long created,
      long planned,
      long skipped,
      long failed,
      long notAttempted,
      long voided) {
    /** {@return the counts of runs by their words in JSON} */
    public ImmutableMap<String, Long> byWord() {
      return ImmutableMap.of(
          "processed", listed,
          "created", created,
          "planned", planned,
          "skipped", skipped,
          "failed", failed,
          "not_attempted", notAttempted,
          "voided", voided);
    }

    /** All zero. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * {@return these counts with another number of created items}
     *
     * @param number the number
     */
    public Counts withCreated(long number) {
      return new Counts(
          listed,
          Math.max(decided, number),
          number,
          planned,
          skipped,
          failed,
          notAttempted,
          voided);
    }
  }

  /**
   * {@return this progress with other counts}
   *
   * @param other the new counts
   */
  public RunProgress withCounts(Counts other) {
    return new RunProgress(type, phase, other, calls, budgetResumesAt);
  }

  /** {@return this progress after the end of the run} */
  public RunProgress ended() {
    return new RunProgress(type, null, counts, calls, null);
  }
}
