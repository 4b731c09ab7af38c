package dev.payouts.core.internal.decide.outcome;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of steps of the rules: a value for the next step, or why no payout is created.
 *
 * @param value the value; null if no payout is created
 * @param obstacle why no payout is created; null if there is a value
 */
public record StepResult<T>(@Nullable T value, @Nullable NoPayout obstacle) {
  /** Returns the result with a value. */
  public static <T> StepResult<T> of(T value) {
    return new StepResult<>(value, null);
  }

  /** Returns the result without a value. */
  public static <T> StepResult<T> none(NoPayout why) {
    return new StepResult<>(null, why);
  }

  /** Returns the result of the next step, unless there is none. */
  public <R> StepResult<R> then(Function<T, StepResult<R>> next) {
    return value == null ? none(Objects.requireNonNull(obstacle)) : next.apply(value);
  }

  /** Returns what follows from the value or from the obstacle. */
  public <R> R fold(Function<T, R> ofValue, Function<NoPayout, R> ofObstacle) {
    return value == null
        ? ofObstacle.apply(Objects.requireNonNull(obstacle))
        : ofValue.apply(value);
  }
}
