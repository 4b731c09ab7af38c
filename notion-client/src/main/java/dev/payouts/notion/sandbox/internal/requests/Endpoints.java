package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.Database;
import dev.payouts.notion.sandbox.internal.content.ObjectWriter;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.util.UUID;

/** Routes requests to their endpoint and object. Guarded by the lock. */
public final class Endpoints {
  private final Store store;
  private final QueryEndpoint queries;
  private final PageEndpoints pages;

  /** Creates the endpoints of a store. */
  public Endpoints(Store store, QueryLimits limits) {
    this.store = store;
    this.queries = new QueryEndpoint(store, limits);
    this.pages = new PageEndpoints(store);
  }

  /**
   * Handles a request.
   *
   * @throws NotionError if it is rejected; nothing has changed
   */
  JsonObject serve(Call call) {
    if (!call.path().isEmpty() && call.path().get(0).equals("v1")) {
      int segments = call.path().size();
      if (segments == 2 && is(call, "POST", "pages")) {
        return pages.create(call);
      }
      if (segments == 3) {
        return serveObject(call);
      }
      if (segments == 4 && is(call, "POST", "data_sources") && call.path().get(3).equals("query")) {
        return queries.query(dataSource(call), call);
      }
      if (segments == 5 && is(call, "GET", "pages") && call.path().get(3).equals("properties")) {
        return PropertyEndpoint.retrieve(page(call), call.path().get(4), call, store);
      }
    }
    throw unknownRoute();
  }

  private JsonObject serveObject(Call call) {
    if (is(call, "GET", "users") && call.path().get(2).equals("me")) {
      return me(call);
    }
    if (is(call, "GET", "data_sources")) {
      return new ObjectWriter(call.version(), store).dataSource(dataSource(call));
    }
    if (is(call, "GET", "databases")) {
      return new ObjectWriter(call.version(), store).database(database(call));
    }
    if (is(call, "GET", "pages")) {
      return pages.retrieve(page(call), call);
    }
    if (is(call, "PATCH", "pages")) {
      return pages.update(page(call), call);
    }
    throw unknownRoute();
  }

  private static boolean is(Call call, String method, String collection) {
    return call.method().equals(method) && call.path().get(1).equals(collection);
  }

  private DataSource dataSource(Call call) {
    UUID id = id(call, "data_source_id");
    return store
        .dataSource(id)
        .filter(DataSource::shared)
        .orElseThrow(() -> NotionError.notFound("data_source", id));
  }

  private Database database(Call call) {
    UUID id = id(call, "database_id");
    return store
        .database(id)
        .filter(Database::shared)
        .orElseThrow(() -> NotionError.notFound("database", id));
  }

  private Page page(Call call) {
    UUID id = id(call, "page_id");
    return store
        .page(id)
        .filter(page -> page.dataSource().shared())
        .orElseThrow(() -> NotionError.notFound("page", id));
  }

  private static UUID id(Call call, String parameter) {
    String text = call.path().get(2);
    return NotionIds.parse(text)
        .orElseThrow(
            () ->
                NotionError.validation(
                    "path failed validation: path.%s should be a valid uuid, instead was `%s`."
                        .formatted(parameter, Json.write(text))));
  }

  private JsonObject me(Call call) {
    if (store.isPerson(call.user())) {
      return JsonObject.of("object", "user")
          .with("id", call.user())
          .with("name", "Sandbox person")
          .with("avatar_url", null)
          .with("type", "person")
          .with("person", JsonObject.of("email", "person@example.com"));
    }
    JsonObject bot =
        JsonObject.of("owner", JsonObject.of("type", "workspace").with("workspace", true))
            .with("workspace_name", "Sandbox")
            .with("workspace_id", NotionIds.derive(0, 0));
    return JsonObject.of("object", "user")
        .with("id", call.user())
        .with("name", "Sandbox connection")
        .with("avatar_url", null)
        .with("type", "bot")
        .with("bot", bot);
  }

  private static NotionError unknownRoute() {
    return NotionError.of(400, "invalid_request_url", "Invalid request URL.");
  }
}
