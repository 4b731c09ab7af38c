package dev.payouts.notion.sandbox.internal.content;

import dev.payouts.notion.sandbox.internal.wire.NotionError;

/** Whether the limits of the API apply to written values. */
enum Limits {
  /** Written through the API. */
  OF_THE_API,
  /** Written by a user or seeded. */
  NONE;

  void check(String path, int size, int limit) {
    if (this == OF_THE_API && size > limit) {
      throw NotionError.body(path, "≤ `" + limit + "`", size);
    }
  }
}
