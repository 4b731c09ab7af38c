package dev.payouts.notion.sandbox.internal.wire;

import java.util.Optional;
import java.util.UUID;

/** Notion's IDs: UUIDs, dashed or not, in any case. */
public final class NotionIds {
  private static final int DASHED_LENGTH = 36;
  private static final int PLAIN_LENGTH = 32;
  private static final int[] DASHES = {8, 13, 18, 23};

  private NotionIds() {}

  /** Parses an ID; empty if it is invalid. */
  public static Optional<UUID> parse(String text) {
    String plain = text.length() == DASHED_LENGTH ? withoutDashes(text) : text;
    if (plain.length() != PLAIN_LENGTH || !isHex(plain)) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(plain, 0, 16, 16), Long.parseUnsignedLong(plain, 16, 32, 16)));
  }

  /** Returns an ID without its dashes; the result is invalid if they are misplaced. */
  private static String withoutDashes(String text) {
    for (int dash : DASHES) {
      if (text.charAt(dash) != '-') {
        return text;
      }
    }
    return text.replace("-", "");
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the ID for a seed and a number, in the form of a version 4 UUID. */
  public static UUID derive(long seed, long number) {
    long high = mix(mix(seed + 0x9E3779B97F4A7C15L) + number);
    long low = mix(high ^ 0xD1B54A32D192ED03L);
    return new UUID(
        (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** Returns the position of an ID in scattered order. */
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
