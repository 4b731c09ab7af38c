package dev.payouts.core.internal.decide;

import static dev.payouts.core.internal.decide.Workings.CENT;
import static dev.payouts.core.internal.decide.Workings.hourly;
import static dev.payouts.core.internal.decide.Workings.monthly;
import static dev.payouts.core.internal.decide.Workings.planned;
import static dev.payouts.core.internal.decide.Workings.share;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.Approval;
import dev.payouts.core.Calculation;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.testing.Fixtures;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same amount that comes about in another way is not what was approved. */
class ApprovalGateTest {
  private static final Preloaded LISTED =
      Preloaded.of(
          PreloadKeys.of(
              RunRequest.contractorPayroll().build(),
              ImmutableList.of(Fixtures.order("o1", "2026-10-31")),
              PlausibleDates.on(LocalDate.of(2026, 10, 31))),
          ImmutableSetMultimap.of(),
          ImmutableList.of(),
          ImmutableMap.of());
  private static final Calculation.Monthly MONTHLY = monthly(22, CENT, share("100", 22));

  private static boolean isApproved(@Nullable Calculation before, @Nullable Calculation now) {
    var gate = new ApprovalGate(Approval.of(ImmutableList.of(planned("o1", before))), Shard.WHOLE);
    var decided = new Decision.Pay(planned("o1", now));
    return gate.apply(ImmutableList.of(decided), LISTED).equals(ImmutableList.of(decided));
  }

  @Test
  void theSameWayInOtherPlacesIsApproved() {
    assertThat(isApproved(MONTHLY, monthly(22, CENT, share("100.00", 22)))).isTrue();
    assertThat(isApproved(hourly("4", "25", CENT), hourly("4.0", "25.00", CENT))).isTrue();
    assertThat(isApproved(null, null)).isTrue();
  }

  @Test
  void anotherWayIsNotApproved() {
    for (Calculation other :
        List.of(
            monthly(21, CENT, share("100", 22)),
            monthly(22, CENT, share("100", 21)),
            monthly(22, CENT, share("101", 22)),
            monthly(22, CENT, share("s", "100", 22)),
            monthly(22, CENT, share("100", 22), share("s", "100", 0)),
            hourly("4", "25", CENT))) {
      assertThat(isApproved(MONTHLY, other)).as("%s", other).isFalse();
      assertThat(isApproved(other, MONTHLY)).as("%s", other).isFalse();
    }
    assertThat(isApproved(hourly("4", "25", CENT), hourly("5", "25", CENT))).isFalse();
    assertThat(isApproved(hourly("4", "25", CENT), hourly("4", "20", CENT))).isFalse();
    assertThat(isApproved(null, MONTHLY)).isFalse();
    assertThat(isApproved(MONTHLY, null)).isFalse();
  }
}
