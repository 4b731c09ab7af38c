package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableMap;

/**
 * What Notion shows for a formula or rollup that it could not compute (notion-client/NOTION.md,
 * "Reading").
 */
public enum Unavailable {
  /** The API does not support it. */
  UNSUPPORTED("unsupported"),
  /** The computation was incomplete. */
  INCOMPLETE("incomplete"),
  /** The computation failed. */
  ERROR("error");

  private final String type;

  Unavailable(String type) {
    this.type = type;
  }

  /** {@return the JSON under {@code formula} or {@code rollup}} */
  public ImmutableMap<String, Object> json() {
    return ImmutableMap.of("type", type, type, ImmutableMap.of());
  }
}
