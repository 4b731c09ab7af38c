package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;

/** Collects lines that fit a screen and are safe to print. Not thread-safe. */
public final class ScreenText {
  private final Screen screen;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /** Creates an empty text. */
  public ScreenText(Screen screen) {
    this.screen = screen;
  }

  /** Adds a line. */
  public void line(String text) {
    line(text, Color.PLAIN);
  }

  /** Adds a line in a color. */
  public void line(String text, Color color) {
    TextWrapping.hanging(TerminalText.plain(text), 0, screen.columns())
        .forEach(line -> lines.add(screen.paint(color, line)));
  }

  /** Adds an indented line. */
  public void line(String text, int indent) {
    lines.addAll(TextWrapping.hanging(TerminalText.plain(text), indent, screen.columns()));
  }

  /** Adds an empty line. */
  public void gap() {
    lines.add("");
  }

  /** Adds a table. */
  public void add(TextTable table) {
    lines.addAll(table.lines(screen));
  }

  /** Returns the lines, each with a line break, without empty ones at the end. */
  @Override
  public String toString() {
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }
}
