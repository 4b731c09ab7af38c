package dev.payouts.notion.sandbox.internal;

/** Whether what is written has to keep to the limits of the API. */
enum Limits {
  /** Written through the API. */
  OF_THE_API,
  /** Written by a person, or seeded. */
  NONE;

  void check(String path, int size, int limit) {
    if (this == OF_THE_API && size > limit) {
      throw NotionError.body(path, "≤ `" + limit + "`", size);
    }
  }
}
