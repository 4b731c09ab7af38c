package dev.payouts.core.example;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSetMultimap.toImmutableSetMultimap;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A complete backend for payroll at monthly rates, with lines of comma-separated values as in
 * files. Orders and contractors are only read; payouts are written and found again.
 */
public final class LinesBackend
    implements PayableSource, RateSource, PayoutIndex, PositionSource, PayoutSink {
  private final List<String> orders; // ID, contractor, day
  private final List<String> people; // ID, name, position, amount per month, currency
  private final List<String> payouts; // ID, order, contractor, day, amount, currency

  public LinesBackend(List<String> orders, List<String> people, List<String> payouts) {
    this.orders = orders;
    this.people = people;
    this.payouts = payouts;
  }

  private static Stream<List<String>> rows(List<String> lines) {
    return ImmutableList.copyOf(lines).stream()
        .map(line -> Splitter.on(',').trimResults().splitToList(line));
  }

  @Override
  public ImmutableList<ListedPayable> payables(PayableQuery query) {
    if (query.type() != PayableType.CONTRACTOR_PAYROLL) {
      throw new RunAbortedException(
          FailureCause.MISCONFIGURED, "There are no lines for " + query.type().word() + ".");
    }
    return rows(orders)
        .map(
            row ->
                new TaskOrder(
                    new PayableId(row.get(0)),
                    row.get(0),
                    Value.of(ImmutableSet.of(new ContractorId(row.get(1)))),
                    LocalDate.parse(row.get(2)),
                    new Hours.OfOrder(Value.empty()),
                    ImmutableSet.of()))
        .map(order -> new ListedPayable(order, /* mayBePaid= */ true))
        .collect(toImmutableList());
  }

  @Override
  public ImmutableSetMultimap<ContractorId, Rate> rates(
      ImmutableSet<ContractorId> contractors, DaySpan span) {
    return rows(people)
        .collect(toImmutableSetMultimap(row -> new ContractorId(row.get(0)), LinesBackend::rate));
  }

  private static Rate rate(List<String> person) {
    return new Rate(
        new RateId("rate-of-" + person.get(0)),
        Rate.Status.ACTIVE,
        Value.of(BillingType.MONTHLY_FIXED),
        Value.of(new BigDecimal(person.get(3))),
        Value.empty(),
        Value.of(new CurrencyCode(person.get(4))),
        Value.empty(),
        null,
        null);
  }

  @Override
  public ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> asked) {
    return rows(people)
        .map(
            row ->
                new Contractor(
                    new ContractorId(row.get(0)),
                    row.get(1),
                    "",
                    ImmutableList.of(row.get(2)),
                    Contractor.State.ACTIVE))
        .collect(toImmutableMap(Contractor::id, person -> person));
  }

  @Override
  public synchronized ImmutableList<LivePayout> livePayouts(
      PayableType type,
      ImmutableSet<PayableId> payables,
      ImmutableMap<ContractorId, DaySpan> spans) {
    return rows(payouts)
        .map(
            row ->
                new LivePayout(
                    new PayoutId(row.get(0)),
                    ImmutableSet.of(new PayableId(row.get(1))),
                    ImmutableSet.of(new ContractorId(row.get(2))),
                    ImmutableSet.of(new RateId("rate-of-" + row.get(2))),
                    new Money(new BigDecimal(row.get(4)), new CurrencyCode(row.get(5))),
                    LocalDate.parse(row.get(3)),
                    LivePayout.Stage.AS_CREATED,
                    null,
                    null,
                    null,
                    Instant.EPOCH))
        .collect(toImmutableList());
  }

  @Override
  public ImmutableList<DatedPayout> livePayouts(DaySpan days) {
    return livePayouts(PayableType.CONTRACTOR_PAYROLL, ImmutableSet.of(), ImmutableMap.of())
        .stream()
        .filter(payout -> days.contains(Objects.requireNonNull(payout.date())))
        .map(
            payout ->
                new DatedPayout(
                    Objects.requireNonNull(payout.date()),
                    payout,
                    ImmutableSetMultimap.of(
                        PayableType.CONTRACTOR_PAYROLL, payout.payables().asList().get(0))))
        .collect(toImmutableList());
  }

  @Override
  public PayoutLookup livePayout(PayableType type, PayoutId payout) {
    return livePayouts(type, ImmutableSet.of(), ImmutableMap.of()).stream()
        .filter(live -> live.id().equals(payout))
        .findFirst()
        .<PayoutLookup>map(PayoutLookup.Live::new)
        .orElse(new PayoutLookup.Unreachable("its line is gone"));
  }

  @Override
  public Destination destination(RunRequest request) {
    return Destination.of("lines-" + System.identityHashCode(payouts)); // for a file, use its path
  }

  @Override
  public CreateResult create(PayoutDraft draft, Sending sending) {
    sending.beforeSending(); // afterwards the journal has the intent; no lock is held
    synchronized (this) {
      var id = new PayoutId("payout-" + (payouts.size() + 1));
      String amount = draft.money().plainAmount() + "," + draft.money().currency();
      payouts.add(
          "%s,%s,%s,%s,%s"
              .formatted(id, draft.payable(), draft.contractor(), draft.date(), amount));
      return new CreateResult.Created(id);
    }
  }

  @Override
  public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
    return Optional.of("Orders are only read here: set the status by hand.");
  }

  @Override
  public synchronized Optional<String> withdraw(PayoutId payout) {
    payouts.removeIf(line -> line.startsWith(payout + ","));
    return Optional.empty();
  }
}
