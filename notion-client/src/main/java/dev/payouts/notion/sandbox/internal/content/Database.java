package dev.payouts.notion.sandbox.internal.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A database, which contains data sources. Guarded by the lock. */
public final class Database {
  private final UUID id;
  private final String title;
  private final Instant createdAt;
  private final List<DataSource> dataSources = new ArrayList<>();

  Database(UUID id, String title, Instant createdAt) {
    this.id = id;
    this.title = title;
    this.createdAt = createdAt;
  }

  UUID id() {
    return id;
  }

  String title() {
    return title;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Returns its data sources, oldest first. */
  List<DataSource> dataSources() {
    return Collections.unmodifiableList(dataSources);
  }

  void add(DataSource dataSource) {
    dataSources.add(dataSource);
  }

  /** Returns whether the connection may see it: one of its data sources, if it has any. */
  public boolean shared() {
    return dataSources.isEmpty() || dataSources.stream().anyMatch(DataSource::shared);
  }
}
