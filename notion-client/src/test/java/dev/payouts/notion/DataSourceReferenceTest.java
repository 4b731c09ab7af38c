package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceReferenceTest {
  private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef",
        "01234567-89AB-CDEF-0123-456789abcdef",
        "https://www.notion.so/0123456789abcdef0123456789abcdef?v=ffffffffffffffffffffffffffffffff",
        "https://www.notion.so/acme/Contractor-Rates-0123456789abcdef0123456789abcdef?pvs=4#top",
        "https://www.notion.so/acme/deadbeef-0123456789abcdef0123456789abcdef/",
        "notion.so/acme/01234567-89ab-cdef-0123-456789abcdef"
      })
  void idsAndLinksAreAccepted(String text) {
    assertThat(DataSourceReference.parse(text)).isEqualTo(new DataSourceReference(null, ID));
    assertThat(DataSourceReference.parse("rates=" + text))
        .isEqualTo(new DataSourceReference(DataSourceKey.RATES, ID));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "Payouts",
        "x0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcde",
        "https://www.notion.so/acme?v=0123456789abcdef0123456789abcdef",
        "rates="
      })
  void aTextWithoutAnIdIsRejected(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSourceReference.parse(text))
        .withMessageContaining("does not contain the ID of a data source or database");
  }

  @Test
  void aTokenIsNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSourceReference.parse("rates=ntn_0123456789"))
        .withMessageStartingWith("a token (not shown) does not contain the ID");
  }

  @Test
  void aLinkWhoseIdHasAnExtraDigitIsRejectedAsTyped() {
    String link = "https://www.notion.so/acme/Rates-0f1e2d3c4b5a69788796a5b4c3d2e1f07?v=1";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSourceReference.parse(link))
        .withMessageStartingWith('"' + link + "\" does not contain the ID");
    assertThat(DataSourceReference.parse("https://notion.so/Cafe-0f1e2d3c4b5a69788796a5b4c3d2e1f0"))
        .isEqualTo(new DataSourceReference(null, "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"));
  }
}
