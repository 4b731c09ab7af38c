package dev.payouts.core.store;

import com.google.common.base.Ascii;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an invocation has got. Immutable.
 *
 * @param type the type whose run is under way, or was the last; null before the first
 * @param phase the phase of that run; null before the first
 * @param counts how many of what, over all types so far
 * @param calls the requests so far
 * @param budgetResumesAt when requests go on, while the budget holds them; null while it does not
 */
public record RunProgress(
    @Nullable PayableType type,
    RunListener.@Nullable Phase phase,
    Counts counts,
    ApiCalls calls,
    @Nullable Instant budgetResumesAt) {
  /** Nothing has been done yet. */
  public static final RunProgress NONE =
      new RunProgress(null, null, Counts.NONE, ApiCalls.NONE, null);

  /**
   * {@return how far an invocation got whose types ended with these reports}
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
            counts.notAttempted() + report.notAttempted());
    return new RunProgress(report.request().type(), null, sum, calls.plus(report.calls()), null);
  }

  /**
   * How many of what.
   *
   * @param listed payables that were listed
   * @param decided payouts that were decided to be created
   * @param created items that ended as created
   * @param planned items that a dry run would have created
   * @param skipped items that were skipped
   * @param failed items that failed, without those that were not attempted
   * @param notAttempted items that the run did not come to
   */
  public record Counts(
      long listed,
      long decided,
      long created,
      long planned,
      long skipped,
      long failed,
      long notAttempted) {
    /** Nothing at all. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /**
     * {@return this with another number of created ones}
     *
     * @param number how many
     */
    public Counts withCreated(long number) {
      return new Counts(
          listed, Math.max(decided, number), number, planned, skipped, failed, notAttempted);
    }
  }

  /**
   * {@return this with other counts}
   *
   * @param other what takes its place
   */
  public RunProgress withCounts(Counts other) {
    return new RunProgress(type, phase, other, calls, budgetResumesAt);
  }

  /** {@return this of a run that is not under way any more} */
  public RunProgress ended() {
    return new RunProgress(type, null, counts, calls, null);
  }

  /** {@return the word for the phase, as JSON has it; {@code null} outside of any} */
  public @Nullable String phaseWord() {
    return phase == null ? null : Ascii.toLowerCase(phase.name());
  }
}
