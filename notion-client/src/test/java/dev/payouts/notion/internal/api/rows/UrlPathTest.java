package dev.payouts.notion.internal.api.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPathTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({"title,title", "f%5C%5C%3Ap,f%5C%5C%3Ap", "a-b_c.d~e,a-b_c.d~e"})
  void anIdThatNotionHasEncodedStaysAsItIs(String id, String encoded) {
    assertThat(UrlPath.encodedOnce(id)).isEqualTo(encoded);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"a:b,a%3Ab", "%3A|,%3A%7C", "a+b,a%2Bb", "a/b?c,a%2Fb%3Fc"})
  void anIdThatNotionHasNotEncodedOrOnlyInPartIsEncodedOnce(String id, String encoded) {
    assertThat(UrlPath.encodedOnce(id)).isEqualTo(encoded);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"%,%25", "a%3,a%253", "%zz,%25zz", "%3A%,%253A%25"})
  void aPercentSignThatBeginsNoByteStandsForItself(String id, String encoded) {
    assertThat(UrlPath.encodedOnce(id)).isEqualTo(encoded);
  }

  @Test
  void anIdOfAnyLengthIsEncoded() {
    String plain = "a".repeat(100_000);
    assertThat(UrlPath.encodedOnce(plain)).isEqualTo(plain);
    assertThat(UrlPath.encodedOnce("%3A".repeat(100_000))).isEqualTo("%3A".repeat(100_000));
    assertThat(UrlPath.encodedOnce(plain + ":")).isEqualTo(plain + "%3A");
    assertThat(UrlPath.encodedOnce(":%3A".repeat(100_000))).isEqualTo("%3A%3A".repeat(100_000));
  }

  @Test
  void whatIsEncodedHoldsNoCharacterThatEndsAPathOrAQuery() {
    assertThat(UrlPath.encoded("a b/c?d#e&f+\u00fc")).isEqualTo("a%20b%2Fc%3Fd%23e%26f%2B%C3%BC");
  }
}
