package dev.payouts.notion.internal.api.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page with the requested properties. Must not be modified once complete.
 *
 * @param projection the requested properties
 * @param id its ID as sent by Notion
 * @param createdTime when it was created, to the minute
 * @param createdBy the user or connection that created it; null if Notion did not say
 * @param dataSource the ID of the data source it is in, or empty if it is in none; null if Notion
 *     did not say, and for rows of a query
 * @param place its place
 * @param isArchived whether it was archived; archived is not the same as in the trash
 * @param cells a cell for each property of the projection, null if the response has none; empty for
 *     a partial object, which Notion sends to a connection that may not read content
 */
public record Page(
    Projection projection,
    String id,
    Instant createdTime,
    @Nullable String createdBy,
    @Nullable String dataSource,
    Place place,
    boolean isArchived,
    List<@Nullable Cell> cells) {
  /** Where a page is. */
  public enum Place {
    /** In its data source. */
    DATA_SOURCE,
    /** In the trash; queries do not return it. */
    TRASH,
    /** Hidden: Notion shows this connection only its ID. */
    HIDDEN
  }

  /**
   * Returns the value of a property.
   *
   * @throws PropertyGoneException if the response or the schema does not have it
   * @throws PartialPageException if the response has no properties at all
   */
  public Cell cell(String name) {
    requireContent();
    Integer position = projection.position(name);
    Cell cell = position == null ? null : cells.get(position);
    if (cell == null) {
      throw new PropertyGoneException(name);
    }
    return cell;
  }

  /** Returns the value of a property; empty if the response or the schema does not have it. */
  public Optional<Cell> find(String name) {
    Integer position = projection.position(name);
    return position == null || cells.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(cells.get(position));
  }

  /** Returns this page with other cells. */
  public Page withCells(List<@Nullable Cell> others) {
    return new Page(projection, id, createdTime, createdBy, dataSource, place, isArchived, others);
  }

  /**
   * Checks that the response has every requested property.
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

  /** Thrown if a page has no properties because the connection may not read content. */
  public static final class PartialPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartialPageException() {
      super("a page without properties");
    }
  }

  /** Thrown if a page or its schema lacks a property: the schema has changed. */
  public static final class PropertyGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PropertyGoneException(String name) {
      super("a page has no property " + name);
    }
  }
}
