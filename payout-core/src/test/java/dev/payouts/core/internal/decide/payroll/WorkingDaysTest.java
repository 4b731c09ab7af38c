package dev.payouts.core.internal.decide.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  @Test
  void workingDaysAreMondayToFridayLessTheHolidays() {
    YearMonth october = YearMonth.of(2026, 10);
    int all = WorkingDays.of(october, ImmutableSet.of());
    assertThat(Integer.bitCount(all)).isEqualTo(22);
    assertThat(all & WorkingDays.bit(3)).isZero(); // a Saturday
    assertThat(all & WorkingDays.bit(4)).isZero();
    assertThat(all & WorkingDays.bit(30)).isNotZero();
    ImmutableSet<LocalDate> holidays =
        ImmutableSet.of(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 10, 5));
    assertThat(WorkingDays.of(october, holidays)).isEqualTo(all & ~WorkingDays.bit(5));
  }

  @Test
  void theFirstAndTheLastDayOfAMonthAreWorkingDaysToo() {
    int september = WorkingDays.of(YearMonth.of(2026, 9), ImmutableSet.of()); // Tuesday, Wednesday
    assertThat(september & WorkingDays.bit(1)).isNotZero();
    assertThat(september & WorkingDays.bit(30)).isNotZero();
    assertThat(Integer.bitCount(september)).isEqualTo(22);
  }

  @Test
  void consecutiveDaysAreEachDayFromTheFirstToTheLast() {
    for (int first = 1; first <= 31; first++) {
      for (int last = 1; last <= 31; last++) {
        int expected = 0;
        for (int day = first; day <= last; day++) {
          expected |= WorkingDays.bit(day);
        }
        assertThat(WorkingDays.between(first, last)).isEqualTo(expected);
      }
    }
  }

  @Test
  void theFirstDayIsTheLowestBit() {
    assertThat(WorkingDays.first(WorkingDays.between(7, 31))).isEqualTo(7);
    assertThat(WorkingDays.first(WorkingDays.bit(31))).isEqualTo(31);
  }
}
