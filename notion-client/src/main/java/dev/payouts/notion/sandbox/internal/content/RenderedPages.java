package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.internal.wire.ApiVersion;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the pages that queries showed last: most queries show pages that have not changed
 * since. Guarded by the lock.
 */
public final class RenderedPages {
  private static final int MAX_PAGES = 1_000;

  private final Store store;
  private final Map<Key, Rendered> pages =
      new LinkedHashMap<>(MAX_PAGES, 0.75f, /* accessOrder= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Rendered> eldest) {
          return size() > MAX_PAGES;
        }
      };

  /** Creates an empty cache of the pages of a store. */
  public RenderedPages(Store store) {
    this.store = store;
  }

  /** Returns the JSON of a page in a state, with the given columns; null for all. */
  public Json.Written page(
      Page page, PageState state, @Nullable Set<Integer> columns, ApiVersion version) {
    Key key = new Key(page.id, columns, version);
    var content = new Content(state, page.dataSource.schema(), elsewhere(page, state));
    Rendered known = pages.get(key);
    if (known != null && known.content.equals(content) && !store.isContentHidden()) {
      return known.json;
    }
    JsonObject json = new ObjectWriter(version, store).page(page, state, columns);
    var written = new Json.Written(Json.writeBytes(json));
    pages.put(key, new Rendered(content, written));
    return written;
  }

  /** Returns what the page shows of other pages: sums, and rolled-up pages that are shared. */
  private List<@Nullable Object> elsewhere(Page page, PageState state) {
    List<@Nullable Object> elsewhere = new ArrayList<>();
    for (int column : page.dataSource.columnsOfOtherPages()) {
      Value value = page.dataSource.value(state, column);
      elsewhere.add(value);
      if (value instanceof Value.RolledLinks rolled) {
        rolled.targets().forEach(target -> elsewhere.add(store.isShared(target)));
      }
    }
    return elsewhere;
  }

  private record Key(UUID page, @Nullable Set<Integer> columns, ApiVersion version) {}

  /** All that the JSON of a page comes from. A state is equal only to itself. */
  private record Content(
      PageState state, DataSource.Schema schema, List<@Nullable Object> elsewhere) {}

  private record Rendered(Content content, Json.Written json) {}
}
