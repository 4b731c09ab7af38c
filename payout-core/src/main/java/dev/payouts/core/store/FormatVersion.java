package dev.payouts.core.store;

/**
 * The version of the format in which this program writes a file. Files of before there were
 * versions have none and are read as the first.
 */
final class FormatVersion {
  /** The member of a JSON object that holds it. */
  static final String KEY = "version";

  /** The version that this program writes, and the newest that it reads. */
  static final int CURRENT = 1;

  private FormatVersion() {}

  /**
   * Checks the version of a file.
   *
   * @param file what sentences call the file
   * @param fields the members of its JSON object
   * @throws NewerException if a newer version of this program wrote it
   */
  static void check(String file, JsonFields fields) {
    if (fields.has(KEY) && fields.number(KEY) > CURRENT) {
      throw new NewerException(file);
    }
  }

  /** A newer version of this program wrote a file. */
  static final class NewerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NewerException(String file) {
      super(file + " was written by a newer version of this program: use that version here, too");
    }
  }
}
