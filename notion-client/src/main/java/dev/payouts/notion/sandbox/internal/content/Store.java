package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The content of a workspace. Guarded by the lock. */
public final class Store {
  private final Map<UUID, Database> databases = new LinkedHashMap<>();
  private final Map<UUID, DataSource> dataSources = new LinkedHashMap<>();
  private final Map<UUID, Page> pages = new HashMap<>();
  private final Set<UUID> people = new HashSet<>();
  private final Deque<Unseen> unseen = new ArrayDeque<>();
  private final long seed;
  private final Duration queryLag;
  private long issuedIds;
  private boolean contentHidden;

  /** Creates a store with the seed of all IDs and the lag of queries behind writes. */
  public Store(long seed, Duration queryLag) {
    this.seed = seed;
    this.queryLag = queryLag;
  }

  /** Returns a new unique ID. */
  public UUID newId() {
    return NotionIds.derive(seed, issuedIds++);
  }

  /** Adds a database without data sources. */
  public Database addDatabase(UUID id, String title, Instant createdAt) {
    Database database = new Database(id, title, createdAt);
    databases.put(id, database);
    return database;
  }

  /** Adds a data source without properties to a database. */
  public DataSource addDataSource(Database database, UUID id, String title) {
    DataSource dataSource =
        new DataSource(id, database.id(), title, database.createdAt(), this::page);
    database.add(dataSource);
    dataSources.put(id, dataSource);
    return dataSource;
  }

  /** Returns the database that holds a data source. */
  public Database databaseOf(DataSource dataSource) {
    Database database = databases.get(dataSource.databaseId());
    if (database == null) {
      throw new IllegalStateException("a data source without a database: " + dataSource.id());
    }
    return database;
  }

  /** Returns a database, shared or not. */
  public Optional<Database> database(UUID id) {
    return Optional.ofNullable(databases.get(id));
  }

  /** Returns a data source, shared or not. */
  public Optional<DataSource> dataSource(UUID id) {
    return Optional.ofNullable(dataSources.get(id));
  }

  /** Adds a person. */
  public void addPerson(UUID user) {
    people.add(user);
  }

  /** Returns whether a user is a person. */
  public boolean isPerson(UUID user) {
    return people.contains(user);
  }

  /** Returns every data source. */
  public Collection<DataSource> dataSources() {
    return Collections.unmodifiableCollection(dataSources.values());
  }

  /** Stops sharing a data source, and hides the relations to it. */
  public void unshare(DataSource unshared) {
    unshared.unshare();
    dataSources.values().forEach(dataSource -> dataSource.hideRelationsTo(unshared.id()));
  }

  /** Returns whether a page exists and is shared. */
  public boolean isShared(UUID pageId) {
    Page page = pages.get(pageId);
    return page != null && page.dataSource.shared();
  }

  /** Hides the content of pages: the connection may no longer read content. */
  public void hideContent() {
    contentHidden = true;
  }

  boolean isContentHidden() {
    return contentHidden;
  }

  /** Returns a page, shared or not. */
  public Optional<Page> page(UUID id) {
    return Optional.ofNullable(pages.get(id));
  }

  /** Adds an existing page, which queries see immediately. */
  public void seed(Page page) {
    insert(page);
    page.dataSource.show(page, page.current());
  }

  /** Adds a page that queries see after the lag. */
  public void create(Page page, Instant now) {
    insert(page);
    later(page, now);
  }

  /** Updates a page; queries see it after the lag. */
  public void write(Page page, PageState state, Instant now) {
    page.write(state);
    later(page, now);
  }

  /** Updates a page for reads and queries immediately. */
  public void writeVisibly(Page page, PageState state) {
    unseen.removeIf(write -> write.page == page);
    page.write(state);
    page.dataSource.show(page, state);
  }

  /** Moves a page to another data source, visible immediately; keeps matching properties. */
  public void move(Page page, DataSource target, Instant now, UUID by) {
    PageState state = PageState.of(fitting(page, target), now, by, page.current().place());
    remove(page);
    page.moveTo(target);
    target.add(page);
    writeVisibly(page, state);
  }

  /** Keeps the values of properties with the same name and type in both. */
  private static @Nullable Value[] fitting(Page page, DataSource target) {
    @Nullable Value[] values = new Value[target.columnCount()];
    for (int column = 0; column < values.length; column++) {
      Property property = target.columnAt(column);
      int source = page.dataSource.find(property.name());
      if (source >= 0 && page.dataSource.columnAt(source).type() == property.type()) {
        values[column] = page.current().value(source);
      }
    }
    return values;
  }

  /** Deletes a page permanently. */
  public void delete(Page page) {
    remove(page);
    pages.remove(page.id);
  }

  private void remove(Page page) {
    unseen.removeIf(write -> write.page == page);
    page.dataSource.remove(page);
  }

  /** Makes writes older than the lag visible to queries. */
  public void resolve(Instant now) {
    while (!unseen.isEmpty() && !unseen.getFirst().visibleAt.isAfter(now)) {
      Unseen write = unseen.removeFirst();
      write.page.dataSource.show(write.page, write.state);
    }
  }

  private void insert(Page page) {
    if (pages.putIfAbsent(page.id, page) != null) {
      throw new IllegalArgumentException("duplicate page ID: " + page.id);
    }
    page.dataSource.add(page);
  }

  private void later(Page page, Instant now) {
    unseen.addLast(new Unseen(page, page.current(), now.plus(queryLag)));
    resolve(now);
  }

  private record Unseen(Page page, PageState state, Instant visibleAt) {}
}
