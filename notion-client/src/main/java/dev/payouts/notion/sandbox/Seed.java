package dev.payouts.notion.sandbox;

import dev.payouts.notion.DataSourceKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that is about to be added to the payroll workspace. Every property has a name that fits
 * what the page is, and can be set to anything. Not thread-safe.
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

  /** Sets a property by its name; values as in {@link PageSeed}, null for empty. */
  public S property(String name, @Nullable Object value) {
    properties.put(name, value);
    return self();
  }

  /** Sets the ID. */
  public S id(String pageId) {
    id = pageId;
    return self();
  }

  /** Sets when it was created, shown to the minute. */
  public S createdAt(Instant time) {
    createdAt = time;
    return self();
  }

  /** Sets the user who created it, a person unless set. */
  public S createdBy(String user) {
    createdBy = user;
    return self();
  }

  /** Puts it into the trash. */
  public S trashed() {
    place = PageSeed.Place.TRASH;
    return self();
  }

  /**
   * Adds the page, and returns its ID.
   *
   * @throws IllegalArgumentException if there is no such property, or it has no such value
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

  @SuppressWarnings("unchecked") // S is the class itself
  S self() {
    return (S) this;
  }
}
