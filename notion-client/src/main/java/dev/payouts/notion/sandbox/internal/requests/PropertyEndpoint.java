package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.PropertyType;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.content.ValueWriter;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/pages/{id}/properties/{property_id}} (notion-client/NOTION.md, "Reading"). */
final class PropertyEndpoint {
  private PropertyEndpoint() {}

  static JsonObject retrieve(Page page, String propertyId, Call call, Store store) {
    int column = page.dataSource().findShown(propertyId);
    if (column < 0) {
      column = page.dataSource().findShown(Call.decode(propertyId));
    }
    if (column < 0) {
      throw NotionError.notFound("property", propertyId);
    }
    Property property = page.dataSource().columnAt(column);
    PageState state = page.current();
    Value value = page.dataSource().value(state, column);
    if (property.type().listed()) {
      JsonObject shape = item(property).with("next_url", null).with(key(property), empty());
      return list(new Entries(property, ValueWriter.entries(value), shape), call);
    }
    Object content = new ValueWriter(store::isShared).content(property, page, state, value);
    if (property.type() == PropertyType.ROLLUP && content instanceof JsonObject rollup) {
      return rolled(property, rollup, call);
    }
    return JsonObject.of("object", "property_item")
        .with("type", property.type().key())
        .with("id", property.id())
        .with(key(property), content);
  }

  /** The entries of a rollup are listed one by one; its type is next to the list. */
  private static JsonObject rolled(Property property, JsonObject rollup, Call call) {
    List<?> array = rollup.list("array");
    JsonObject summary = new JsonObject();
    rollup.names().forEach(name -> summary.with(name, rollup.get(name)));
    ImmutableList.Builder<JsonObject> entries = ImmutableList.builder();
    if (array != null) {
      summary.with("array", ImmutableList.of());
      for (Object element : array) {
        if (element instanceof JsonObject object) {
          entries.addAll(items(object));
        }
      }
    }
    JsonObject shape = item(property).with("next_url", null).with(key(property), summary);
    return list(new Entries(property, entries.build(), shape), call);
  }

  private static List<JsonObject> items(JsonObject element) {
    String type = element.string("type");
    List<?> inner = type == null ? null : element.list(type);
    if (type == null || inner == null) {
      return ImmutableList.of(element);
    }
    return Lists.transform(inner, entry -> JsonObject.of("type", type).with(type, entry));
  }

  private static JsonObject list(Entries entries, Call call) {
    int size = pageSize(call);
    int from = from(call, entries);
    int to = Math.min(from + size, entries.all.size());
    boolean more = to < entries.all.size();
    ImmutableList.Builder<JsonObject> results = ImmutableList.builder();
    for (JsonObject entry : entries.all.subList(from, to)) {
      results.add(result(entries.property, entry));
    }
    return JsonObject.of("object", "list")
        .with("results", results.build())
        .with("next_cursor", more ? cursor(entries.property, to) : null)
        .with("has_more", more)
        .with("type", "property_item")
        .with("property_item", entries.shape);
  }

  private static JsonObject result(Property property, JsonObject entry) {
    JsonObject result = JsonObject.of("object", "property_item").with("id", property.id());
    if (property.type() == PropertyType.ROLLUP) {
      entry.names().forEach(name -> result.with(name, entry.get(name)));
      return result;
    }
    return result.with("type", key(property)).with(key(property), entry);
  }

  private static JsonObject item(Property property) {
    return JsonObject.of("id", property.id()).with("type", key(property));
  }

  private static String key(Property property) {
    return property.type().key();
  }

  private static JsonObject empty() {
    return new JsonObject();
  }

  private static int pageSize(Call call) {
    @Nullable String text = first(call, "page_size");
    if (text == null) {
      return QueryEndpoint.MAX_PAGE_SIZE;
    }
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= QueryEndpoint.MAX_PAGE_SIZE) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw invalid("page_size", text);
    }
    throw invalid("page_size", text);
  }

  private static int from(Call call, Entries entries) {
    String text = first(call, "start_cursor");
    if (text == null) {
      return 0;
    }
    for (int i = 1; i < entries.all.size(); i++) {
      if (cursor(entries.property, i).equals(text)) {
        return i;
      }
    }
    throw invalid("start_cursor", text);
  }

  private static @Nullable String first(Call call, String parameter) {
    List<String> values = call.parameters().get(parameter);
    return values.isEmpty() ? null : values.get(0);
  }

  private static NotionError invalid(String parameter, String text) {
    return NotionError.validation(
        "query failed validation: query.%s is invalid: %s".formatted(parameter, text));
  }

  private static String cursor(Property property, int position) {
    byte[] bytes = (property.id() + ":" + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private record Entries(Property property, List<JsonObject> all, JsonObject shape) {}
}
