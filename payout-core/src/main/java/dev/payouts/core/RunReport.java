package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one type did. Immutable.
 *
 * @param runId the invocation that it belongs to
 * @param request what was asked for
 * @param startedAt when it began
 * @param duration how long it took
 * @param items what became of each payable, in the order in which they were listed
 * @param duplicates the payables with more than one live payout
 * @param settled what was found out about creates that earlier runs left open
 * @param calls the requests it sent
 * @param callsOfRealRun for a dry run the requests that a real one would send; null otherwise
 * @param stopped why it could not be carried through; null if it was
 */
public record RunReport(
    String runId,
    RunRequest request,
    Instant startedAt,
    Duration duration,
    ImmutableList<Item> items,
    ImmutableList<Duplicate> duplicates,
    ImmutableList<Settled> settled,
    ApiCalls calls,
    @Nullable ApiCalls callsOfRealRun,
    @Nullable Stop stopped) {
  /**
   * A payable with more than one live payout: money may have gone out twice.
   *
   * @param source the payable
   * @param payouts its live payouts, the first created first
   */
  public record Duplicate(SourceId source, ImmutableList<PayoutId> payouts) {}

  /**
   * A create that an earlier run left open.
   *
   * @param source the payable
   * @param payout the payout that it made; null where it made none
   */
  public record Settled(SourceId source, @Nullable PayoutId payout) {}

  /**
   * Why a run could not be carried through.
   *
   * @param cause what kind of reason it is
   * @param sentence what happened, to what, and what to do
   */
  public record Stop(StopCause cause, String sentence) {}

  /**
   * What was created, or would be by a dry run, in one currency.
   *
   * @param count the number of payouts
   * @param amount their sum, exact
   */
  public record Total(int count, BigDecimal amount) {}

  /**
   * {@return how many items ended with a status}
   *
   * @param status how they ended
   */
  public int count(Status status) {
    return (int) items.stream().filter(item -> item.status() == status).count();
  }

  /** {@return what was created, or planned, by currency} */
  public ImmutableSortedMap<CurrencyCode, Total> totals() {
    var totals = new TreeMap<CurrencyCode, Total>();
    for (Item item : items) {
      Money money = item.money();
      if (money != null && (item.status() == Status.CREATED || item.status() == Status.PLANNED)) {
        totals.merge(
            money.currency(),
            new Total(1, money.amount()),
            (a, b) -> new Total(a.count() + b.count(), a.amount().add(b.amount())));
      }
    }
    return ImmutableSortedMap.copyOf(totals);
  }

  /** {@return why it could not be carried through, if it could not} */
  public Optional<Stop> stop() {
    return Optional.ofNullable(stopped);
  }
}
