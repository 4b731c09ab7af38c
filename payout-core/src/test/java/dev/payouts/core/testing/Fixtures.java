package dev.payouts.core.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Shard;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.Journal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Typical payables, contractors and payouts for tests. */
public final class Fixtures {
  /** A typical contractor, "ann". */
  public static final ContractorId ANN = new ContractorId("ann");

  /** Another one, "bob". */
  public static final ContractorId BOB = new ContractorId("bob");

  private Fixtures() {}

  /** The claim of a run for all payables on an exclusive host. */
  public static Journal.Claim claim(String runId) {
    return new Journal.Claim(
        runId, Shard.WHOLE, InMemoryWorkspace.DESTINATION, HostSharing.EXCLUSIVE);
  }

  /** Ann's order without hours and line items. */
  public static TaskOrder order(String id, String date) {
    return order(id, date, ANN);
  }

  /** An order without hours and line items. */
  public static TaskOrder order(String id, String date, ContractorId... contractors) {
    return new TaskOrder(
        new PayableId(id),
        "ORD :: " + id,
        Value.of(ImmutableSet.copyOf(contractors)),
        LocalDate.parse(date),
        new Hours.OfOrder(Value.empty()),
        ImmutableSet.of());
  }

  /** Ann's order with hours. */
  public static TaskOrder order(String id, String date, Value<BigDecimal> hours) {
    return withHours(order(id, date), new Hours.OfOrder(hours));
  }

  /** An order with other hours. */
  public static TaskOrder withHours(TaskOrder order, Hours hours) {
    return new TaskOrder(
        order.id(), order.label(), order.contractors(), order.date(), hours, order.lineItems());
  }

  /** An order with other contractors. */
  public static TaskOrder withContractors(
      TaskOrder order, Value<ImmutableSet<ContractorId>> contractors) {
    return new TaskOrder(
        order.id(), order.label(), contractors, order.date(), order.hours(), order.lineItems());
  }

  /** An order with line items. */
  public static TaskOrder withLineItems(TaskOrder order, String... lineItems) {
    return new TaskOrder(
        order.id(),
        order.label(),
        order.contractors(),
        order.date(),
        order.hours(),
        Arrays.stream(lineItems).map(PayableId::new).collect(ImmutableSet.toImmutableSet()));
  }

  /** An order without a date. */
  public static TaskOrder undated(String id) {
    TaskOrder order = order(id, "2026-10-31");
    return new TaskOrder(
        order.id(), order.label(), order.contractors(), null, order.hours(), ImmutableSet.of());
  }

  /** An active contractor, with name and handle made from the ID. */
  public static Contractor contractor(ContractorId id, String... positions) {
    return new Contractor(
        id,
        "Name of " + id,
        id + ".discord",
        ImmutableList.copyOf(positions),
        Contractor.State.ACTIVE);
  }

  /** A live payout of a contractor. */
  public static LivePayout payout(
      String id,
      ContractorId contractor,
      String date,
      ImmutableSet<RateId> rates,
      String... sources) {
    return new LivePayout(
        new PayoutId(id),
        Arrays.stream(sources).map(PayableId::new).collect(ImmutableSet.toImmutableSet()),
        ImmutableSet.of(contractor),
        rates,
        null,
        LocalDate.parse(date),
        LivePayout.Stage.AS_CREATED,
        null,
        null,
        null,
        Instant.EPOCH);
  }

  /** Ann's live payout, created some minutes after others. */
  public static LivePayout payout(String id, int minutes, String... sources) {
    LivePayout payout = payout(id, ANN, "2026-10-31", ImmutableSet.of(), sources);
    return new LivePayout(
        payout.id(),
        payout.payables(),
        payout.contractors(),
        payout.rates(),
        payout.money(),
        payout.date(),
        payout.stage(),
        payout.status(),
        null,
        null,
        Instant.EPOCH.plusSeconds(60L * minutes));
  }

  /** The same payout with an amount. */
  public static LivePayout paying(LivePayout payout, Money money) {
    return new LivePayout(
        payout.id(),
        payout.payables(),
        payout.contractors(),
        payout.rates(),
        money,
        payout.date(),
        payout.stage(),
        payout.status(),
        payout.runKey(),
        payout.createdBy(),
        payout.createdTime());
  }

  /** An amount. */
  public static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), new CurrencyCode(currency));
  }

  /** Ann's refund request for 12.34 USD. */
  public static RefundRequest refund(String id) {
    return new RefundRequest(
        new PayableId(id),
        "REF-" + id,
        Value.of(ImmutableSet.of(ANN)),
        "Ann as shown",
        Value.of(new BigDecimal("12.34")),
        Value.of(new CurrencyCode("USD")),
        Value.of("Travel"),
        Value.of("Train to Hue"),
        Value.of("Two tickets"),
        Value.of("formatted"),
        LocalDate.of(2026, 10, 7));
  }

  /** Ann's invoice split for 99.5 USD. */
  public static InvoiceSplit split(String id) {
    return new InvoiceSplit(
        new PayableId(id),
        "Split " + id,
        Value.of("AUTO-" + id),
        Value.of(ImmutableSet.of(ANN)),
        Value.of(new BigDecimal("99.50")),
        Value.of(new CurrencyCode("USD")),
        Value.of("Commission for October"),
        LocalDate.of(2026, 10, 1));
  }
}
