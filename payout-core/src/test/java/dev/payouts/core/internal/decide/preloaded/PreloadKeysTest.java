package dev.payouts.core.internal.decide.preloaded;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.RunRequest;
import dev.payouts.core.model.DaySpan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked up before anything is decided. */
class PreloadKeysTest {
  @Test
  void ofAContractorWithOrdersOfSeveralMonthsAllOfThemAreLookedUp() {
    PreloadKeys keys =
        PreloadKeys.of(
            RunRequest.contractorPayroll().build(),
            List.of(
                order("o1", "2026-08-31", ANN),
                order("o2", "2026-10-31", ANN),
                order("o3", "2026-09-30", ANN)),
            PlausibleDates.on(LocalDate.of(2026, 10, 31)));
    assertThat(keys.spans())
        .containsEntry(ANN, new DaySpan(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 10, 31)));
  }
}
