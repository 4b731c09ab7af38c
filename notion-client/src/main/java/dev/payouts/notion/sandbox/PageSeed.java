package dev.payouts.notion.sandbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An existing page to add. Its properties are plain values by name: a string for texts, selects and
 * formulas; a number or a string for numbers; a list of strings for multi-selects; a {@code
 * LocalDate}, an {@code OffsetDateTime} or {@code "start/end"} for dates; an ID or a list of IDs
 * for relations and for rollups that show one; a map for literal JSON under the type's key, such as
 * {@code {"type": "unsupported", "unsupported": {}}}; null for empty, or for the sum of a formula
 * that sums. Missing select options are added.
 *
 * @param dataSourceId the ID of its data source
 * @param id its ID; null for a new one
 * @param createdAt when it was created, shown to the minute
 * @param createdBy the user who created it; null for a person
 * @param place its place
 * @param properties the values
 */
public record PageSeed(
    String dataSourceId,
    @Nullable String id,
    Instant createdAt,
    @Nullable String createdBy,
    Place place,
    Map<String, ? extends @Nullable Object> properties) {
  /** Where a page is. */
  public enum Place {
    /** In its data source. */
    LIVE,
    /** In the archive: queries return it only if they ask for archived pages. */
    ARCHIVE,
    /** In the trash: no query returns it. */
    TRASH
  }

  /**
   * {@return a page created by a person}
   *
   * @param dataSourceId the ID of the data source
   * @param createdAt when it was created
   * @param properties plain values by their names
   */
  public static PageSeed of(
      String dataSourceId, Instant createdAt, Map<String, ? extends @Nullable Object> properties) {
    return new PageSeed(dataSourceId, null, createdAt, null, Place.LIVE, properties);
  }
}
