package dev.payouts.core.report.text;

import com.google.common.collect.ImmutableList;

/** Collects lines that fit a screen and are safe to print. Not thread-safe. */
public final class ScreenText {
  private final Screen screen;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /**
   * Creates an empty text.
   *
   * @param screen what shows it
   */
  public ScreenText(Screen screen) {
    this.screen = screen;
  }

  /**
   * Adds a line.
   *
   * @param text the line; wrapped if it is too long
   */
  public void line(String text) {
    line(text, Color.PLAIN);
  }

  /**
   * Adds a line in a color.
   *
   * @param text the line; wrapped if it is too long
   * @param color its color
   */
  public void line(String text, Color color) {
    TextWrapping.hanging(TerminalText.plain(text), 0, screen.columns())
        .forEach(line -> lines.add(screen.paint(color, line)));
  }

  /**
   * Adds an indented line.
   *
   * @param text the line; wrapped if it is too long
   * @param indent the number of spaces before it
   */
  public void line(String text, int indent) {
    lines.addAll(TextWrapping.hanging(TerminalText.plain(text), indent, screen.columns()));
  }

  /** Adds an empty line. */
  public void gap() {
    lines.add("");
  }

  /**
   * Adds a table.
   *
   * @param table the table
   */
  public void add(TextTable table) {
    lines.addAll(table.lines(screen));
  }

  /** {@return the lines, each with a line break, without empty ones at the end} */
  @Override
  public String toString() {
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }
}
