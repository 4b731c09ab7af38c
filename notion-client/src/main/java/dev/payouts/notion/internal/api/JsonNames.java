package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/**
 * The names of interest in an object, each found from its bytes without making a text of them.
 * Immutable.
 */
final class JsonNames {
  private final ImmutableList<String> names;
  private final byte[][] encoded;

  /** Open addressing, at most a quarter full: one more than the position of a name, or 0. */
  private final int[] slots;

  private JsonNames(ImmutableList<String> names) {
    this.names = names;
    this.encoded = names.stream().map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
    this.slots = new int[Integer.highestOneBit(Math.max(1, names.size())) * 8];
    for (int i = 0; i < encoded.length; i++) {
      int slot = slot(encoded[i], 0, encoded[i].length);
      while (slots[slot] != 0) {
        slot = (slot + 1) % slots.length;
      }
      slots[slot] = i + 1;
    }
  }

  /** Takes the names, each other than the rest. */
  static JsonNames of(String... names) {
    return of(List.of(names));
  }

  /** Takes the names, each other than the rest. */
  static JsonNames of(List<String> names) {
    return new JsonNames(ImmutableList.copyOf(names));
  }

  /** Returns the name at a position. */
  String get(int position) {
    return names.get(position);
  }

  /** Returns the position of a name; -1 where it is not of interest. */
  int indexOf(String name) {
    return names.indexOf(name);
  }

  /** Returns the position of the name whose UTF-8 these bytes are; -1 where it is none of them. */
  int indexOf(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    while (slots[slot] != 0) {
      int position = slots[slot] - 1;
      byte[] name = encoded[position];
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return position;
      }
      slot = (slot + 1) % slots.length;
    }
    return -1;
  }

  private int slot(byte[] bytes, int from, int to) {
    int ends = from == to ? 0 : bytes[from] * 31 + bytes[to - 1] * 7;
    return (ends + (to - from)) & (slots.length - 1);
  }
}
