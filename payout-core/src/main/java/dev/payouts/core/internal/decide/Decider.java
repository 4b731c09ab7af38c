package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.InvoiceSplit;
import dev.payouts.core.Payable;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RefundRequest;
import dev.payouts.core.RunRequest;
import dev.payouts.core.TaskOrder;
import java.util.List;

/** Decides payables of all types: a pure function of what was listed and preloaded. */
public final class Decider {
  private final RunRequest request;
  private final PayrollPolicy policy;
  private final Preloaded preloaded;

  /** Takes all that a decision depends on beside the payables themselves. */
  public Decider(RunRequest request, PayrollPolicy policy, Preloaded preloaded) {
    this.request = request;
    this.policy = policy;
    this.preloaded = preloaded;
  }

  /** Decides payables of the request's type, each of which stands there once; in their order. */
  public ImmutableList<Decision> decide(List<Payable> payables) {
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL ->
          new PayrollDecider(request, policy, preloaded)
              .decide(payables.stream().map(TaskOrder.class::cast).toList());
      case REFUND -> {
        var decider = new RequestedAmountDecider(preloaded);
        yield payables.stream()
            .map(refund -> decider.decide((RefundRequest) refund))
            .collect(ImmutableList.toImmutableList());
      }
      case INVOICE_SPLIT -> {
        var decider = new RequestedAmountDecider(preloaded);
        yield payables.stream()
            .map(split -> decider.decide((InvoiceSplit) split))
            .collect(ImmutableList.toImmutableList());
      }
    };
  }
}
