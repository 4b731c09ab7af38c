package dev.payouts.notion.sandbox;

import dev.payouts.notion.DataSourceKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page to add to the payroll workspace. Each kind of page has methods for its properties; {@link
 * #property} sets any value. Not thread-safe.
 *
 * @param <S> the kind of page
 */
public abstract class Seed<S extends Seed<S>> {
  private final PayrollWorkspace workspace;
  private final DataSourceKey key;
  private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
  private @Nullable String id;
  private @Nullable Instant createdAt;
  private @Nullable String createdBy;
  private PageSeed.Place place = PageSeed.Place.LIVE;

  Seed(PayrollWorkspace workspace, DataSourceKey key) {
    this.workspace = workspace;
    this.key = key;
  }

  /**
   * Sets a property by name.
   *
   * @param name the name of a property
   * @param value a plain value as in {@link PageSeed}; null for empty
   * @return this
   */
  public S property(String name, @Nullable Object value) {
    properties.put(name, value);
    return self();
  }

  /**
   * Sets the status.
   *
   * @param status the option; null for none
   * @return this
   */
  public S status(@Nullable String status) {
    return property("Status", status);
  }

  /**
   * Sets the ID.
   *
   * @param pageId the ID of the page
   * @return this
   */
  public S id(String pageId) {
    id = pageId;
    return self();
  }

  /**
   * Sets the creation time, shown to the minute.
   *
   * @param time the creation time
   * @return this
   */
  public S createdAt(Instant time) {
    createdAt = time;
    return self();
  }

  /**
   * Sets the user who created it; a person by default.
   *
   * @param user the ID of the user
   * @return this
   */
  public S createdBy(String user) {
    createdBy = user;
    return self();
  }

  /** {@return this, to be in the trash} */
  public S trashed() {
    place = PageSeed.Place.TRASH;
    return self();
  }

  /** {@return this, to be archived} */
  public S archived() {
    place = PageSeed.Place.ARCHIVE;
    return self();
  }

  /**
   * Adds the page.
   *
   * @return the ID of the page
   * @throws IllegalArgumentException if there is no such property or the value is invalid
   */
  public String add() {
    return workspace.add(
        new PageSeed(
            workspace.dataSource(key),
            id,
            createdAt == null ? workspace.nextCreation() : createdAt,
            createdBy,
            place,
            properties));
  }

  PayrollWorkspace workspace() {
    return workspace;
  }

  @Nullable Object get(String name) {
    return properties.get(name);
  }

  @SuppressWarnings("unchecked") // S is this class
  S self() {
    return (S) this;
  }
}
