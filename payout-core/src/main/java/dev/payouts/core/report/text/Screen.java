package dev.payouts.core.report.text;

/**
 * What shows the output of a stream: a terminal, or a file or pipe. Immutable.
 *
 * @param kind its capabilities
 * @param columns its width; unlimited if it is not a terminal
 */
public record Screen(Kind kind, int columns) {
  /** A file or a pipe. */
  public static final Screen NONE = new Screen(Kind.NO_TERMINAL, Integer.MAX_VALUE);

  /** The capabilities. */
  public enum Kind {
    /** A file or a pipe. */
    NO_TERMINAL,
    /** A terminal that only prints lines. */
    DUMB,
    /** A terminal that can also update a line in place. */
    MONOCHROME,
    /** A terminal that also has colors. */
    COLORED
  }

  /** {@return whether a line can be updated in place} */
  public boolean isRewritable() {
    return kind == Kind.MONOCHROME || kind == Kind.COLORED;
  }

  /**
   * {@return the text in a color, if there are colors}
   *
   * @param color the color
   * @param text the text
   */
  public String paint(Color color, String text) {
    return kind == Kind.COLORED ? color.on(text) : text;
  }
}
