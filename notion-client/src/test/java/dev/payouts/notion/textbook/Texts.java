package dev.payouts.notion.textbook;

/** payout-core/RULES.md, "In every run", on long texts. */
final class Texts {
  private static final int OBJECT_UNITS = 2_000;
  private static final int MAX_OBJECTS = 100;

  private Texts() {}

  static boolean isTooLong(Book book, String text) {
    int objects = objects(text);
    if (objects == MAX_OBJECTS) {
      book.met(Branch.LONG_TEXT_FITS);
    }
    if (objects > MAX_OBJECTS && text.length() <= MAX_OBJECTS * OBJECT_UNITS) {
      book.met(Branch.PAIRS_DO_NOT_FIT);
    }
    return objects > MAX_OBJECTS;
  }

  /** Takes character by character, and a pair of surrogates at once. */
  private static int objects(String text) {
    int objects = 0;
    int room = 0;
    for (int i = 0; i < text.length(); ) {
      int units = text.codePointAt(i) > 0xFFFF ? 2 : 1;
      if (units > room) {
        objects++;
        room = OBJECT_UNITS;
      }
      room -= units;
      i += units;
    }
    return objects;
  }
}
