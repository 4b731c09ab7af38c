package dev.payouts.cli.internal;

/** How a text stands out on a terminal: by the parameters of ECMA-48 that every palette has. */
public enum Colour {
  /** As the rest. */
  PLAIN(""),
  /** A heading. */
  BOLD("1"),
  /** What somebody has to look at. */
  RED("1;31"),
  /** What was done. */
  GREEN("32"),
  /** What was left, or waits. */
  YELLOW("33");

  private static final String BEGIN = "\u001b[";
  private static final String END = "\u001b[0m";

  private final String parameters;

  Colour(String parameters) {
    this.parameters = parameters;
  }

  /** Returns the text with the sequences around it. */
  String on(String text) {
    return this == PLAIN || text.isEmpty() ? text : BEGIN + parameters + "m" + text + END;
  }
}
