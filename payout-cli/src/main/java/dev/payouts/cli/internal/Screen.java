package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableMap;

/**
 * What a stream of this process ends in. Immutable.
 *
 * @param kind what can be done there
 * @param columns how wide it is; without limit where it is no terminal
 */
public record Screen(Kind kind, int columns) {
  /** A file, a pipe or nothing. */
  public static final Screen NONE = new Screen(Kind.NO_TERMINAL, Integer.MAX_VALUE);

  /** What can be done there. */
  public enum Kind {
    /** Nothing but to write: it is a file or a pipe. */
    NO_TERMINAL,
    /** To write lines that a person reads. */
    DUMB,
    /** To rewrite a line besides. */
    MONOCHROME,
    /** To colour it besides. */
    COLOURED
  }

  /** Returns what a terminal of a width can do, by the variables that tell. */
  static Screen terminal(ImmutableMap<String, String> environment, int columns) {
    String term = environment.getOrDefault("TERM", "");
    if (term.isEmpty() || term.equals("dumb")) {
      return new Screen(Kind.DUMB, columns);
    }
    boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty(); // https://no-color.org
    return new Screen(isPlain ? Kind.MONOCHROME : Kind.COLOURED, columns);
  }

  /** Tells whether a line can be rewritten in place. */
  public boolean isRewritable() {
    return kind == Kind.MONOCHROME || kind == Kind.COLOURED;
  }

  /** Returns the text as it stands out here. */
  public String paint(Colour colour, String text) {
    return kind == Kind.COLOURED ? colour.on(text) : text;
  }
}
