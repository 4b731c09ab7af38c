package dev.payouts.notion.internal.api.rows;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of a property of a page, whatever its type.
 *
 * @param state whether it has a value
 * @param text the text, the chosen option or the start of a date; null for other types
 * @param end the end of a date that is a range; null for other dates and types
 * @param number the number; null for other types
 * @param list related page IDs, chosen options, or what a rollup collects; empty for other types
 * @param extent whether a page object shows all of it
 */
public record Cell(
    State state,
    @Nullable String text,
    @Nullable String end,
    @Nullable BigDecimal number,
    ImmutableList<String> list,
    Extent extent) {
  /** No value. */
  public static final Cell EMPTY =
      new Cell(State.EMPTY, null, null, null, ImmutableList.of(), Extent.WHOLE);

  /** Notion could not compute the value, or its type is unknown here. */
  public static final Cell UNAVAILABLE =
      new Cell(State.UNAVAILABLE, null, null, null, ImmutableList.of(), Extent.WHOLE);

  static Cell text(String text, Extent extent) {
    return text.isEmpty()
        ? EMPTY
        : new Cell(State.PRESENT, text, null, null, ImmutableList.of(), extent);
  }

  static Cell date(@Nullable String start, @Nullable String end) {
    return start == null
        ? EMPTY
        : new Cell(State.PRESENT, start, end, null, ImmutableList.of(), Extent.WHOLE);
  }

  static Cell number(BigDecimal number) {
    return new Cell(State.PRESENT, null, null, number, ImmutableList.of(), Extent.WHOLE);
  }

  static Cell list(ImmutableList<String> list, Extent extent) {
    return list.isEmpty() && extent == Extent.WHOLE
        ? EMPTY
        : new Cell(State.PRESENT, null, null, null, list, extent);
  }

  /** Whether a property has a value. */
  public enum State {
    /** It has a value. */
    PRESENT,
    /** It has no value. */
    EMPTY,
    /** Notion could not provide the value. */
    UNAVAILABLE
  }

  /**
   * Whether a page object contains all of a property (notion-client/NOTION.md: at most 25 entries).
   */
  public enum Extent {
    /** All of it. */
    WHOLE,
    /** The rest must be read from the property's own endpoint. */
    CUT_OFF
  }
}
