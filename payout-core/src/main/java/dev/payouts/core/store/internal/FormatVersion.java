package dev.payouts.core.store.internal;

/** The version of a file's format. Files without a version are read as version 1. */
public final class FormatVersion {
  /** The JSON member with the version. */
  public static final String KEY = "version";

  /** The version that this program writes, and the newest it reads. */
  public static final int CURRENT = 1;

  private FormatVersion() {}

  /** Returns the content of a file with one text under a name, and its version. */
  public static String file(String name, String text) {
    return JsonText.onOneLine(
            json -> {
              json.beginObject();
              json.name(KEY).value(CURRENT);
              json.name(name).value(text);
              json.endObject();
            })
        + "\n";
  }

  /**
   * Checks the version of a file.
   *
   * @param file the name of the file in messages
   * @param fields the members of its JSON object
   * @throws NewerException if a newer version of this program wrote it
   */
  public static void check(String file, JsonFields fields) {
    if (fields.has(KEY) && fields.number(KEY) > CURRENT) {
      throw new NewerException(file);
    }
  }

  /** Thrown if a newer version of this program wrote a file. */
  public static final class NewerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NewerException(String file) {
      super(file + " was written by a newer version of this program: use that version here too");
    }
  }
}
