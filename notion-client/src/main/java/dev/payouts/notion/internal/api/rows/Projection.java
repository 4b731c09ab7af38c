package dev.payouts.notion.internal.api.rows;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties to read with a query or a page: the request names them, and the reader skips all
 * others. Immutable.
 */
public final class Projection {
  private static final JsonReader.Options PAGE_FIELDS =
      JsonReader.Options.of(
          "id",
          "created_time",
          "in_trash",
          "archived",
          "properties",
          "created_by",
          "object",
          "is_archived",
          "parent");

  private static final JsonReader.Options ID = JsonReader.Options.of("id");
  private static final JsonReader.Options PARENT =
      JsonReader.Options.of("type", "data_source_id", "database_id");

  /** The format of times in Notion; d is a digit. */
  private static final String TIME = "dddd-dd-ddTdd:dd:dd.dddZ";

  private final ImmutableList<DataSourceSchema.Property> properties;
  private final ImmutableMap<String, Integer> positions;
  private final JsonReader.Options names;
  private final boolean isNamed;

  /**
   * Creates a projection of properties with distinct names.
   *
   * @throws IllegalArgumentException if there are more than {@value JsonFields#MAX_FIELDS}
   */
  public Projection(ImmutableList<DataSourceSchema.Property> properties) {
    if (properties.size() > JsonFields.MAX_FIELDS) {
      throw new IllegalArgumentException("too many properties: " + properties.size());
    }
    this.properties = properties;
    this.isNamed = true;
    ImmutableMap.Builder<String, Integer> positions = ImmutableMap.builder();
    for (int i = 0; i < properties.size(); i++) {
      positions.put(properties.get(i).name(), i);
    }
    this.positions = positions.buildOrThrow();
    this.names = JsonReader.Options.of(this.positions.keySet().toArray(new String[0]));
  }

  private Projection(Projection named) {
    this.properties = named.properties;
    this.positions = named.positions;
    this.names = named.names;
    this.isNamed = false;
  }

  /**
   * Returns this projection without naming the properties in the request: a page of another data
   * source may have other property IDs, and Notion rejects unknown IDs.
   */
  public Projection ofAnyDataSource() {
    return new Projection(this);
  }

  /**
   * Returns a projection of properties by name; missing properties are left out. Names may repeat:
   * a workspace may use one property for two purposes.
   */
  public static Projection of(DataSourceSchema schema, List<String> names) {
    return new Projection(
        names.stream()
            .distinct()
            .flatMap(name -> schema.property(name).stream())
            .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the query string that requests only these properties. */
  public String queryString() {
    if (!isNamed) {
      return "";
    }
    StringBuilder query = new StringBuilder();
    for (DataSourceSchema.Property property : properties) {
      query.append(query.length() == 0 ? '?' : '&');
      query.append("filter_properties=").append(UrlPath.encodedOnce(property.id()));
    }
    return query.toString();
  }

  /** Returns the position of a property; null if the schema did not have it. */
  @Nullable Integer position(String name) {
    return positions.get(name);
  }

  boolean isEmpty() {
    return properties.isEmpty();
  }

  /** Returns the property at a position. */
  public DataSourceSchema.Property property(int position) {
    return properties.get(position);
  }

  /**
   * Reads one page object.
   *
   * @throws IllegalArgumentException if it is not a page
   */
  public Page readPage(JsonReader json) throws IOException {
    Page page = read(json, /* readsParent= */ true);
    if (page == null) {
      throw new IllegalArgumentException("not a page");
    }
    return page;
  }

  /**
   * Reads one object of a query result; null if it is not a page, such as the data sources that a
   * wiki lists among its rows.
   */
  @Nullable Page readRow(JsonReader json) throws IOException {
    return read(json, /* readsParent= */ false);
  }

  private @Nullable Page read(JsonReader json, boolean readsParent) throws IOException {
    @Nullable String id = null;
    Instant createdTime = Instant.EPOCH;
    String createdBy = null;
    String dataSource = null;
    boolean isTrashed = false;
    boolean isShown = false;
    boolean isArchived = false;
    List<@Nullable Cell> cells = List.of();
    boolean isPage = true;
    var fields = new JsonFields(json, PAGE_FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      switch (field) {
        case 0 -> id = JsonFields.string(json);
        case 1 -> createdTime = instant(JsonFields.string(json));
        case 2, 3 -> isTrashed |= json.nextBoolean();
        case 4 -> {
          isShown = true;
          if (isPage) {
            cells = readProperties(json);
          } else {
            json.skipValue();
          }
        }
        case 5 -> createdBy = JsonFields.inner(json, ID);
        case 6 -> isPage = JsonFields.string(json).equals("page");
        case 7 -> isArchived = json.nextBoolean();
        default -> {
          if (readsParent) {
            dataSource = dataSource(json);
          } else {
            json.skipValue();
          }
        }
      }
    }
    if (!isPage) {
      return null;
    }
    if (id == null) {
      throw new IllegalArgumentException("a page without an ID");
    }
    return new Page(
        this, id, createdTime, createdBy, dataSource, place(isTrashed, isShown), isArchived, cells);
  }

  /** Returns the data source that a parent is; empty if it is none, null if that is not known. */
  private static @Nullable String dataSource(JsonReader json) throws IOException {
    @Nullable String[] found = new @Nullable String[3];
    var fields = new JsonFields(json, PARENT);
    for (int field = fields.nextPresent(); field != JsonFields.END; field = fields.nextPresent()) {
      found[field] = JsonFields.string(json);
    }
    boolean isKnown = found[1] != null || (found[0] != null && found[2] == null);
    return isKnown ? Strings.nullToEmpty(found[1]) : null;
  }

  private static Page.Place place(boolean isTrashed, boolean isShown) {
    if (isTrashed) {
      return Page.Place.TRASH;
    }
    return isShown ? Page.Place.DATA_SOURCE : Page.Place.HIDDEN;
  }

  private List<@Nullable Cell> readProperties(JsonReader json) throws IOException {
    @Nullable Cell[] cells = new Cell[properties.size()];
    var fields = new JsonFields(json, names);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      cells[field] = CellReader.read(json, properties.get(field).type());
    }
    return Arrays.asList(cells);
  }

  private static Instant instant(String text) {
    try {
      return isAsNotionWrites(text) ? plainInstant(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time: " + text, e);
    }
  }

  private static boolean isAsNotionWrites(String text) {
    if (text.length() != TIME.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (TIME.charAt(i) == 'd' ? at < '0' || at > '9' : at != TIME.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Parses the time by hand: every row has one, and the JDK's parser takes longer than the rest of
   * the row.
   */
  private static Instant plainInstant(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 23) * 1_000_000)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
