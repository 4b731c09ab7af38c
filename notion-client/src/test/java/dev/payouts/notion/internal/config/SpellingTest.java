package dev.payouts.notion.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.internal.config.Spelling.Likeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "Payday, Payday, SAME",
    "Payday, Pay Day, SAME_LETTERS",
    "Payday, payDay, SAME_LETTERS",
    "00 Task Order, Task-Order, SAME_LETTERS",
    "Approved, Approved ✅, SAME_LETTERS",
    "Refund, Réfund (2), SAME_LETTERS",
    "Don gia, Đơn giá, SAME_LETTERS",
    "Date, Payment Date, SAME_WORDS",
    "Position, Positions, SAME_WORDS",
    "Cancelled, Canceled, ONE_LETTER",
    "Active, Inactive, DIFFERENT",
    "Approved, Unapproved, DIFFERENT",
    "Date, Rate, DIFFERENT",
    "Amount, Account, DIFFERENT",
    "Amount, 💰, DIFFERENT",
    "Hourly Rate, Monthly Fixed, DIFFERENT"
  })
  void namesAreAsLikeAsPeopleMeanThem(String one, String other, Likeness likeness) {
    assertThat(Spelling.of(one).to(Spelling.of(other))).isEqualTo(likeness);
    assertThat(Spelling.of(other).to(Spelling.of(one))).isEqualTo(likeness);
  }
}
