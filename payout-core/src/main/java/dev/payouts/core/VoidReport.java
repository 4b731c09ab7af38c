package dev.payouts.core;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Word;
import dev.payouts.core.spi.ApiCalls;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the payouts of a run that a user asked to void. Immutable.
 *
 * @param runId the ID of this invocation
 * @param voidedRunId the run that created the payouts
 * @param startedAt when it started, by the wall clock
 * @param mode whether it changed anything
 * @param payouts the result for each payout, in the order of the run's report
 * @param calls the requests it sent
 * @param stopped why it did not complete; null if it did
 */
public record VoidReport(
    String runId,
    String voidedRunId,
    Instant startedAt,
    Mode mode,
    ImmutableList<Result> payouts,
    ApiCalls calls,
    RunReport.@Nullable RunFailure stopped) {
  /** Whether a void changes anything. */
  public enum Mode {
    /** It cancels payouts. */
    REAL,
    /** It shows what it would cancel. */
    DRY_RUN
  }

  /**
   * The result for one payout.
   *
   * @param type the type of its payable
   * @param item the item of the run that created it
   * @param outcome what became of the payout
   * @param message what a person should know, as a sentence; null if nothing
   */
  public record Result(PayableType type, Item item, Outcome outcome, @Nullable String message) {}

  /** What became of a payout. */
  public enum Outcome implements Word {
    /** It is cancelled. */
    VOIDED,
    /** A dry run found that it can be voided. */
    PLANNED,
    /** It was already cancelled or in the trash. */
    ALREADY_CANCELLED,
    /** It is no longer as it was created, or this cannot be told; it was left alone. */
    CHANGED,
    /** It can no longer be read. */
    UNREACHABLE,
    /** The backend refused to cancel it. */
    REJECTED,
    /** It is unknown whether it was cancelled. */
    OUTCOME_UNKNOWN,
    /** It was not reached. */
    NOT_ATTEMPTED;

    /** {@return whether the payout is, or would be, cancelled} */
    public boolean isDone() {
      return this == VOIDED || this == PLANNED || this == ALREADY_CANCELLED;
    }
  }

  /**
   * {@return the results with an outcome}
   *
   * @param outcome the outcome
   */
  public ImmutableList<Result> with(Outcome outcome) {
    return payouts.stream()
        .filter(result -> result.outcome() == outcome)
        .collect(toImmutableList());
  }

  /** {@return whether a payout was, or would be, left alone} */
  public boolean needsAttention() {
    return payouts.stream().anyMatch(result -> !result.outcome().isDone());
  }

  /** {@return why it did not complete; empty if it did} */
  public Optional<RunReport.RunFailure> failure() {
    return Optional.ofNullable(stopped);
  }
}
