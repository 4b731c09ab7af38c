package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import dev.payouts.notion.internal.adapter.NotionPorts;
import java.util.function.Supplier;

/**
 * The N+1 way: a listing; then for each payable a query of the contractor's rates, a query of its
 * payouts, a read of the contractor's page, and the create. Each worker handles one payable at a
 * time. It calls the ports of this program with one key at a time, and decides like this program.
 */
record NPlusOneRun(Wire wire, RunRequest request, int readsPerContractor) implements Run {
  /** Reads the schemas, and finds that there are no archived payouts to query. */
  @Override
  public void prepare() {
    ImmutableList<Payable> payables = wire.payables(request);
    if (!payables.isEmpty()) {
      wire.ports()
          .payouts()
          .livePayouts(request.type(), ImmutableSet.of(payables.get(0).id()), ImmutableMap.of());
    }
  }

  @Override
  public void run() {
    ImmutableList<Payable> payables = wire.payables(request);
    wire.byWorkers(
        payables.stream().<Supplier<Decision>>map(payable -> () -> pay(payable)).toList());
  }

  private Decision pay(Payable payable) {
    NotionPorts ports = wire.ports();
    ImmutableList<Payable> alone = ImmutableList.of(payable);
    PreloadKeys keys = PreloadKeys.of(request, alone, wire.plausibleDates());
    ImmutableSetMultimap<ContractorId, Rate> rates =
        keys.rateSpan()
            .map(span -> ports.rates().rates(keys.spans().keySet(), span))
            .orElseGet(ImmutableSetMultimap::of);
    ImmutableList<LivePayout> payouts =
        ports.payouts().livePayouts(request.type(), keys.payableIds(), ImmutableMap.of());
    ImmutableMap<ContractorId, Contractor> contractors = contractors(keys);
    var preloaded = Preloaded.of(keys, rates, payouts, contractors);
    var decider = new Decider(request, wire.config().policy(), preloaded, wire.plausibleDates());
    return wire.execute(decider.decide().get(0));
  }

  /** Only payroll needs the contractor. */
  private ImmutableMap<ContractorId, Contractor> contractors(PreloadKeys keys) {
    ImmutableMap<ContractorId, Contractor> contractors = ImmutableMap.of();
    if (request.type() == PayableType.CONTRACTOR_PAYROLL) {
      for (int i = 0; i < readsPerContractor; i++) {
        contractors = wire.ports().positions().contractors(keys.contractors());
      }
    }
    return contractors;
  }

  @Override
  public void close() {
    wire.close();
  }
}
