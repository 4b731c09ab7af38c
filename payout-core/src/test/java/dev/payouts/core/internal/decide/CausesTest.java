package dev.payouts.core.internal.decide;

import static dev.payouts.core.internal.decide.Workings.CENT;
import static dev.payouts.core.internal.decide.Workings.hourly;
import static dev.payouts.core.internal.decide.Workings.monthly;
import static dev.payouts.core.internal.decide.Workings.planned;
import static dev.payouts.core.internal.decide.Workings.rounding;
import static dev.payouts.core.internal.decide.Workings.share;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.model.Rounding;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {
  private static final Rounding DIME = rounding("0.10", RoundingMode.HALF_UP);
  private static final Rounding DOWN = rounding("0.01", RoundingMode.DOWN);

  private static ImmutableSet<Cause> causes(
      @Nullable Calculation before, @Nullable Calculation now) {
    return Causes.of(List.of(planned("a", before)), List.of(planned("b", now)));
  }

  @Test
  void theSameWorkingWithOtherPlacesIsNoCause() {
    assertThat(
            causes(
                hourly("160", "25", CENT),
                hourly("160.0", "25.00", rounding("0.010", RoundingMode.HALF_UP))))
        .isEmpty();
    assertThat(causes(monthly(22, CENT, share("2000", 22)), monthly(21, CENT, share("2000.0", 21))))
        .isEmpty();
  }

  @Test
  void anHourlyRateAndHoursAreCausesOfTheirOwn() {
    assertThat(causes(hourly("160", "25", CENT), hourly("160", "30", CENT)))
        .containsExactly(Cause.RATE_CHANGED);
    assertThat(causes(hourly("160", "25", CENT), hourly("120", "25", CENT)))
        .containsExactly(Cause.HOURS_WORKED);
  }

  @Test
  void theStepAndTheModeOfRoundingAreCauses() {
    for (Rounding other : List.of(DIME, DOWN)) {
      assertThat(causes(hourly("160", "25", CENT), hourly("160", "25", other)))
          .containsExactly(Cause.ROUNDING);
      assertThat(causes(monthly(22, CENT, share("9", 22)), monthly(22, other, share("9", 22))))
          .containsExactly(Cause.ROUNDING);
    }
  }

  @Test
  void anotherKindOfRateIsAChangedRateAndNothingElse() {
    assertThat(causes(hourly("160", "25", CENT), monthly(22, DIME, share("9", 11))))
        .containsExactly(Cause.RATE_CHANGED);
    assertThat(
            Causes.of(
                List.of(planned("a", hourly("160", "25", CENT)), planned("b", null)),
                List.of(planned("c", monthly(22, CENT, share("9", 22))))))
        .containsExactly(Cause.PAYABLES, Cause.RATE_CHANGED);
  }

  @Test
  void nothingIsClaimedOfWorkingsThatAReportDoesNotKeep() {
    assertThat(causes(null, hourly("160", "25", CENT))).isEmpty();
    assertThat(causes(hourly("160", "25", CENT), null)).isEmpty();
    assertThat(causes(null, null)).isEmpty();
  }

  @Test
  void aRequestedAmountIsItsOwnCause() {
    assertThat(causes(new Calculation.AsRequested(), new Calculation.AsRequested()))
        .containsExactly(Cause.REQUESTED_AMOUNT);
  }
}
