package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.payroll.PayrollDecider;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.decide.preloaded.PreloadedPayable;
import java.util.function.BiFunction;

/**
 * Decides payables of all types: a pure function of the listed and preloaded data.
 *
 * @param dates the plausible order dates on the day of the run
 */
public record Decider(
    RunRequest request, PayrollPolicy policy, Preloaded preloaded, PlausibleDates dates) {
  /** Decides the payables, which must be distinct, in order. */
  public ImmutableList<Decision> decide() {
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL -> new PayrollDecider(request, policy, preloaded, dates).decide();
      case REFUND -> requested(RequestedAmountDecider::refund);
      case INVOICE_SPLIT -> requested(RequestedAmountDecider::split);
    };
  }

  private ImmutableList<Decision> requested(
      BiFunction<RequestedAmountDecider, PreloadedPayable, Decision> rules) {
    var decider = new RequestedAmountDecider(policy);
    return PossibleDuplicates.warned(
        ImmutableList.copyOf(
            Iterables.transform(preloaded.subjects(), subject -> rules.apply(decider, subject))));
  }
}
