package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.PageSeed.Place;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.ObjectWriter;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.PropertiesReader;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints under {@code /v1/pages}. Guarded by the lock. */
record PageEndpoints(Store store) {
  private static final Set<String> CREATE_MEMBERS = Set.of("parent", "properties", "icon", "cover");
  private static final Set<String> UPDATE_MEMBERS =
      Set.of("properties", "in_trash", "is_archived", "icon", "cover");

  JsonObject retrieve(Page page, Call call) {
    Set<Integer> columns = FilterProperties.read(page.dataSource(), call.parameters());
    return new ObjectWriter(call.version(), store).page(page, page.current(), columns);
  }

  JsonObject create(Call call) {
    JsonObject body = call.bodyObject();
    Bodies.refuseUnknown(body, CREATE_MEMBERS);
    refuseDecoration(body);
    DataSource dataSource = parent(body);
    Set<Integer> columns = FilterProperties.read(dataSource, call.parameters());
    @Nullable Value[] values = new Value[dataSource.columnCount()];
    readProperties(dataSource, body, values);
    dataSource.alter(values);
    PageState state = PageState.of(values, call.now(), call.user(), Place.LIVE);
    Page page = new Page(store.newId(), dataSource, call.now(), call.user(), state);
    store.create(page, call.now());
    return new ObjectWriter(call.version(), store).page(page, state, columns);
  }

  JsonObject update(Page page, Call call) {
    JsonObject body = call.bodyObject();
    if (!(call.version().hasArchived() && body.has("archived"))) {
      Bodies.refuseUnknown(body, UPDATE_MEMBERS);
    }
    refuseDecoration(body);
    Place place = place(page, body);
    if (page.current().place() == Place.TRASH && place == Place.TRASH && body.has("properties")) {
      throw NotionError.validation(
          "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.");
    }
    DataSource dataSource = page.dataSource();
    Set<Integer> columns = FilterProperties.read(dataSource, call.parameters());
    @Nullable Value[] values = page.current().copyValues(dataSource.columnCount());
    readProperties(dataSource, body, values);
    PageState state = PageState.of(values, call.now(), call.user(), place);
    store.write(page, state, call.now());
    return new ObjectWriter(call.version(), store).page(page, state, columns);
  }

  /** Older versions of the API call {@code in_trash} {@code archived}. */
  private static Place place(Page page, JsonObject body) {
    Place place = page.current().place();
    place = place(body, "is_archived", Place.ARCHIVE, place);
    place = place(body, "archived", Place.TRASH, place);
    return place(body, "in_trash", Place.TRASH, place);
  }

  private static Place place(JsonObject body, String member, Place there, Place now) {
    if (!body.has(member)) {
      return now;
    }
    if (!(body.get(member) instanceof Boolean isThere)) {
      throw NotionError.body(member, "a boolean", body.get(member));
    }
    if (isThere) {
      return there;
    }
    return now == there ? Place.LIVE : now;
  }

  private static void refuseDecoration(JsonObject body) {
    if (body.get("icon") != null || body.get("cover") != null) {
      throw NotionError.validation("The sandbox does not support icons and covers.");
    }
  }

  private DataSource parent(JsonObject body) {
    JsonObject parent = body.object("parent");
    if (parent == null) {
      throw NotionError.undefined("parent");
    }
    String text = parent.string("data_source_id");
    if (text == null) {
      throw NotionError.undefined("parent.data_source_id");
    }
    UUID id =
        NotionIds.parse(text)
            .orElseThrow(() -> NotionError.body("parent.data_source_id", "a valid uuid", text));
    return store
        .dataSource(id)
        .filter(DataSource::shared)
        .orElseThrow(() -> NotionError.notFound("data_source", id));
  }

  /** A relation may only contain pages of its data source that the connection sees. */
  private void readProperties(DataSource dataSource, JsonObject body, @Nullable Value[] values) {
    if (!body.has("properties")) {
      return;
    }
    PropertiesReader properties = PropertiesReader.ofConnections(dataSource);
    for (int column : properties.read(body.get("properties"), values)) {
      if (values[column] instanceof Value.Links links) {
        for (UUID target : links.targets()) {
          checkTarget(dataSource.columnAt(column), target);
        }
      }
    }
    properties.keepNewOptions();
  }

  private void checkTarget(Property property, UUID target) {
    Page page =
        store
            .page(target)
            .filter(found -> found.dataSource().shared())
            .orElseThrow(() -> NotionError.notFound("page", target));
    if (property.related() != null && !page.dataSource().id().equals(property.related())) {
      throw NotionError.validation(
          "Page %s is not of the data source that %s is related to."
              .formatted(target, property.name()));
    }
  }
}
