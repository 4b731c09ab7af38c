package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.notion.sandbox.PageSeed;
import dev.payouts.notion.sandbox.PropertySpec.Sum;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table: its schema and its pages. Guarded by the lock. */
public final class DataSource {
  /** By creation time to the minute; within a minute in a scattered order. */
  static final Comparator<Page> BY_CREATION =
      Comparator.comparing(Page::createdAt).thenComparing(DataSource::compareScattered);

  private final UUID id;
  private final UUID databaseId;
  private final String title;
  private final Instant createdAt;
  private final Function<UUID, Optional<Page>> related;
  private final List<Property> columns = new ArrayList<>();
  private final Map<Integer, RelationIndex> indexes = new HashMap<>();
  private final SortedPages byCreation = new SortedPages(BY_CREATION);
  private final SortedPages scattered = new SortedPages(DataSource::compareScattered);
  private final List<DataSource> wikiRows = new ArrayList<>();
  private final Map<Integer, Alteration> alterations = new HashMap<>();
  private final Set<Integer> hidden = new HashSet<>();
  private boolean shared = true;
  private boolean inTrash;
  private long version;
  private Schema schema = new Schema();

  DataSource(
      UUID id,
      UUID databaseId,
      String title,
      Instant createdAt,
      Function<UUID, Optional<Page>> related) {
    this.id = id;
    this.databaseId = databaseId;
    this.title = title;
    this.createdAt = createdAt;
    this.related = related;
  }

  /** Compares two pages by their places in scattered order. */
  public static int compareScattered(Page left, Page right) {
    int byScatter = Long.compare(NotionIds.scatter(left.id), NotionIds.scatter(right.id));
    return byScatter != 0 ? byScatter : left.id.compareTo(right.id);
  }

  /** Returns its ID. */
  public UUID id() {
    return id;
  }

  /** Returns the ID of its database. */
  public UUID databaseId() {
    return databaseId;
  }

  /** Returns its title. */
  public String title() {
    return title;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Returns whether the connection may see it. */
  public boolean shared() {
    return shared;
  }

  boolean inTrash() {
    return inTrash;
  }

  /** Moves it to the trash. */
  public void trash() {
    inTrash = true;
  }

  /** Stops sharing it with the connection. */
  void unshare() {
    shared = false;
  }

  /** Hides the relations to a data source that is not shared, in schemas and pages. */
  void hideRelationsTo(UUID target) {
    for (int column = 0; column < columns.size(); column++) {
      Property property = columns.get(column);
      if (property.type() == PropertyType.RELATION && target.equals(property.related())) {
        hidden.add(column);
      }
    }
    schemaChanged();
  }

  /** Returns whether the connection sees the property of a column. */
  public boolean isShown(int column) {
    return !hidden.contains(column);
  }

  /** Returns the column of a property that the connection sees; -1 if there is none. */
  public int findShown(String nameOrId) {
    int column = find(nameOrId);
    return column >= 0 && isShown(column) ? column : -1;
  }

  /** Returns what stands for the properties as they are shown: another one when they change. */
  Schema schema() {
    return schema;
  }

  /** Returns the columns whose values depend on other pages. */
  List<Integer> columnsOfOtherPages() {
    return schema.columnsOfOtherPages(columns);
  }

  private void schemaChanged() {
    schema = new Schema();
    version++;
  }

  /** Returns a version that changes with anything a query could see. */
  public long version() {
    return version;
  }

  /** Returns the properties in column order. */
  public ImmutableList<Property> columns() {
    return ImmutableList.copyOf(columns);
  }

  /** Returns the property of a column. */
  public Property columnAt(int column) {
    return columns.get(column);
  }

  /** Returns the number of properties. */
  public int columnCount() {
    return columns.size();
  }

  /** Adds a property. */
  public void addColumn(Property property) {
    columns.add(property);
    schemaChanged();
  }

  /** Replaces a property; values of another type are lost. */
  public void replaceColumn(int column, Property property) {
    boolean retyped = columns.get(column).type() != property.type();
    columns.set(column, property);
    schemaChanged();
    if (retyped) {
      indexes.remove(column);
      pages().forEach(page -> clear(page, column));
    }
  }

  /** Returns the value in a column of a page: its own, or the sum for a formula that sums. */
  public @Nullable Value value(PageState state, int column) {
    Value own = state.value(column);
    Sum sum = columns.get(column).sum();
    return own != null || sum == null ? own : sum(state, sum);
  }

  private @Nullable Value sum(PageState state, Sum sum) {
    int relation = findName(sum.relation());
    if (relation < 0 || !(state.value(relation) instanceof Value.Links links)) {
      return null;
    }
    BigDecimal total = null;
    for (UUID target : Iterables.limit(links.targets(), ValueWriter.EVALUATED_PAGES)) {
      Value value = related.apply(target).map(page -> number(page, sum.property())).orElse(null);
      if (value instanceof Value.Num number) {
        total = total == null ? number.number() : total.add(number.number());
      }
    }
    return total == null ? null : new Value.Computed(total);
  }

  private static @Nullable Value number(Page page, String property) {
    int column = page.dataSource().findName(property);
    return column < 0 || page.current().place() != PageSeed.Place.LIVE
        ? null
        : page.current().value(column);
  }

  /** Returns the column of a property by its name or ID; -1 if there is none. */
  public int find(String nameOrId) {
    int byName = findName(nameOrId);
    return byName >= 0 ? byName : findId(nameOrId);
  }

  /** Returns the column of a property by its ID, percent-encoded or not; -1 if there is none. */
  public int findId(String id) {
    return schema.columnOfId(id, columns);
  }

  private int findName(String name) {
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).name().equals(name)) {
        return column;
      }
    }
    return -1;
  }

  void add(Page page) {
    byCreation.add(page);
    scattered.add(page);
  }

  void remove(Page page) {
    byCreation.remove(page);
    scattered.remove(page);
    PageState shown = page.shown();
    if (shown != null) {
      indexes.forEach((column, index) -> index.remove(page, shown.value(column)));
    }
    page.hide();
    version++;
  }

  /** Lists another data source among the rows, as a wiki does. */
  public void addWikiRow(DataSource nested) {
    wikiRows.add(nested);
    version++;
  }

  /** Returns the data sources that are listed among the rows. */
  public List<DataSource> wikiRows() {
    return wikiRows;
  }

  /** Stores a different value in a column than the next creates send. */
  public void alterCreates(int column, @Nullable Value value, int creates) {
    alterations.put(column, new Alteration(value, creates));
  }

  /** Alters the values of a page during its creation. */
  public void alter(@Nullable Value[] values) {
    alterations.forEach((column, alteration) -> values[column] = alteration.value);
    alterations.replaceAll((column, alteration) -> alteration.afterOne());
    alterations.values().removeIf(alteration -> alteration.creates == 0);
  }

  /** Makes a state of a page visible to queries. */
  void show(Page page, PageState state) {
    PageState before = page.shown();
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).type() == PropertyType.RELATION) {
        RelationIndex index = index(column);
        @Nullable Value old = before == null ? null : before.value(column);
        if (old != state.value(column)) {
          index.remove(page, old);
          index.add(page, state.value(column));
        }
      }
    }
    page.show(state);
    version++;
  }

  /** Returns the pages whose relation in a column contains a target, as visible to queries. */
  public List<Page> pointingTo(int column, UUID target) {
    return index(column).pointingTo(target);
  }

  /** Returns all pages by creation time, including those in the trash. */
  public List<Page> pages() {
    return byCreation.inOrder();
  }

  /** Returns all pages in scattered order. */
  public List<Page> scattered() {
    return scattered.inOrder();
  }

  /** Returns the pages created in a range of minutes, inclusive. */
  public List<Page> createdWithin(CreatedSpan span) {
    List<Page> all = pages();
    int from = firstNotBefore(all, span.from());
    int to =
        span.to().equals(Instant.MAX) ? all.size() : firstNotBefore(all, span.to().plusNanos(1));
    return all.subList(from, Math.max(from, to));
  }

  private static int firstNotBefore(List<Page> all, Instant bound) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).createdAt.isBefore(bound)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private RelationIndex index(int column) {
    return indexes.computeIfAbsent(column, key -> new RelationIndex());
  }

  private void clear(Page page, int column) {
    page.write(cleared(page.current(), column));
    PageState shown = page.shown();
    if (shown != null) {
      page.show(cleared(shown, column));
    }
  }

  private PageState cleared(PageState state, int column) {
    @Nullable Value[] values = state.copyValues(columns.size());
    values[column] = null;
    return PageState.of(values, state.editedAt(), state.editedBy(), state.place());
  }

  /** The identity of the properties of a data source between two changes of them. */
  static final class Schema {
    private @Nullable List<Integer> ofOtherPages;
    private Json.@Nullable Written json;
    private @Nullable Map<String, Integer> columnsById;

    /** Returns the properties in the format of the API. */
    Json.Written json(Supplier<JsonObject> properties) {
      Json.Written known = json;
      if (known == null) {
        known = new Json.Written(Json.writeBytes(properties.get()));
        json = known;
      }
      return known;
    }

    private int columnOfId(String id, List<Property> columns) {
      Map<String, Integer> known = columnsById;
      if (known == null) {
        known = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
          known.putIfAbsent(Property.decodedId(columns.get(column).id()), column);
        }
        columnsById = known;
      }
      return known.getOrDefault(Property.decodedId(id), -1);
    }

    private List<Integer> columnsOfOtherPages(List<Property> columns) {
      List<Integer> known = ofOtherPages;
      if (known == null) {
        known = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
          Property property = columns.get(column);
          if (property.sum() != null || property.type() == PropertyType.ROLLUP) {
            known.add(column);
          }
        }
        ofOtherPages = known;
      }
      return known;
    }
  }

  /**
   * A value to store instead of what creates send.
   *
   * @param value the value; null for none
   * @param creates how many creates are still affected
   */
  private record Alteration(@Nullable Value value, int creates) {
    Alteration afterOne() {
      return new Alteration(value, creates - 1);
    }
  }

  /**
   * A span of creation times.
   *
   * @param from the first instant, inclusive
   * @param to the last instant, inclusive
   */
  public record CreatedSpan(Instant from, Instant to) {
    /** The span of all times. */
    public static final CreatedSpan ALWAYS = new CreatedSpan(Instant.MIN, Instant.MAX);

    /** Returns the span that this one and another have in common. */
    public CreatedSpan and(CreatedSpan other) {
      return new CreatedSpan(
          from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
  }
}
