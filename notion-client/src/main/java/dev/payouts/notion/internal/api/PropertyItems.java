package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What has been read of a property that a page object cuts off. Immutable.
 *
 * @param entries the entries so far
 * @param nextCursor where the next part begins; null where nothing is left
 */
record PropertyItems(ImmutableList<Cell> entries, @Nullable String nextCursor) {
  static final PropertyItems NONE = new PropertyItems(ImmutableList.of(), null);

  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("results", "has_more", "next_cursor");

  /** Reads the next part of the list behind what is there. */
  PropertyItems readOn(JsonReader json) throws IOException {
    ImmutableList.Builder<Cell> more = ImmutableList.<Cell>builder().addAll(entries);
    boolean hasMore = false;
    String cursor = null;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.nextPresent(); field != JsonFields.END; field = fields.nextPresent()) {
      switch (field) {
        case 0 -> readEntries(json, more);
        case 1 -> hasMore = json.nextBoolean();
        default -> cursor = JsonFields.string(json);
      }
    }
    if (hasMore && (cursor == null || cursor.equals(nextCursor))) {
      throw new IllegalArgumentException("no cursor to the rest of a property");
    }
    return new PropertyItems(more.build(), hasMore ? cursor : null);
  }

  private static void readEntries(JsonReader json, ImmutableList.Builder<Cell> entries)
      throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      entries.add(CellReader.read(json));
    }
    json.endArray();
  }

  /** Returns all entries as the one value that they are. */
  Cell cell() {
    ImmutableList.Builder<String> list = ImmutableList.builder();
    StringBuilder text = new StringBuilder();
    for (Cell entry : entries) {
      if (entry.state() == Cell.State.UNAVAILABLE) {
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
