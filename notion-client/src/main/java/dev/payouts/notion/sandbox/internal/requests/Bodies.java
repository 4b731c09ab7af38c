package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.util.Set;

/** Common validation of request bodies. */
final class Bodies {
  private Bodies() {}

  /** Rejects members that the endpoint does not support. */
  static void refuseUnknown(JsonObject body, Set<String> known) {
    for (String name : body.names()) {
      if (!known.contains(name)) {
        throw NotionError.body(name, "not present", body.get(name));
      }
    }
  }
}
