package dev.payouts.notion.sandbox.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Notion's IDs: UUIDs, dashed or not, in any case. */
public final class NotionIds {
  private static final Pattern DASHED =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F]{32}");

  private NotionIds() {}

  /** Reads an ID, if it is one. */
  public static Optional<UUID> parse(String text) {
    if (DASHED.matcher(text).matches()) {
      return Optional.of(UUID.fromString(text));
    }
    if (PLAIN.matcher(text).matches()) {
      return Optional.of(
          new UUID(
              Long.parseUnsignedLong(text.substring(0, 16), 16),
              Long.parseUnsignedLong(text.substring(16), 16)));
    }
    return Optional.empty();
  }

  /** Returns the ID that a seed and a number always give; a version 4 UUID by its looks. */
  public static UUID derive(long seed, long number) {
    long high = mix(mix(seed + 0x9E3779B97F4A7C15L) + number);
    long low = mix(high ^ 0xD1B54A32D192ED03L);
    return new UUID(
        (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** Returns where an ID stands in the order that looks like none. */
  public static long scatter(UUID id) {
    return mix(id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 31));
  }

  /** Mixes all bits of a number (the finalizer of SplitMix64). */
  public static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
