package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableMap;

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

  /** Returns a terminal with the capabilities that the environment variables allow. */
  static Screen terminal(ImmutableMap<String, String> environment, int columns) {
    String term = environment.getOrDefault("TERM", "");
    if (term.isEmpty() || term.equals("dumb")) {
      return new Screen(Kind.DUMB, columns);
    }
    boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty(); // https://no-color.org
    return new Screen(isPlain ? Kind.MONOCHROME : Kind.COLORED, columns);
  }

  /** Tells whether a line can be updated in place. */
  public boolean isRewritable() {
    return kind == Kind.MONOCHROME || kind == Kind.COLORED;
  }

  /** Returns the text in a color, if there are colors. */
  public String paint(Color color, String text) {
    return kind == Kind.COLORED ? color.on(text) : text;
  }
}
