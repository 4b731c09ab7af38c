package dev.payouts.core.internal.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.Stopwatch;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.decide.preloaded.UnreachablePayout;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the data for decisions in three concurrent batches; without keys no request. For one run.
 */
public final class Preloader {
  /** Rates, live payouts, contractors (payout-core/DESIGN.md, "Data flow"). */
  private static final int LOADS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Preloader.class);

  private final Ports ports;
  private final Host host;
  private final int workers;
  private final JournalState journal;
  private final Set<ContractorId> asked = new HashSet<>();
  private final Map<ContractorId, Contractor> people = new HashMap<>();

  /** Creates a preloader for one run. */
  public Preloader(Ports ports, RunSettings execution, JournalState journal) {
    this.ports = ports;
    this.host = execution.host();
    this.workers = execution.workers();
    this.journal = journal;
  }

  /** The result of one of the three loads; each fills only its own part. */
  private record Batch(
      ImmutableSetMultimap<ContractorId, Rate> rates,
      ImmutableList<LivePayout> payouts,
      ImmutableList<UnreachablePayout> unreachable,
      ImmutableMap<ContractorId, Contractor> contractors) {
    static final Batch EMPTY = of(ImmutableSetMultimap.of(), ImmutableMap.of());

    static Batch of(
        ImmutableSetMultimap<ContractorId, Rate> rates,
        ImmutableMap<ContractorId, Contractor> contractors) {
      return new Batch(rates, ImmutableList.of(), ImmutableList.of(), contractors);
    }
  }

  /**
   * Loads the data of the keys.
   *
   * @throws dev.payouts.core.RunAbortedException if the data would be incomplete
   */
  public Preloaded preload(PayableType type, PreloadKeys keys) {
    Stopwatch watch = Stopwatch.start(host);
    List<Supplier<Batch>> loads =
        ImmutableList.of(
            () -> rates(keys),
            () -> payouts(type, keys),
            () -> Batch.of(ImmutableSetMultimap.of(), contractors(keys.contractors())));
    ImmutableList<Batch> batches = host.inParallel(LOADS, loads);
    LOG.debug(
        "[PRELOAD] type={} sources={} contractors={} with_rates={} ms={}",
        type.word(),
        keys.payableIds().size(),
        keys.contractors().size(),
        keys.spans().size(),
        watch.millis());
    Batch payouts = batches.get(1);
    return Preloaded.of(
            keys, batches.get(0).rates(), payouts.payouts(), batches.get(2).contractors())
        .with(payouts.unreachable());
  }

  private Batch rates(PreloadKeys keys) {
    Optional<DaySpan> span = keys.rateSpan();
    if (span.isEmpty()) {
      return Batch.EMPTY;
    }
    Stopwatch watch = Stopwatch.start(host);
    ImmutableSetMultimap<ContractorId, Rate> rates =
        ports.rates().rates(keys.spans().keySet(), span.get());
    LOG.debug(
        "[BATCH_RATES] contractors={} from={} to={} rates={} ms={}",
        keys.spans().size(),
        span.get().first(),
        span.get().last(),
        rates.size(),
        watch.millis());
    return Batch.of(rates, ImmutableMap.of());
  }

  private Batch payouts(PayableType type, PreloadKeys keys) {
    if (keys.payableIds().isEmpty()) {
      return Batch.EMPTY;
    }
    Stopwatch watch = Stopwatch.start(host);
    ImmutableList<LivePayout> shown =
        ports.payouts().livePayouts(type, keys.payableIds(), keys.spans());
    var recorded = new RecordedPayouts(ports.payouts(), host, workers);
    RecordedPayouts.Found found = recorded.notShown(type, keys, shown, journal);
    LOG.debug(
        "{} sources={} contractors={} live_payouts={} recorded={} unreachable={} ms={}",
        payoutCheck(type),
        keys.payableIds().size(),
        keys.spans().size(),
        shown.size(),
        found.live().size(),
        found.unreachable().size(),
        watch.millis());
    return new Batch(
        ImmutableSetMultimap.of(),
        ImmutableList.<LivePayout>builder().addAll(shown).addAll(found.live()).build(),
        found.unreachable(),
        ImmutableMap.of());
  }

  /** Returns the log prefix (payout-core/README.md, "Logs"). */
  private static String payoutCheck(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "[BATCH_PAYOUT_CHECK]";
      case REFUND -> "[BATCH_REFUND_CHECK]";
      case INVOICE_SPLIT -> "[BATCH_SPLIT_CHECK]";
    };
  }

  /** Loads the records of contractors, each at most once. */
  ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> wanted) {
    ImmutableSet<ContractorId> missing = Sets.difference(wanted, asked).immutableCopy();
    if (!missing.isEmpty()) {
      Stopwatch watch = Stopwatch.start(host);
      ImmutableMap<ContractorId, Contractor> read = ports.positions().contractors(missing);
      LOG.debug(
          "[BATCH_POSITIONS] contractors={} read={} ms={}",
          missing.size(),
          read.size(),
          watch.millis());
      asked.addAll(missing);
      people.putAll(read);
    }
    return ImmutableMap.copyOf(people);
  }
}
