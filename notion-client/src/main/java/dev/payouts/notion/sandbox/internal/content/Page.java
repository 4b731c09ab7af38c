package dev.payouts.notion.sandbox.internal.content;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a data source: its current state and the state visible to queries. Guarded by the lock.
 */
public final class Page {
  final UUID id;
  DataSource dataSource;
  final Instant createdAt;
  final UUID createdBy;
  private PageState current;
  private @Nullable PageState shown;

  /** Creates a page; the creation time is truncated to the minute. */
  public Page(UUID id, DataSource dataSource, Instant createdAt, UUID createdBy, PageState state) {
    this.id = id;
    this.dataSource = dataSource;
    this.createdAt = Dates.minute(createdAt);
    this.createdBy = createdBy;
    this.current = state;
  }

  /** Returns its ID. */
  public UUID id() {
    return id;
  }

  /** Returns its data source. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Returns its creation time, to the minute. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns the user who created it. */
  public UUID createdBy() {
    return createdBy;
  }

  /** Returns the state that a read by its ID shows. */
  public PageState current() {
    return current;
  }

  /** Returns the state visible to queries; null until they see its creation. */
  public @Nullable PageState shown() {
    return shown;
  }

  void write(PageState state) {
    current = state;
  }

  void show(PageState state) {
    shown = state;
  }

  void hide() {
    shown = null;
  }

  void moveTo(DataSource other) {
    dataSource = other;
  }
}
