package dev.payouts.notion.sandbox.internal.generator;

import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Generates fictitious Vietnamese names, reproducible from the seed. Immutable. */
record InventedNames(long seed) {
  private static final String[] FAMILY = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"
  };
  private static final String[] MIDDLE = {
    "Văn", "Thị", "Minh", "Ngọc", "Quốc", "Thanh", "Gia", "Bảo", "Đức", "Thu"
  };
  private static final String[] GIVEN = {
    "An", "Bình", "Chi", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nam", "Oanh", "Phúc",
    "Quân", "Sơn", "Trang", "Uyên", "Vy", "Yến"
  };

  private static final String[] HANDLES =
      Arrays.stream(GIVEN).map(InventedNames::unaccented).toArray(String[]::new);

  /** Returns a full name. */
  String name(int number) {
    long bits = bits(number);
    return pick(FAMILY, bits) + " " + pick(MIDDLE, bits >>> 16) + " " + pick(GIVEN, bits >>> 32);
  }

  /** Returns a unique Discord handle that matches the name. */
  String handle(int number) {
    return pick(HANDLES, bits(number) >>> 32) + "." + (number + 1);
  }

  private long bits(int number) {
    return NotionIds.mix(seed + NotionIds.mix(number));
  }

  private static String unaccented(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String pick(String[] choices, long bits) {
    return choices[(int) Long.remainderUnsigned(bits & 0xFFFF, choices.length)];
  }
}
