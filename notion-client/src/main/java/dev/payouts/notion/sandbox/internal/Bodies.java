package dev.payouts.notion.sandbox.internal;

import java.util.Set;

/** What the bodies of all requests have in common. */
final class Bodies {
  private Bodies() {}

  /** Refuses members that the endpoint does not know. */
  static void refuseUnknown(JsonObject body, Set<String> known) {
    for (String name : body.names()) {
      if (!known.contains(name)) {
        throw NotionError.body(name, "not present", body.get(name));
      }
    }
  }
}
