package dev.payouts.notion.sandbox.internal;

/**
 * An option of a select, multi-select or status.
 *
 * @param id unique within its property
 * @param name what people see, and filters compare
 * @param color one of Notion's
 */
public record Option(String id, String name, String color) {
  /** Returns this under another name. */
  public Option withName(String newName) {
    return new Option(id, newName, color);
  }

  /** Returns the option as the API shows it. */
  JsonObject toJson() {
    return JsonObject.of("id", id).with("name", name).with("color", color);
  }
}
