package dev.payouts.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void controlSequencesAreRemoved() {
    assertThat(TerminalText.plain("\u001b[2J\u001b]0;x\u0007An\u009b31m\u007f"))
        .isEqualTo("[2J]0;xAn31m");
  }

  @Test
  void aTextStaysOnOneLine() {
    assertThat(TerminalText.plain("a\r\nb\tc\u2028d")).isEqualTo("a  b c d");
  }

  @Test
  void directionMarksAreRemoved() {
    assertThat(TerminalText.plain("\u202e000,1\u2066\u200f")).isEqualTo("000,1");
  }

  @Test
  void lettersOfEveryScriptArePreserved() {
    assertThat(TerminalText.plain("Nguyễn 山田 👩\u200d💻")).isEqualTo("Nguyễn 山田 👩\u200d💻");
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(TerminalText.plain("a\ud83db")).isEqualTo("a\ufffdb");
  }
}
