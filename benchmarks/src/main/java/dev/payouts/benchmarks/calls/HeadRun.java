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
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.TaskOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The batching of the original's head: a listing; the rates in batches, for the date of the first
 * order; the contractors' pages one by one, by the workers; a scan of all payouts of the type; the
 * creates, by the workers. The three loads run concurrently, which is faster than in the original.
 */
final class HeadRun implements Run {
  private final Wire wire;
  private final RunRequest request;
  private final int readsPerContractor;
  private final PayoutScan scan;

  HeadRun(Wire wire, RunRequest request, int readsPerContractor) {
    this.wire = wire;
    this.request = request;
    this.readsPerContractor = readsPerContractor;
    this.scan = new PayoutScan(wire, PayableRows.of(request.type()));
  }

  @Override
  public void prepare() {
    wire.payables(request);
  }

  @Override
  public void run() {
    ImmutableList<Payable> payables = wire.payables(request);
    PreloadKeys keys = PreloadKeys.of(request, payables, wire.plausibleDates());
    var rates = CompletableFuture.supplyAsync(() -> rates(payables, keys));
    var contractors = CompletableFuture.supplyAsync(() -> contractors(keys));
    ImmutableList<LivePayout> payouts = scan.payouts();
    var preloaded = Preloaded.of(keys, rates.join(), payouts, contractors.join());
    var decider = new Decider(request, wire.config().policy(), preloaded, wire.plausibleDates());
    List<Supplier<Decision>> creates = new ArrayList<>();
    for (Decision decision : decider.decide()) {
      creates.add(() -> wire.execute(decision));
    }
    wire.byWorkers(creates);
  }

  private ImmutableSetMultimap<ContractorId, Rate> rates(List<Payable> payables, PreloadKeys keys) {
    return payables.stream()
        .filter(TaskOrder.class::isInstance)
        .map(order -> ((TaskOrder) order).date())
        .filter(Objects::nonNull)
        .findFirst()
        .map(date -> ratesOn(date, keys))
        .orElseGet(ImmutableSetMultimap::of);
  }

  private ImmutableSetMultimap<ContractorId, Rate> ratesOn(LocalDate date, PreloadKeys keys) {
    return wire.ports().rates().rates(keys.spans().keySet(), new DaySpan(date, date));
  }

  private ImmutableMap<ContractorId, Contractor> contractors(PreloadKeys keys) {
    if (request.type() != PayableType.CONTRACTOR_PAYROLL) {
      return ImmutableMap.of();
    }
    List<Supplier<ImmutableMap<ContractorId, Contractor>>> reads = new ArrayList<>();
    for (int i = 0; i < readsPerContractor; i++) {
      for (ContractorId contractor : keys.contractors()) {
        reads.add(() -> wire.ports().positions().contractors(ImmutableSet.of(contractor)));
      }
    }
    ImmutableMap.Builder<ContractorId, Contractor> contractors = ImmutableMap.builder();
    wire.byWorkers(reads).forEach(contractors::putAll);
    return contractors.buildKeepingLast();
  }

  @Override
  public void close() {
    wire.close();
  }
}
