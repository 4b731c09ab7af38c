package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.PageSeed.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a page at one time. Immutable. */
public final class PageState {
  private final @Nullable Value[] values;
  private final Instant editedAt;
  private final UUID editedBy;
  private final Place place;

  private PageState(@Nullable Value[] values, Instant editedAt, UUID editedBy, Place place) {
    this.values = values;
    this.editedAt = Dates.minute(editedAt);
    this.editedBy = editedBy;
    this.place = place;
  }

  /** Returns a state with values in column order; the array must not change. */
  public static PageState of(
      @Nullable Value[] values, Instant editedAt, UUID editedBy, Place place) {
    return new PageState(values, editedAt, editedBy, place);
  }

  /** Returns the value in a column; null if it is empty. */
  public @Nullable Value value(int column) {
    return column < values.length ? values[column] : null;
  }

  /** Returns the time of the last edit, to the minute. */
  public Instant editedAt() {
    return editedAt;
  }

  /** Returns the user who edited it last. */
  UUID editedBy() {
    return editedBy;
  }

  /** Returns its place. */
  public Place place() {
    return place;
  }

  /** Returns a copy of the values with a given number of columns. */
  public @Nullable Value[] copyValues(int columns) {
    @Nullable Value[] copy = new Value[columns];
    System.arraycopy(values, 0, copy, 0, Math.min(columns, values.length));
    return copy;
  }
}
