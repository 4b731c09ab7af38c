package dev.payouts.core.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a property of a workspace record: present, empty, or unavailable because the
 * workspace could not compute it. Unavailable is neither zero nor empty (payout-core/RULES.md,
 * "Values"). Immutable.
 *
 * @param <T> the type of the value
 * @param present the value; null if empty or unavailable
 * @param unavailableProperty the name of the property that could not be computed; else null
 */
public record Value<T>(@Nullable T present, @Nullable String unavailableProperty) {
  private static final Value<?> EMPTY = new Value<>(null, null);

  /**
   * Checks that the value is not both present and unavailable.
   *
   * @param present the value; null if empty or unavailable
   * @param unavailableProperty the name of the property that could not be computed; else null
   */
  public Value {
    if (present != null && unavailableProperty != null) {
      throw new IllegalArgumentException("a value cannot be both present and unavailable");
    }
  }

  /**
   * {@return a present value}
   *
   * @param <T> the type of the value
   * @param value the value
   */
  public static <T> Value<T> of(T value) {
    return new Value<>(value, null);
  }

  /**
   * {@return a present value, or an empty one for null}
   *
   * @param <T> the type of the value
   * @param value the value, or null
   */
  public static <T> Value<T> ofNullable(@Nullable T value) {
    return value == null ? empty() : of(value);
  }

  /**
   * {@return an empty value}
   *
   * @param <T> the type of the value
   */
  @SuppressWarnings("unchecked") // holds no T
  public static <T> Value<T> empty() {
    return (Value<T>) EMPTY;
  }

  /**
   * {@return a value that the workspace could not compute}
   *
   * @param <T> the type of the value
   * @param property the name of the property
   */
  public static <T> Value<T> unavailable(String property) {
    return new Value<>(null, property);
  }

  /** {@return whether the workspace could not compute it} */
  public boolean isUnavailable() {
    return unavailableProperty != null;
  }

  /** {@return whether it is empty; false if unavailable} */
  public boolean isEmpty() {
    return present == null && unavailableProperty == null;
  }

  /** {@return whether a value is present} */
  public boolean isPresent() {
    return present != null;
  }

  /**
   * {@return the value}
   *
   * @throws IllegalStateException if it is not present
   */
  public T get() {
    if (present == null) {
      throw new IllegalStateException("no value; unavailable property: " + unavailableProperty);
    }
    return present;
  }

  /**
   * {@return the value if present, else the other one}
   *
   * @param other the value to return otherwise
   */
  public T orElse(T other) {
    return present == null ? other : present;
  }

  /**
   * {@return the result of applying a function to a present value; otherwise empty or unavailable
   * as before}
   *
   * @param <R> the type of the new value
   * @param function converts the value; never returns null
   */
  public <R> Value<R> map(Function<? super T, ? extends R> function) {
    return present == null ? new Value<>(null, unavailableProperty) : of(function.apply(present));
  }
}
