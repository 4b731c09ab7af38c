package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A void of payroll compares the rate that each payout names (payout-core/DESIGN.md, "Void"). */
class VoidsByRateTest {
  private enum Kind {
    MONTHLY,
    HOURLY;

    Rate rate() {
      return this == MONTHLY
          ? RateFixture.monthly("rate", "3000", "USD").build()
          : RateFixture.hourly("rate", "20", "USD").build();
    }
  }

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace().with(order("o1", "2026-10-31", Value.of(new BigDecimal("160"))));
  private final PayoutEngine engine = workspace.engine().journal(new MemoryJournal()).build();

  private VoidRequest paid(Kind kind) {
    workspace.with(contractor(ANN), kind.rate());
    RunReport run = engine.run(RunRequest.contractorPayroll().build());
    assertThat(run.count(Status.CREATED)).isOne();
    return VoidRequest.of(run.runId(), ImmutableList.of(run));
  }

  private Result preview(VoidRequest request) {
    return engine.previewVoid(request).payouts().get(0);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPayoutThatNamesItsRateMayBeVoided(Kind kind) {
    assertThat(preview(paid(kind)).outcome()).isEqualTo(Outcome.PLANNED);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPayoutThatNamesAnotherRateOrNoneIsLeftAlone(Kind kind) {
    VoidRequest request = paid(kind);
    LivePayout payout =
        workspace
            .livePayouts(PayableType.CONTRACTOR_PAYROLL, ImmutableSet.of(), ImmutableMap.of())
            .get(0);
    for (ImmutableSet<RateId> rates :
        ImmutableList.of(ImmutableSet.of(new RateId("other")), ImmutableSet.<RateId>of())) {
      workspace.lookingUp(payout.id(), new PayoutLookup.Live(naming(payout, rates)));
      assertThat(preview(request).outcome()).isEqualTo(Outcome.CHANGED);
      assertThat(preview(request).message()).contains("(rate)");
    }
  }

  private static LivePayout naming(LivePayout payout, ImmutableSet<RateId> rates) {
    return new LivePayout(
        payout.id(),
        payout.payables(),
        payout.contractors(),
        rates,
        payout.money(),
        payout.date(),
        payout.stage(),
        payout.status(),
        payout.runKey(),
        payout.createdBy(),
        payout.createdTime());
  }
}
