package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StatusLine line =
      new StatusLine(new PrintStream(bytes, /* autoFlush= */ false, UTF_8));

  private String written() {
    return bytes.toString(UTF_8);
  }

  @Test
  void aTextIsDrawnOverTheOneBefore() {
    line.show("one");
    line.show("two");
    line.show("two");
    assertThat(written()).isEqualTo("one\u001b[K\rtwo\u001b[K");
  }

  @Test
  void anEmptyTextRemovesTheLine() {
    line.show("one");
    line.show("");
    line.show("");
    assertThat(written()).isEqualTo("one\u001b[K\r\u001b[K");
  }

  @Test
  void otherOutputIsAboveInWholeLines() {
    line.show("bar");
    line.above().println("log 1");
    line.above().print("begun");
    line.show("bar 2");
    line.above().println(", ended ế");
    assertThat(new VirtualTerminal(written()).lines())
        .containsExactly("log 1", "begun, ended ế", "bar 2");
  }

  @Test
  void withoutATextOutputPassesThrough() {
    line.above().println("log ế");
    line.above().write('x');
    assertThat(written()).isEqualTo("log ế" + System.lineSeparator() + "x");
  }
}
