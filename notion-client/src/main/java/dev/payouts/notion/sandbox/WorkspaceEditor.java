package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.Database;
import dev.payouts.notion.sandbox.internal.content.Option;
import dev.payouts.notion.sandbox.internal.content.Options;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.PlainValues;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.PropertyType;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.requests.Connections;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes that users make in Notion rather than through the API: visible at once, even in queries,
 * and without limits. Every method throws {@link IllegalArgumentException} if an object does not
 * exist. Thread-safe.
 */
public final class WorkspaceEditor {
  /** The default creator of pages. */
  private static final UUID PERSON = NotionIds.derive(0, 1);

  private final Object lock;
  private final Supplier<Instant> clock;
  private final Store store;
  private final Connections connections;
  private final PlainValues plainValues;

  WorkspaceEditor(Object lock, Supplier<Instant> clock, Store store, Connections connections) {
    this.lock = lock;
    this.clock = clock;
    this.store = store;
    this.connections = connections;
    this.plainValues = new PlainValues(store);
  }

  /** {@return an unused ID} */
  public String newId() {
    synchronized (lock) {
      return store.newId().toString();
    }
  }

  /**
   * Adds a connection with a token.
   *
   * @param token the token
   * @return the ID of its user
   */
  public String addToken(String token) {
    synchronized (lock) {
      UUID user = store.newId();
      connections.add(token, user);
      return user.toString();
    }
  }

  /**
   * Adds a personal access token.
   *
   * @param token the token
   * @return the ID of the person
   */
  public String addPersonalToken(String token) {
    synchronized (lock) {
      UUID person = store.newId();
      store.addPerson(person);
      connections.add(token, person);
      return person.toString();
    }
  }

  /**
   * Rejects a token after a number of further requests.
   *
   * @param token the token
   * @param requests how many requests it still accepts
   */
  public void revokeTokenAfter(String token, long requests) {
    synchronized (lock) {
      connections.revokeAfter(token, requests);
    }
  }

  /**
   * Adds a database without data sources.
   *
   * @param title the title
   * @return the ID of the database
   */
  public String addDatabase(String title) {
    synchronized (lock) {
      UUID id = store.newId();
      store.addDatabase(id, title, clock.get());
      return id.toString();
    }
  }

  /**
   * Adds a data source to a database, with an unused ID.
   *
   * @param databaseId the ID of the database
   * @param id its ID
   * @param title the title
   * @param properties its properties, one of them the title
   */
  public void addDataSource(
      String databaseId, String id, String title, List<PropertySpec> properties) {
    synchronized (lock) {
      Database database = store.database(parse(databaseId)).orElseThrow(() -> unknown(databaseId));
      UUID dataSourceId = parse(id);
      DataSource dataSource = store.addDataSource(database, dataSourceId, title);
      for (PropertySpec property : properties) {
        addColumn(dataSource, property);
      }
    }
  }

  /**
   * Adds another data source, with only a title property, to the database of a data source.
   *
   * @param dataSourceId the ID of the data source
   * @param title the title
   * @return the ID of the data source
   */
  public String addSiblingDataSource(String dataSourceId, String title) {
    synchronized (lock) {
      Database database = store.databaseOf(dataSource(dataSourceId));
      UUID id = store.newId();
      DataSource sibling = store.addDataSource(database, id, title);
      sibling.addColumn(PropertySpec.of("Name", "title").toProperty(0));
      return id.toString();
    }
  }

  /**
   * Adds a page.
   *
   * @param seed the page
   * @return the ID of the page
   */
  public String addPage(PageSeed seed) {
    synchronized (lock) {
      DataSource dataSource = dataSource(seed.dataSourceId());
      @Nullable Value[] values = new Value[dataSource.columnCount()];
      seed.properties().forEach((name, plain) -> put(dataSource, values, name, plain));
      UUID by = seed.createdBy() == null ? PERSON : parse(seed.createdBy());
      PageState state = PageState.of(values, seed.createdAt(), by, seed.place());
      UUID id = seed.id() == null ? store.newId() : parse(seed.id());
      store.seed(new Page(id, dataSource, seed.createdAt(), by, state));
      return id.toString();
    }
  }

  /**
   * Sets properties of a page.
   *
   * @param pageId the ID of the page
   * @param properties plain values by name, as in {@link PageSeed}
   */
  public void setProperties(String pageId, Map<String, ? extends @Nullable Object> properties) {
    synchronized (lock) {
      Page page = page(pageId);
      DataSource dataSource = page.dataSource();
      @Nullable Value[] values = page.current().copyValues(dataSource.columnCount());
      properties.forEach((name, plain) -> put(dataSource, values, name, plain));
      PageSeed.Place place = page.current().place();
      store.writeVisibly(page, PageState.of(values, clock.get(), PERSON, place));
    }
  }

  /**
   * Moves a page to the trash.
   *
   * @param pageId the ID of the page
   */
  public void trash(String pageId) {
    put(pageId, PageSeed.Place.TRASH);
  }

  /**
   * Restores a page from the trash.
   *
   * @param pageId the ID of the page
   */
  public void restore(String pageId) {
    put(pageId, PageSeed.Place.LIVE);
  }

  /**
   * Archives a page.
   *
   * @param pageId the ID of the page
   */
  public void archive(String pageId) {
    put(pageId, PageSeed.Place.ARCHIVE);
  }

  /**
   * Unarchives a page.
   *
   * @param pageId the ID of the page
   */
  public void unarchive(String pageId) {
    put(pageId, PageSeed.Place.LIVE);
  }

  /**
   * Moves a page to another data source. Keeps the values of properties with the same name and type
   * there.
   *
   * @param pageId the ID of the page
   * @param dataSourceId the ID of the target data source
   */
  public void move(String pageId, String dataSourceId) {
    synchronized (lock) {
      store.move(page(pageId), dataSource(dataSourceId), clock.get(), PERSON);
    }
  }

  /**
   * Clears a property of a page.
   *
   * @param pageId the ID of the page
   * @param property the name of the property
   */
  public void clear(String pageId, String property) {
    setProperties(pageId, Collections.singletonMap(property, null));
  }

  /**
   * Deletes a page permanently: reading it by its ID then fails with 404.
   *
   * @param pageId the ID of the page
   */
  public void delete(String pageId) {
    synchronized (lock) {
      store.delete(page(pageId));
    }
  }

  /**
   * Stores a different value than the next creates in a data source send; their responses show it,
   * too.
   *
   * @param dataSourceId the ID of the data source
   * @param property the name of the property
   * @param value a plain value as in {@link PageSeed}; null for none
   * @param creates how many creates to alter, at least one
   */
  public void alterCreates(
      String dataSourceId, String property, @Nullable Object value, int creates) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      int column = column(dataSource, property);
      Value stored = plainValues.value(dataSource.columnAt(column), value);
      dataSource.alterCreates(column, stored, creates);
    }
  }

  /**
   * Makes a data source list another one among its rows, as a wiki does.
   *
   * @param dataSourceId the ID of the wiki's data source
   * @param nestedId the ID of the data source that becomes a row
   */
  public void addWikiRow(String dataSourceId, String nestedId) {
    synchronized (lock) {
      dataSource(dataSourceId).addWikiRow(dataSource(nestedId));
    }
  }

  /**
   * Renames a property.
   *
   * @param dataSourceId the ID of the data source
   * @param name its name
   * @param newName the new name
   */
  public void renameProperty(String dataSourceId, String name, String newName) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      int column = column(dataSource, name);
      dataSource.replaceColumn(column, dataSource.columns().get(column).withName(newName));
    }
  }

  /**
   * Changes the type of a property; its values are lost.
   *
   * @param dataSourceId the ID of the data source
   * @param name its name
   * @param type its type in the API, such as {@code rich_text}
   */
  public void changePropertyType(String dataSourceId, String name, String type) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      PropertyType known = PropertyType.find(type).orElseThrow(() -> unknown(type));
      int column = column(dataSource, name);
      dataSource.replaceColumn(column, dataSource.columns().get(column).withType(known));
    }
  }

  /**
   * Adds a property to a data source.
   *
   * @param dataSourceId the ID of the data source
   * @param property the property
   */
  public void addProperty(String dataSourceId, PropertySpec property) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      addColumn(dataSource, property);
    }
  }

  /**
   * Renames an option of a select, multi-select or status. Call it before adding pages: unlike in
   * Notion, existing pages keep the old name.
   *
   * @param dataSourceId the ID of the data source
   * @param property the name of the property
   * @param option the name of the option
   * @param newName its new name
   */
  public void renameOption(String dataSourceId, String property, String option, String newName) {
    changeOption(dataSourceId, property, option, kept -> Stream.of(kept.withName(newName)));
  }

  /**
   * Removes an option of a select, multi-select or status; pages that have it keep it.
   *
   * @param dataSourceId the ID of the data source
   * @param property the name of the property
   * @param option the name of the option
   */
  public void removeOption(String dataSourceId, String property, String option) {
    changeOption(dataSourceId, property, option, gone -> Stream.empty());
  }

  private void changeOption(
      String dataSourceId,
      String property,
      String name,
      Function<Option, Stream<Option>> replacement) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      int column = column(dataSource, property);
      Property before = dataSource.columns().get(column);
      if (before.option(name).isEmpty()) {
        throw unknown(name);
      }
      dataSource.replaceColumn(
          column,
          before.withOptions(
              before.options().stream()
                  .flatMap(
                      option ->
                          option.name().equals(name)
                              ? replacement.apply(option)
                              : Stream.of(option))
                  .collect(ImmutableList.toImmutableList())));
    }
  }

  /**
   * Moves a data source to the trash.
   *
   * @param dataSourceId the ID of the data source
   */
  public void trashDataSource(String dataSourceId) {
    synchronized (lock) {
      dataSource(dataSourceId).trash();
    }
  }

  /**
   * Stops sharing a data source and its pages with the connections: relations to it disappear, and
   * rollups omit its pages.
   *
   * @param dataSourceId the ID of the data source
   */
  public void unshare(String dataSourceId) {
    synchronized (lock) {
      store.unshare(dataSource(dataSourceId));
    }
  }

  /**
   * Removes the capability to read content from the connections: pages then show only their IDs.
   */
  public void hideContent() {
    synchronized (lock) {
      store.hideContent();
    }
  }

  private void put(String pageId, PageSeed.Place place) {
    synchronized (lock) {
      Page page = page(pageId);
      @Nullable Value[] values = page.current().copyValues(page.dataSource().columnCount());
      store.writeVisibly(page, PageState.of(values, clock.get(), PERSON, place));
    }
  }

  private void put(
      DataSource dataSource, @Nullable Value[] values, String name, @Nullable Object plain) {
    int column = column(dataSource, name);
    Property property = dataSource.columnAt(column);
    Value value = plainValues.value(property, plain);
    if (value != null && property.type().hasOptions()) {
      Property known = Options.including(property, value);
      if (!known.equals(property)) {
        dataSource.replaceColumn(column, known);
      }
    }
    values[column] = value;
  }

  private DataSource dataSource(String id) {
    return store.dataSource(parse(id)).orElseThrow(() -> unknown(id));
  }

  private Page page(String id) {
    return store.page(parse(id)).orElseThrow(() -> unknown(id));
  }

  private static int column(DataSource dataSource, String name) {
    int column = dataSource.find(name);
    if (column < 0) {
      throw unknown(name);
    }
    return column;
  }

  private static UUID parse(String id) {
    return NotionIds.parse(id).orElseThrow(() -> unknown(id));
  }

  /** Returns a property with an ID that is unique in its data source. */
  private static void addColumn(DataSource dataSource, PropertySpec property) {
    long seed = dataSource.id().getMostSignificantBits();
    Property column = property.toProperty(seed);
    while (dataSource.columns().stream().map(Property::id).anyMatch(column.id()::equals)) {
      seed++;
      column = property.toProperty(seed);
    }
    dataSource.addColumn(column);
  }

  private static IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException("not found in the sandbox: " + what);
  }
}
