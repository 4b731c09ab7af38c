package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The last line of a terminal, updated in place. All other output is written above it, in whole
 * lines. Thread-safe.
 */
public final class StatusLine {
  private static final String BACK = "\r";
  private static final String ERASE_THE_REST = "\u001b[K";

  private final PrintStream terminal;
  private final PrintStream above;
  private String text = "";
  private boolean isDrawn;
  private boolean isLineBegun;

  /** Creates an empty status line. */
  public StatusLine(PrintStream terminal) {
    this.terminal = terminal;
    this.above = new PrintStream(new Above(), /* autoFlush= */ true, UTF_8);
  }

  /** Returns the stream for all other output. */
  public PrintStream above() {
    return above;
  }

  /** Shows a text that fits on one line; an empty one removes the line. */
  public synchronized void show(String next) {
    if (next.equals(text)) {
      return;
    }
    text = next;
    if (text.isEmpty()) {
      erase();
      terminal.flush();
    } else {
      draw();
    }
  }

  /** Draws the text over the previous one, which does not flicker. */
  private void draw() {
    if (!text.isEmpty() && !isLineBegun) {
      terminal.print((isDrawn ? BACK : "") + text + ERASE_THE_REST);
      isDrawn = true;
    }
    terminal.flush();
  }

  private void erase() {
    if (isDrawn) {
      terminal.print(BACK + ERASE_THE_REST);
      isDrawn = false;
    }
  }

  private synchronized void writeAbove(byte[] bytes, int offset, int length) {
    if (length > 0) {
      erase();
      terminal.write(bytes, offset, length);
      isLineBegun = bytes[offset + length - 1] != '\n';
      draw();
    }
  }

  /** Writes above the status line. */
  private final class Above extends OutputStream {
    @Override
    public void write(int b) {
      writeAbove(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      writeAbove(bytes, offset, length);
    }
  }
}
