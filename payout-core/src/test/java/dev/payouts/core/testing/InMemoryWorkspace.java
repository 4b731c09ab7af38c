package dev.payouts.core.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import dev.payouts.core.FailureCause;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableQuery.Statuses;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All ports over one workspace in memory, which finds the payouts it creates. Each call of a port
 * counts as one request. Thread-safe.
 */
public final class InMemoryWorkspace
    implements PayableSource, RateSource, PayoutIndex, PositionSource, PayoutSink, CallCounter {
  /** Where it creates payouts. */
  public static final Destination DESTINATION = Destination.of("payouts");

  private final List<Payable> payables = new ArrayList<>();
  private final List<Payable> unapproved = new ArrayList<>();
  private final SetMultimap<ContractorId, Rate> rates = LinkedHashMultimap.create();
  private final Map<ContractorId, Contractor> contractors = new LinkedHashMap<>();
  private final List<LivePayout> payouts = new ArrayList<>();
  private final Map<PayoutId, PayoutLookup> lookups = new LinkedHashMap<>();
  private final List<PayoutDraft> drafts = new ArrayList<>();
  private final Set<PayableId> completed = new LinkedHashSet<>();
  private final List<String> log = new ArrayList<>();
  private Function<PayoutDraft, CreateResult> creating = this::store;
  private Function<PayableId, Optional<String>> completing = order -> Optional.empty();
  private ApiCalls calls = ApiCalls.NONE;
  private int lookUpsLeft = Integer.MAX_VALUE;

  /** Adds payables in the order they are listed. */
  public InMemoryWorkspace with(Payable... more) {
    payables.addAll(List.of(more));
    return this;
  }

  /** Adds payables whose status excludes them from runs. */
  public InMemoryWorkspace withUnapproved(Payable... more) {
    unapproved.addAll(List.of(more));
    return this;
  }

  /** Adds a contractor with rates. */
  public InMemoryWorkspace with(Contractor contractor, Rate... ofContractor) {
    contractors.put(contractor.id(), contractor);
    rates.putAll(contractor.id(), List.of(ofContractor));
    return this;
  }

  /** Adds rates of a contractor whose record cannot be read. */
  public InMemoryWorkspace withRates(ContractorId contractor, Rate... ofContractor) {
    rates.putAll(contractor, List.of(ofContractor));
    return this;
  }

  /** Adds live payouts. */
  public InMemoryWorkspace with(LivePayout... more) {
    payouts.addAll(List.of(more));
    return this;
  }

  /** Sets the result of creates. */
  public InMemoryWorkspace creating(Function<PayoutDraft, CreateResult> result) {
    creating = result;
    return this;
  }

  /** Hides a payout from queries and sets the result of reading it by ID. */
  public synchronized InMemoryWorkspace lookingUp(PayoutId payout, PayoutLookup found) {
    payouts.removeIf(each -> each.id().equals(payout));
    lookups.put(payout, found);
    return this;
  }

  /** Lets only the first lookups of live payouts succeed. */
  public InMemoryWorkspace lookUpsFailAfter(int first) {
    lookUpsLeft = first;
    return this;
  }

  /** Sets the result of completing an order. */
  public InMemoryWorkspace completing(Function<PayableId, Optional<String>> result) {
    completing = result;
    return this;
  }

  /** Returns an engine builder for this workspace on a host with a manual clock. */
  public PayoutEngine.Builder engine() {
    return PayoutEngine.builder()
        .payables(this)
        .rates(this)
        .payouts(this)
        .positions(this)
        .sink(this)
        .calls(this)
        .withoutJournal()
        .host(new HandHost());
  }

  /** Returns the created payouts in order of arrival. */
  public synchronized ImmutableList<PayoutDraft> drafts() {
    return ImmutableList.copyOf(drafts);
  }

  /** Returns the orders and line items that were completed. */
  public synchronized ImmutableSet<PayableId> completed() {
    return ImmutableSet.copyOf(completed);
  }

  /** Returns the calls of the ports in order, with the number of keys. */
  public synchronized ImmutableList<String> log() {
    return ImmutableList.copyOf(log);
  }

  /** Creates a payout, as without {@link #creating}. */
  public synchronized CreateResult store(PayoutDraft draft) {
    var id = new PayoutId("created" + drafts.size());
    drafts.add(draft);
    payouts.add(
        new LivePayout(
            id,
            ImmutableSet.of(draft.payable()),
            ImmutableSet.of(draft.contractor()),
            draft.rate() == null ? ImmutableSet.of() : ImmutableSet.of(draft.rate()),
            draft.money(),
            draft.date(),
            LivePayout.Stage.AS_CREATED,
            null,
            null,
            null,
            HandHost.START));
    return new CreateResult.Created(id);
  }

  @Override
  public synchronized ApiCalls calls() {
    return calls;
  }

  @Override
  public synchronized ImmutableList<ListedPayable> payables(PayableQuery query) {
    record(query.statuses() == Statuses.ANY ? "list all" : "list", 1, 0, 0);
    ImmutableList.Builder<ListedPayable> all = ImmutableList.builder();
    payables.forEach(payable -> all.add(new ListedPayable(payable, /* mayBePaid= */ true)));
    if (query.statuses() == Statuses.ANY) {
      unapproved.forEach(payable -> all.add(new ListedPayable(payable, /* mayBePaid= */ false)));
    }
    return all.build();
  }

  @Override
  public synchronized ImmutableSetMultimap<ContractorId, Rate> rates(
      ImmutableSet<ContractorId> asked, DaySpan span) {
    record("rates " + asked.size() + " " + span.first() + " " + span.last(), 1, 0, 0);
    return ImmutableSetMultimap.copyOf(rates);
  }

  @Override
  public synchronized ImmutableList<LivePayout> livePayouts(
      PayableType type,
      ImmutableSet<PayableId> payables,
      ImmutableMap<ContractorId, DaySpan> spans) {
    record("payouts " + payables.size() + " " + spans.size(), 1, 0, 0);
    if (--lookUpsLeft < 0) {
      throw new RunAbortedException(
          FailureCause.NOT_CARRIED_THROUGH, "The payouts cannot be read.");
    }
    return ImmutableList.copyOf(payouts);
  }

  /** All payables are task orders, and without a date a payout counts on the day it was created. */
  @Override
  public synchronized ImmutableList<DatedPayout> livePayouts(DaySpan days) {
    record("payouts of " + days.first() + " " + days.last(), 1, 0, 0);
    return payouts.stream()
        .map(
            payout ->
                new DatedPayout(
                    payout.date() == null
                        ? payout.createdTime().atZone(ZoneOffset.UTC).toLocalDate()
                        : payout.date(),
                    payout,
                    ImmutableSetMultimap.<PayableType, PayableId>builder()
                        .putAll(PayableType.CONTRACTOR_PAYROLL, payout.payables())
                        .build()))
        .filter(payout -> days.contains(payout.day()))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public synchronized PayoutLookup livePayout(PayableType type, PayoutId payout) {
    record("payout " + payout, 1, 0, 0);
    PayoutLookup told = lookups.get(payout);
    return told != null
        ? told
        : payouts.stream()
            .filter(each -> each.id().equals(payout))
            .findFirst()
            .<PayoutLookup>map(PayoutLookup.Live::new)
            .orElse(PayoutLookup.NOT_LIVE);
  }

  @Override
  public synchronized Optional<String> withdraw(PayoutId payout) {
    record("withdraw " + payout, 0, 0, 1);
    payouts.removeIf(each -> each.id().equals(payout));
    return Optional.empty();
  }

  @Override
  public synchronized ImmutableMap<ContractorId, Contractor> contractors(
      ImmutableSet<ContractorId> asked) {
    record("contractors " + asked.size(), 1, 0, 0);
    return ImmutableMap.copyOf(contractors);
  }

  @Override
  public synchronized Optional<ImmutableList<Contractor>> everyContractor() {
    record("every contractor", 1, 0, 0);
    return Optional.of(ImmutableList.copyOf(contractors.values()));
  }

  @Override
  public Destination destination(RunRequest request) {
    return DESTINATION;
  }

  @Override
  public CreateResult create(PayoutDraft draft, Sending sending) {
    sending.beforeSending();
    synchronized (this) {
      record("create " + draft.payable(), 0, 1, 0);
    }
    return creating.apply(draft);
  }

  @Override
  public synchronized Optional<String> complete(
      PayableId order, ImmutableSet<PayableId> lineItems) {
    record("complete " + order, 0, 0, 1 + lineItems.size());
    Optional<String> failure = completing.apply(order);
    if (failure.isEmpty()) {
      completed.add(order);
      completed.addAll(lineItems);
    }
    return failure;
  }

  private void record(String call, int queries, int creates, int updates) {
    log.add(call);
    calls =
        new ApiCalls(
            calls.query() + queries,
            0,
            calls.create() + creates,
            calls.update() + updates,
            0,
            0,
            0);
  }
}
