package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
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

  private static final JsonNames FIELDS = JsonNames.of("results", "has_more", "next_cursor");

  /** Reads the next part of the list behind what is there. */
  PropertyItems readOn(JsonScanner json) throws IOException {
    ImmutableList.Builder<Cell> more = ImmutableList.<Cell>builder().addAll(entries);
    boolean hasMore = false;
    String cursor = null;
    json.beginObject();
    while (json.hasNextName()) {
      int field = json.nextName(FIELDS);
      if (json.skipNull()) {
        continue;
      }
      if (field < 0) {
        json.skipValue();
      } else if (field == 0) {
        json.beginArray();
        while (json.hasNextEntry()) {
          more.add(CellReader.read(json));
        }
      } else if (field == 1) {
        hasMore = json.nextBoolean();
      } else {
        cursor = json.nextString();
      }
    }
    if (hasMore && (cursor == null || cursor.equals(nextCursor))) {
      throw new IllegalArgumentException("no cursor to the rest of a property");
    }
    return new PropertyItems(more.build(), hasMore ? cursor : null);
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
