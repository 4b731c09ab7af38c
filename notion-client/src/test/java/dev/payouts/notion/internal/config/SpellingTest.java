package dev.payouts.notion.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "Payday, Payday, true",
    "Payday, Pay Day, true",
    "00 Task Order, Task-Order, true",
    "Approved, Approved ✅, true",
    "Refund, Réfund (2), true",
    "Don gia, Đơn giá, true",
    "Date, Payment Date, false",
    "Position, Positions, false",
    "Cancelled, Canceled, false",
    "Active, Inactive, false",
    "Amount, 💰, false",
    "💰, ✅, false"
  })
  void caseAccentsNumbersSpacesAndSymbolsDoNotCount(String one, String other, boolean same) {
    assertThat(Spelling.of(one).hasLettersOf(Spelling.of(other))).isEqualTo(same);
    assertThat(Spelling.of(other).hasLettersOf(Spelling.of(one))).isEqualTo(same);
  }

  @Test
  void theSameNameIsPreferredAndOneOfSeveralWithTheSameLettersIsNotChosen() {
    Spelling date = Spelling.of("Date");
    assertThat(date.theOneOf(List.of("date", "Date", "DATE"), name -> name)).contains("Date");
    assertThat(date.theOneOf(List.of("📅 date", "Rate"), name -> name)).contains("📅 date");
    assertThat(date.theOneOf(List.of("date", "DATE"), name -> name)).isEmpty();
  }
}
