package dev.payouts.notion.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page, as far as it was asked for. Not to be changed once it is complete.
 *
 * @param projection what was asked for
 * @param id its ID as Notion spells it
 * @param createdTime when it was created, to the minute
 * @param createdBy the user or connection that created it; null where Notion does not say
 * @param place where it is
 * @param cells a cell for each property of the projection, null where the answer has none; empty
 *     for a partial object, as Notion gives it to a connection that may not read content
 */
public record Page(
    Projection projection,
    String id,
    Instant createdTime,
    @Nullable String createdBy,
    Place place,
    List<@Nullable Cell> cells) {
  /** Where a page is. */
  public enum Place {
    /** In its data source. */
    DATA_SOURCE,
    /** In the trash; queries do not return it. */
    TRASH
  }

  /**
   * Returns what the page says under a property.
   *
   * @throws PropertyGoneException if the answer does not have it: the schema has changed
   * @throws PartialPageException if the answer has no properties at all
   */
  public Cell cell(String name) {
    requireContent();
    Cell cell = cells.get(projection.position(name));
    if (cell == null) {
      throw new PropertyGoneException(name);
    }
    return cell;
  }

  /** Returns what the page says under a property; nothing if the answer does not have it. */
  public Optional<Cell> find(String name) {
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(cells.get(projection.position(name)));
  }

  /** Returns this with other cells. */
  Page withCells(List<@Nullable Cell> others) {
    return new Page(projection, id, createdTime, createdBy, place, others);
  }

  /**
   * Checks that the answer has every property that was asked for.
   *
   * @throws PropertyGoneException if it does not: the schema has changed
   * @throws PartialPageException if it has no properties at all
   */
  public void requireEveryCell() {
    requireContent();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) == null) {
        throw new PropertyGoneException(projection.property(i).name());
      }
    }
  }

  private void requireContent() {
    if (cells.isEmpty() && !projection.isEmpty()) {
      throw new PartialPageException();
    }
  }

  /** A page comes without properties: the connection may not read content. */
  public static final class PartialPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartialPageException() {
      super("a page without properties");
    }
  }

  /** A page does not have a property that its data source had: the schema has changed. */
  public static final class PropertyGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PropertyGoneException(String name) {
      super("a page has no property " + name);
    }
  }
}
