package dev.payouts.core;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the workspace says under a property: a value, nothing, or that it could not be
 * computed. The last is neither zero nor empty (payout-core/RULES.md, "Values"). Immutable.
 *
 * @param <T> what the value is if it is there
 * @param present the value, null unless it is there
 * @param unavailableProperty the name of the property that could not be computed, else null
 */
public record Value<T>(@Nullable T present, @Nullable String unavailableProperty) {
  private static final Value<?> EMPTY = new Value<>(null, null);

  /**
   * Checks that it is not both there and unavailable.
   *
   * @param present the value, null unless it is there
   * @param unavailableProperty the name of the property that could not be computed, else null
   */
  public Value {
    if (present != null && unavailableProperty != null) {
      throw new IllegalArgumentException("a value cannot be there and unavailable");
    }
  }

  /**
   * {@return a value that is there}
   *
   * @param <T> what the value is
   * @param value the value
   */
  public static <T> Value<T> of(T value) {
    return new Value<>(value, null);
  }

  /**
   * {@return the value, or an empty one for null}
   *
   * @param <T> what the value is
   * @param value the value; null for none
   */
  public static <T> Value<T> ofNullable(@Nullable T value) {
    return value == null ? empty() : of(value);
  }

  /**
   * {@return an empty value}
   *
   * @param <T> what a value would be
   */
  @SuppressWarnings("unchecked") // holds no T
  public static <T> Value<T> empty() {
    return (Value<T>) EMPTY;
  }

  /**
   * {@return a value that the workspace could not compute}
   *
   * @param <T> what a value would be
   * @param property its name
   */
  public static <T> Value<T> unavailable(String property) {
    return new Value<>(null, property);
  }

  /** {@return whether the workspace could not compute it} */
  public boolean isUnavailable() {
    return unavailableProperty != null;
  }

  /** {@return whether nothing is there; false for one that could not be computed} */
  public boolean isEmpty() {
    return present == null && unavailableProperty == null;
  }

  /** {@return whether a value is there} */
  public boolean isPresent() {
    return present != null;
  }

  /**
   * {@return the value}
   *
   * @throws IllegalStateException unless it is there
   */
  public T get() {
    if (present == null) {
      throw new IllegalStateException("no value; unavailable property: " + unavailableProperty);
    }
    return present;
  }

  /**
   * {@return the value if it is there, else the given one}
   *
   * @param other what stands in for it
   */
  public T orElse(T other) {
    return present == null ? other : present;
  }

  /**
   * {@return this with its value, if there is one, replaced by what the function makes of it}
   *
   * @param <R> what the new value is
   * @param function makes another value of the value; never null
   */
  public <R> Value<R> map(Function<? super T, ? extends R> function) {
    return present == null ? new Value<>(null, unavailableProperty) : of(function.apply(present));
  }
}
