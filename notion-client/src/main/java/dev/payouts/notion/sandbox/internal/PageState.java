package dev.payouts.notion.sandbox.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page holds at one time. Immutable. */
public final class PageState {
  private final @Nullable Value[] values;
  private final Instant editedAt;
  private final UUID editedBy;
  private final boolean inTrash;

  private PageState(@Nullable Value[] values, Instant editedAt, UUID editedBy, Trash trash) {
    this.values = values;
    this.editedAt = Dates.minute(editedAt);
    this.editedBy = editedBy;
    this.inTrash = trash == Trash.IN;
  }

  /** Returns a state of these values, in the order of the columns; the array is not to change. */
  public static PageState of(
      @Nullable Value[] values, Instant editedAt, UUID editedBy, Trash trash) {
    return new PageState(values, editedAt, editedBy, trash);
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

  /** Tells whether it is in the trash. */
  public boolean inTrash() {
    return inTrash;
  }

  /** Returns whether it is in the trash. */
  public Trash trash() {
    return inTrash ? Trash.IN : Trash.OUT;
  }

  /** Returns the values for as many columns, to be changed by the caller. */
  public @Nullable Value[] copyValues(int columns) {
    @Nullable Value[] copy = new Value[columns];
    System.arraycopy(values, 0, copy, 0, Math.min(columns, values.length));
    return copy;
  }

  /** Whether a page is in the trash. */
  public enum Trash {
    /** It is. */
    IN,
    /** It is not. */
    OUT
  }
}
