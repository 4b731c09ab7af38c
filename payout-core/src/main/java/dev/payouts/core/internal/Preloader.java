package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import dev.payouts.core.Contractor;
import dev.payouts.core.ContractorId;
import dev.payouts.core.DaySpan;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.LivePayout;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.Rate;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.decide.Keys;
import dev.payouts.core.internal.decide.Preloaded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads all that decisions need, in three batches at once; no call for no key. For one run. */
final class Preloader {
  /** Rates, live payouts, contractors (DESIGN.md, "The way of the data"). */
  private static final int LOADS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Preloader.class);

  /**
   * How long a payout of the journal that no query shows is read by its ID. No lag lasts nearly as
   * long; what is still not shown then has been cancelled.
   */
  private static final Duration TRUST_IN_JOURNAL = Duration.ofMinutes(15);

  private final Ports ports;
  private final Host host;
  private final int workers;
  private final JournalState journal;
  private final Set<ContractorId> asked = new HashSet<>();
  private final Map<ContractorId, Contractor> people = new HashMap<>();

  Preloader(Ports ports, Execution execution, JournalState journal) {
    this.ports = ports;
    this.host = execution.host();
    this.workers = execution.workers();
    this.journal = journal;
  }

  /** What one of the three loads found; each fills only its own part. */
  private record Batch(
      ImmutableSetMultimap<ContractorId, Rate> rates,
      ImmutableList<LivePayout> payouts,
      ImmutableMap<ContractorId, Contractor> contractors) {
    static final Batch EMPTY =
        new Batch(ImmutableSetMultimap.of(), ImmutableList.of(), ImmutableMap.of());
  }

  /**
   * Loads what the keys ask for.
   *
   * @throws dev.payouts.core.RunStoppedException if something could not be read completely
   */
  Preloaded preload(PayableType type, Keys keys) {
    Stopwatch watch = Stopwatch.start(host);
    List<Supplier<Batch>> loads =
        ImmutableList.of(
            () -> rates(keys),
            () -> payouts(type, keys),
            () ->
                new Batch(
                    ImmutableSetMultimap.of(),
                    ImmutableList.of(),
                    contractors(keys.contractors())));
    ImmutableList<Batch> batches = host.inParallel(LOADS, loads);
    LOG.debug(
        "[PRELOAD] type={} sources={} contractors={} with_rates={} ms={}",
        type.word(),
        keys.sources().size(),
        keys.contractors().size(),
        keys.spans().size(),
        watch.millis());
    return Preloaded.of(
        keys, batches.get(0).rates(), batches.get(1).payouts(), batches.get(2).contractors());
  }

  private Batch rates(Keys keys) {
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
    return new Batch(rates, ImmutableList.of(), ImmutableMap.of());
  }

  private Batch payouts(PayableType type, Keys keys) {
    if (keys.sources().isEmpty()) {
      return Batch.EMPTY;
    }
    Stopwatch watch = Stopwatch.start(host);
    ImmutableList<LivePayout> shown =
        ports.payouts().livePayouts(type, keys.sources(), keys.spans());
    ImmutableList<LivePayout> payouts =
        ImmutableList.<LivePayout>builder()
            .addAll(shown)
            .addAll(notShownYet(type, keys, shown))
            .build();
    LOG.debug(
        "{} sources={} contractors={} live_payouts={} ms={}",
        payoutCheck(type),
        keys.sources().size(),
        keys.spans().size(),
        payouts.size(),
        watch.millis());
    return new Batch(ImmutableSetMultimap.of(), payouts, ImmutableMap.of());
  }

  /** Reads by their ID the payouts that the journal knows and the queries do not show. */
  private ImmutableList<LivePayout> notShownYet(
      PayableType type, Keys keys, List<LivePayout> shown) {
    Set<PayoutId> ids = shown.stream().map(LivePayout::id).collect(Collectors.toSet());
    Instant trusted = host.now().minus(TRUST_IN_JOURNAL);
    List<Supplier<Optional<LivePayout>>> reads = new ArrayList<>();
    for (JournalEntry entry : journal.paid(type)) {
      PayoutId payout = entry.payout();
      if (payout != null
          && !ids.contains(payout)
          && entry.at().isAfter(trusted)
          && matters(entry, keys)) {
        reads.add(() -> ports.payouts().livePayout(type, payout));
      }
    }
    if (reads.isEmpty()) {
      return ImmutableList.of();
    }
    return host.inParallel(workers, reads).stream()
        .flatMap(Optional::stream)
        .collect(ImmutableList.toImmutableList());
  }

  /** It may pay one of the payables, or a month of one of the people (RULES.md, rules 1 and 8). */
  private static boolean matters(JournalEntry entry, Keys keys) {
    if (keys.sources().contains(entry.source())) {
      return true;
    }
    DaySpan span = keys.spans().get(entry.person());
    LocalDate date = entry.date();
    return span != null
        && date != null
        && !date.isBefore(span.first())
        && !date.isAfter(span.last());
  }

  /** Returns the prefix of the log (INTERFACE.md, "Logs"). */
  private static String payoutCheck(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "[BATCH_PAYOUT_CHECK]";
      case REFUND -> "[BATCH_REFUND_CHECK]";
      case INVOICE_SPLIT -> "[BATCH_SPLIT_CHECK]";
    };
  }

  /** Loads the records of contractors, of each at most once. */
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
