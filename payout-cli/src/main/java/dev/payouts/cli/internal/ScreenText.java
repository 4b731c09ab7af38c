package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;

/** Text that grows line by line and fits a screen; made safe for terminals. For one thread. */
public final class ScreenText {
  private final Screen screen;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /** Begins without a line. */
  public ScreenText(Screen screen) {
    this.screen = screen;
  }

  /** Adds a line. */
  public void line(String text) {
    line(text, Colour.PLAIN);
  }

  /** Adds a line that stands out. */
  public void line(String text, Colour colour) {
    Folding.hanging(TerminalText.plain(text), 0, screen.columns())
        .forEach(line -> lines.add(screen.paint(colour, line)));
  }

  /** Adds a line that is indented. */
  public void line(String text, int indent) {
    lines.addAll(Folding.hanging(TerminalText.plain(text), indent, screen.columns()));
  }

  /** Adds an empty line. */
  public void gap() {
    lines.add("");
  }

  /** Adds a table. */
  public void add(TextTable table) {
    lines.addAll(table.lines(screen));
  }

  /** Returns the lines, each with its line break, without empty ones at the end. */
  @Override
  public String toString() {
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }
}
