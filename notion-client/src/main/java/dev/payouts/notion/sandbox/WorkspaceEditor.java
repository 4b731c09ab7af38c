package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.Connections;
import dev.payouts.notion.sandbox.internal.DataSource;
import dev.payouts.notion.sandbox.internal.Database;
import dev.payouts.notion.sandbox.internal.NotionIds;
import dev.payouts.notion.sandbox.internal.Option;
import dev.payouts.notion.sandbox.internal.Options;
import dev.payouts.notion.sandbox.internal.Page;
import dev.payouts.notion.sandbox.internal.PageState;
import dev.payouts.notion.sandbox.internal.PlainValues;
import dev.payouts.notion.sandbox.internal.Property;
import dev.payouts.notion.sandbox.internal.PropertyType;
import dev.payouts.notion.sandbox.internal.Store;
import dev.payouts.notion.sandbox.internal.Value;
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
 * What people do to a workspace, not the API: it is seen at once, by queries too, and bound to no
 * limits. Every method throws {@link IllegalArgumentException} for what is not there. Thread-safe.
 */
public final class WorkspaceEditor {
  /** The user who made whatever nobody else is said to have made. */
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

  /** {@return an ID that nothing has yet} */
  public String newId() {
    synchronized (lock) {
      return store.newId().toString();
    }
  }

  /**
   * Adds a connection with a token, and returns the ID of the user that it acts as.
   *
   * @param token the token
   * @return the ID of the user that it acts as
   */
  public String addToken(String token) {
    synchronized (lock) {
      UUID user = store.newId();
      connections.add(token, user);
      return user.toString();
    }
  }

  /**
   * Adds a personal access token, and returns the ID of the person that it acts as.
   *
   * @param token the token
   * @return the ID of the person that it acts as
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
   * Refuses a token after so many further requests; 0 is at once.
   *
   * @param token the token
   * @param requests how many it still takes
   */
  public void revokeTokenAfter(String token, long requests) {
    synchronized (lock) {
      connections.revokeAfter(token, requests);
    }
  }

  /**
   * Adds a database without data sources, and returns its ID.
   *
   * @param title what it is called
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
   * Adds a data source to a database, under an ID that nothing has yet.
   *
   * @param databaseId the ID of the database
   * @param id its ID
   * @param title what it is called
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
   * Adds another data source, without properties but a title, to the database of one.
   *
   * @param dataSourceId the ID of the data source
   * @param title what it is called
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
   * Adds a page, and returns its ID.
   *
   * @param seed what it holds
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
   * Sets properties of a page; values as in {@link PageSeed}.
   *
   * @param pageId the ID of the page
   * @param properties by their names; plain values as in {@link PageSeed}
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
   * Moves a page into the trash.
   *
   * @param pageId the ID of the page
   */
  public void trash(String pageId) {
    put(pageId, PageSeed.Place.TRASH);
  }

  /**
   * Takes a page out of the trash.
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
   * Takes a page out of the archive.
   *
   * @param pageId the ID of the page
   */
  public void unarchive(String pageId) {
    put(pageId, PageSeed.Place.LIVE);
  }

  /**
   * Moves a page to another data source. It takes along the values of properties that have the same
   * name and type there.
   *
   * @param pageId the ID of the page
   * @param dataSourceId the ID of the data source that it moves to
   */
  public void move(String pageId, String dataSourceId) {
    synchronized (lock) {
      store.move(page(pageId), dataSource(dataSourceId), clock.get(), PERSON);
    }
  }

  /**
   * Empties a property of a page: a relation then links to nothing.
   *
   * @param pageId the ID of the page
   * @param property the name of the property
   */
  public void clear(String pageId, String property) {
    setProperties(pageId, Collections.singletonMap(property, null));
  }

  /**
   * Deletes a page for good: whoever asks for it by its ID is answered with 404.
   *
   * @param pageId the ID of the page
   */
  public void delete(String pageId) {
    synchronized (lock) {
      store.delete(page(pageId));
    }
  }

  /**
   * Stores another value than the next creates in a data source say; their answers show it too.
   *
   * @param dataSourceId the ID of the data source
   * @param property the name of the property
   * @param value a plain value as in {@link PageSeed}; null stores none
   * @param creates how many creates are altered, at least one
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
   * Gives a property another name.
   *
   * @param dataSourceId the ID of the data source
   * @param name its name
   * @param newName what it is to be called
   */
  public void renameProperty(String dataSourceId, String name, String newName) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      int column = column(dataSource, name);
      dataSource.replaceColumn(column, dataSource.columns().get(column).withName(newName));
    }
  }

  /**
   * Gives a property another type; its values are lost.
   *
   * @param dataSourceId the ID of the data source
   * @param name its name
   * @param type as the API names it, as in {@code rich_text}
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
   * @param property what is added
   */
  public void addProperty(String dataSourceId, PropertySpec property) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      addColumn(dataSource, property);
    }
  }

  /**
   * Gives an option of a select, multi-select or status another name. To be done before there are
   * pages: those that have it keep the old name here, where in Notion they follow.
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
   * Moves a data source into the trash.
   *
   * @param dataSourceId the ID of the data source
   */
  public void trashDataSource(String dataSourceId) {
    synchronized (lock) {
      dataSource(dataSourceId).trash();
    }
  }

  /**
   * Shares a data source, and its pages, with no connection any more: relations to it disappear,
   * and rollups come without its pages.
   *
   * @param dataSourceId the ID of the data source
   */
  public void unshare(String dataSourceId) {
    synchronized (lock) {
      store.unshare(dataSource(dataSourceId));
    }
  }

  /**
   * Takes the capability to read content from the connections: pages show nothing but their IDs.
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

  /** Gives a property an ID that no other of its data source has. */
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
    return new IllegalArgumentException("the sandbox knows nothing of this name: " + what);
  }
}
