package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.internal.wire.JsonObject;

/**
 * An option of a select, multi-select or status.
 *
 * @param id unique within its property
 * @param name the name, which users see and filters compare
 * @param color one of Notion's colors
 */
public record Option(String id, String name, String color) {
  /** Returns this option with another name. */
  public Option withName(String newName) {
    return new Option(id, newName, color);
  }

  /** Returns the option in the format of the API. */
  JsonObject toJson() {
    return JsonObject.of("id", id).with("name", name).with("color", color);
  }
}
