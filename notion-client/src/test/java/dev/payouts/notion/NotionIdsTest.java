package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotionIdsTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0123456789ABCDEF0123456789abcdef",
        "01234567-89AB-CDEF-0123-456789ABCDEF",
        "01234567-89ab-cdef-0123-456789abcdef",
        "0-123456789abcdef0123456789abcde-f"
      })
  void dashesAndLetterCaseDoNotCount(String id) {
    assertThat(NotionIds.normalize(id)).isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
  }

  @Test
  void journalsWithTheFormerNotationOfOtherIdsStillMatch() {
    assertThat(NotionIds.normalize("Ord-1")).isEqualTo("ord1");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "--", "a b", "a/b", "é", "../x"})
  void invalidIdsAreRejected(String text) {
    assertThatThrownBy(() -> NotionIds.normalize(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
