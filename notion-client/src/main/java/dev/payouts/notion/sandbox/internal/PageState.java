package dev.payouts.notion.sandbox.internal;

import dev.payouts.notion.sandbox.PageSeed.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page holds at one time. Immutable. */
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

  /** Returns a state of these values, in the order of the columns; the array is not to change. */
  public static PageState of(
      @Nullable Value[] values, Instant editedAt, UUID editedBy, Place place) {
    return new PageState(values, editedAt, editedBy, place);
  }

  /** Returns the value in a column, null if it is empty. */
  public @Nullable Value value(int column) {
    return column < values.length ? values[column] : null;
  }

  /** Returns when it was last edited, to the minute. */
  Instant editedAt() {
    return editedAt;
  }

  /** Returns the user who edited it last. */
  UUID editedBy() {
    return editedBy;
  }

  /** Returns where it is. */
  public Place place() {
    return place;
  }

  /** Returns the values for as many columns, to be changed by the caller. */
  public @Nullable Value[] copyValues(int columns) {
    @Nullable Value[] copy = new Value[columns];
    System.arraycopy(values, 0, copy, 0, Math.min(columns, values.length));
    return copy;
  }
}
