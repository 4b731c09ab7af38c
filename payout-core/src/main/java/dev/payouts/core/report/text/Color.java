package dev.payouts.core.report.text;

/** Colors of text on a terminal, as ECMA-48 parameters that every palette has. */
public enum Color {
  /** The default. */
  PLAIN(""),
  /** A heading. */
  BOLD("1"),
  /** Problems that need action. */
  RED("1;31"),
  /** Success. */
  GREEN("32"),
  /** Skipped items, warnings and waits. */
  YELLOW("33");

  private static final String BEGIN = "\u001b[";
  private static final String END = "\u001b[0m";

  private final String parameters;

  Color(String parameters) {
    this.parameters = parameters;
  }

  /** Returns the text with escape sequences. */
  String on(String text) {
    return this == PLAIN || text.isEmpty() ? text : BEGIN + parameters + "m" + text + END;
  }
}
