package dev.payouts.notion.sandbox.internal.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The API versions that the sandbox supports (notion-client/NOTION.md, "Requests"). */
public enum ApiVersion {
  V2025_09_03("2025-09-03"),
  V2026_03_11("2026-03-11");

  private final String header;

  ApiVersion(String header) {
    this.header = header;
  }

  /**
   * Returns the version that a header names.
   *
   * @throws NotionError if it is missing or not supported
   */
  public static ApiVersion read(@Nullable String header) {
    if (header == null) {
      throw NotionError.of(
          400,
          "missing_version",
          "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.");
    }
    return Arrays.stream(values())
        .filter(version -> version.header.equals(header))
        .findFirst()
        .orElseThrow(
            () ->
                NotionError.validation(
                    "Notion-Version header failed validation: Notion-Version header should be `\"2025-09-03\"` or `\"2026-03-11\"`, instead was `%s`."
                        .formatted(Json.write(header))));
  }

  /** Returns whether objects have {@code archived} in addition to {@code in_trash}. */
  public boolean hasArchived() {
    return this == V2025_09_03;
  }
}
