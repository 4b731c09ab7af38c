package dev.payouts.notion.internal.api.rows;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The entries read so far of a property that a page object cuts off. Immutable.
 *
 * @param entries the entries so far
 * @param computed the result that Notion computed from all entries; null if none
 * @param nextCursor where the next entries start; null if there are no more
 */
public record PropertyItems(
    ImmutableList<Cell> entries, @Nullable Cell computed, @Nullable String nextCursor) {
  /** What precedes the first part of a list. */
  public static final PropertyItems NONE = new PropertyItems(ImmutableList.of(), null, null);

  private static final String LIST = "list";
  private static final JsonReader.Options OBJECT = JsonReader.Options.of("object");
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("results", "has_more", "next_cursor", "property_item");
  private static final JsonReader.Options COMPUTED = JsonReader.Options.of("rollup", "formula");

  /** Reads the next entries of the list, or a value that is not a list. */
  public PropertyItems readOn(JsonReader json) throws IOException {
    if (!isList(json)) {
      if (!entries.isEmpty()) {
        throw new IllegalArgumentException("a list of which the rest is not a list");
      }
      return new PropertyItems(ImmutableList.of(), CellReader.read(json), null);
    }
    ImmutableList.Builder<Cell> more = ImmutableList.<Cell>builder().addAll(entries);
    boolean hasResults = false;
    @Nullable Boolean hasMore = null;
    String cursor = null;
    Cell result = null;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.nextPresent(); field != JsonFields.END; field = fields.nextPresent()) {
      switch (field) {
        case 0 -> {
          readEntries(json, more);
          hasResults = true;
        }
        case 1 -> hasMore = json.nextBoolean();
        case 2 -> cursor = JsonFields.string(json);
        default -> result = readComputed(json);
      }
    }
    if (!hasResults) {
      throw new IllegalArgumentException("a part of a property without its entries");
    }
    if (hasMore == null || (hasMore && (cursor == null || cursor.equals(nextCursor)))) {
      throw new IllegalArgumentException(
          "a part of a property that does not say whether and where there are more");
    }
    return new PropertyItems(more.build(), result, hasMore ? cursor : null);
  }

  private static boolean isList(JsonReader json) throws IOException {
    try (JsonReader ahead = json.peekJson()) {
      return LIST.equals(JsonFields.inner(ahead, OBJECT));
    }
  }

  private static void readEntries(JsonReader json, ImmutableList.Builder<Cell> entries)
      throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      entries.add(CellReader.read(json));
    }
    json.endArray();
  }

  /** Reads the result of a rollup or formula; null for a plain list of entries. */
  private static @Nullable Cell readComputed(JsonReader json) throws IOException {
    Cell computed = null;
    var fields = new JsonFields(json, COMPUTED);
    while (fields.nextPresent() != JsonFields.END) {
      computed = CellReader.read(json);
    }
    return computed;
  }

  /** Returns all entries as one value. */
  public Cell cell() {
    if (computed != null && (entries.isEmpty() || computed.state() != Cell.State.EMPTY)) {
      return computed;
    }
    ImmutableList.Builder<String> list = ImmutableList.builder();
    StringBuilder text = new StringBuilder();
    for (Cell entry : entries) {
      if (entry.state() == Cell.State.UNAVAILABLE
          || entry.extent() == Cell.Extent.CUT_OFF
          || entry.number() != null) {
        return Cell.UNAVAILABLE;
      }
      list.addAll(entry.list());
      text.append(entry.text() == null ? "" : entry.text());
    }
    return text.length() > 0
        ? Cell.text(text.toString(), Cell.Extent.WHOLE)
        : Cell.list(list.build(), Cell.Extent.WHOLE);
  }
}
