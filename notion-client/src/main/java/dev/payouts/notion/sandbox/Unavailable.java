package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableMap;

/**
 * What Notion shows under a formula or rollup that it could not compute (notion-client/NOTION.md,
 * "Reading").
 */
public enum Unavailable {
  /** The API does not support it. */
  UNSUPPORTED("unsupported"),
  /** It was not computed to the end. */
  INCOMPLETE("incomplete"),
  /** Computing it failed. */
  ERROR("error");

  private final String type;

  Unavailable(String type) {
    this.type = type;
  }

  /** {@return what stands under {@code formula} or {@code rollup}} */
  public ImmutableMap<String, Object> json() {
    return ImmutableMap.of("type", type, type, ImmutableMap.of());
  }
}
