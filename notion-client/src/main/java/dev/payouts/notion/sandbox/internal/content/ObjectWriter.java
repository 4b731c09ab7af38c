package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.payouts.notion.sandbox.PageSeed.Place;
import dev.payouts.notion.sandbox.internal.wire.ApiVersion;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes pages, data sources, databases and users in the format of an API version. */
public record ObjectWriter(ApiVersion version, Store store) {
  private static final String URL = "https://www.notion.so/";

  /** The creator of objects that no connection created. */
  private static final UUID OWNER = NotionIds.derive(0, 1);

  /** Writes a page in a state, with the given columns; null for all. */
  public JsonObject page(Page page, PageState state, @Nullable Set<Integer> columns) {
    if (store.isContentHidden()) {
      return JsonObject.of("object", "page").with("id", page.id);
    }
    DataSource dataSource = page.dataSource;
    ValueWriter values = new ValueWriter(store::isShared);
    JsonObject properties = new JsonObject();
    for (int column = 0; column < dataSource.columnCount(); column++) {
      if (dataSource.isShown(column) && (columns == null || columns.contains(column))) {
        Property property = dataSource.columnAt(column);
        properties.with(property.name(), values.property(property, page, state, column));
      }
    }
    JsonObject json =
        JsonObject.of("object", "page")
            .with("id", page.id)
            .with("created_time", Dates.timestamp(page.createdAt))
            .with("last_edited_time", Dates.timestamp(state.editedAt()))
            .with("created_by", user(page.createdBy))
            .with("last_edited_by", user(state.editedBy()))
            .with("cover", null)
            .with("icon", null)
            .with(
                "parent",
                JsonObject.of("type", "data_source_id")
                    .with("data_source_id", dataSource.id())
                    .with("database_id", dataSource.databaseId()));
    return trash(json, state.place() == Place.TRASH)
        .with("is_archived", state.place() == Place.ARCHIVE)
        .with("is_locked", false)
        .with("properties", properties)
        .with("url", URL + page.id.toString().replace("-", ""))
        .with("public_url", null);
  }

  public JsonObject dataSource(DataSource dataSource) {
    JsonObject json =
        JsonObject.of("object", "data_source")
            .with("id", dataSource.id())
            .with("title", title(dataSource.title()))
            .with("description", ImmutableList.of())
            .with(
                "parent",
                JsonObject.of("type", "database_id").with("database_id", dataSource.databaseId()))
            .with("database_parent", JsonObject.of("type", "workspace").with("workspace", true))
            .with("is_inline", false)
            .with("created_time", Dates.timestamp(dataSource.createdAt()))
            .with("last_edited_time", Dates.timestamp(dataSource.createdAt()))
            .with("created_by", user(OWNER))
            .with("last_edited_by", user(OWNER))
            .with("properties", dataSource.schema().json(() -> properties(dataSource)))
            .with("icon", null)
            .with("cover", null)
            .with("url", URL + dataSource.id().toString().replace("-", ""))
            .with("public_url", null);
    return trash(json, dataSource.inTrash());
  }

  private static JsonObject properties(DataSource dataSource) {
    JsonObject properties = new JsonObject();
    for (int column = 0; column < dataSource.columnCount(); column++) {
      if (dataSource.isShown(column)) {
        Property property = dataSource.columnAt(column);
        properties.with(property.name(), schema(property));
      }
    }
    return properties;
  }

  public JsonObject database(Database database) {
    List<JsonObject> dataSources =
        Lists.transform(
            database.dataSources(),
            source -> JsonObject.of("id", source.id()).with("name", source.title()));
    JsonObject json =
        JsonObject.of("object", "database")
            .with("id", database.id())
            .with("title", title(database.title()))
            .with("description", ImmutableList.of())
            .with("parent", JsonObject.of("type", "workspace").with("workspace", true))
            .with("is_inline", false)
            .with("is_locked", false)
            .with("created_time", Dates.timestamp(database.createdAt()))
            .with("last_edited_time", Dates.timestamp(database.createdAt()))
            .with("data_sources", dataSources)
            .with("icon", null)
            .with("cover", null)
            .with("url", URL + database.id().toString().replace("-", ""))
            .with("public_url", null);
    return trash(json, /* inTrash= */ false);
  }

  private JsonObject trash(JsonObject json, boolean inTrash) {
    json.with("in_trash", inTrash);
    return version.hasArchived() ? json.with("archived", inTrash) : json;
  }

  private static List<JsonObject> title(String title) {
    return ValueWriter.entries(new Value.PlainText(title));
  }

  private static JsonObject user(UUID id) {
    return JsonObject.of("object", "user").with("id", id);
  }

  private static JsonObject schema(Property property) {
    JsonObject content = new JsonObject();
    switch (property.type()) {
      case SELECT, STATUS, MULTI_SELECT -> {
        content.with("options", Lists.transform(property.options(), Option::toJson));
        if (property.type() == PropertyType.STATUS) {
          content.with("groups", ImmutableList.of(group(property)));
        }
      }
      case NUMBER -> content.with("format", "number");
      case FORMULA -> content.with("expression", "");
      case ROLLUP -> content.with("function", "show_original");
      case RELATION ->
          content
              .with("data_source_id", property.related())
              .with("type", "single_property")
              .with("single_property", new JsonObject());
      default -> {}
    }
    return JsonObject.of("id", property.id())
        .with("name", property.name())
        .with("description", null)
        .with("type", property.type().key())
        .with(property.type().key(), content);
  }

  private static JsonObject group(Property property) {
    UUID id = NotionIds.derive(property.id().hashCode(), -1);
    return JsonObject.of("id", id)
        .with("name", "To-do")
        .with("color", "gray")
        .with("option_ids", Lists.transform(property.options(), Option::id));
  }
}
