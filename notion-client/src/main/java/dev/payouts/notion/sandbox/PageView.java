package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Optional;

/**
 * The content of a page, for tests. Immutable.
 *
 * @param id its ID
 * @param dataSourceId the ID of its data source
 * @param createdAt when it was created, to the minute
 * @param createdBy the user who created it
 * @param place its place
 * @param properties the properties by name, without empty ones: strings, {@code BigDecimal}s, and
 *     lists of option names or IDs; dates as strings; unavailable values as JSON text
 */
public record PageView(
    String id,
    String dataSourceId,
    Instant createdAt,
    String createdBy,
    PageSeed.Place place,
    ImmutableMap<String, Object> properties) {
  /** {@return whether it is in the trash} */
  public boolean inTrash() {
    return place == PageSeed.Place.TRASH;
  }

  /**
   * {@return a property, if it is not empty}
   *
   * @param name the name of a property
   */
  public Optional<Object> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }
}
