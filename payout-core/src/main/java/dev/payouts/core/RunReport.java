package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
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
 * @param findings what else it came upon
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
    Findings findings,
    ApiCalls calls,
    @Nullable ApiCalls callsOfRealRun,
    @Nullable Stop stopped) {
  /**
   * What a run came upon beside its items.
   *
   * @param duplicates the payables with more than one live payout
   * @param settled what was found out about creates that earlier runs left open
   * @param waiting the unpaid orders of months before the one asked for; only a dry run looks
   * @param comparison the result set beside that of the last runs; null where there are none
   */
  public record Findings(
      ImmutableList<Duplicate> duplicates,
      ImmutableList<Settled> settled,
      ImmutableList<Waiting> waiting,
      @Nullable Comparison comparison) {
    /** Nothing. */
    public static final Findings NONE =
        new Findings(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), null);

    /**
     * {@return this with other duplicates}
     *
     * @param others what takes their place
     */
    public Findings withDuplicates(ImmutableList<Duplicate> others) {
      return new Findings(others, settled, waiting, comparison);
    }

    /**
     * {@return this with what was found out about creates that earlier runs left open}
     *
     * @param others what takes their place
     */
    public Findings withSettled(ImmutableList<Settled> others) {
      return new Findings(duplicates, others, waiting, comparison);
    }

    /**
     * {@return this with the orders that still wait}
     *
     * @param others what takes their place
     */
    public Findings withWaiting(ImmutableList<Waiting> others) {
      return new Findings(duplicates, settled, others, comparison);
    }

    /**
     * {@return this with a comparison}
     *
     * @param other what takes its place
     */
    public Findings withComparison(@Nullable Comparison other) {
      return new Findings(duplicates, settled, waiting, other);
    }
  }

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
   * An approved order of a month before the one asked for, which has no live payout.
   *
   * @param source the order
   * @param label its name in the workspace; may be empty
   * @param month the month of its date
   * @param money what a run of that month would pay; null where it would fail
   */
  public record Waiting(SourceId source, String label, YearMonth month, @Nullable Money money) {}

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
  public record Total(int count, BigDecimal amount) {
    /**
     * {@return both together; of one currency}
     *
     * @param other what takes its place
     */
    public Total plus(Total other) {
      return new Total(count + other.count, amount.add(other.amount));
    }
  }

  /** {@return the payables with more than one live payout} */
  public ImmutableList<Duplicate> duplicates() {
    return findings.duplicates();
  }

  /** {@return what was found out about creates that earlier runs left open} */
  public ImmutableList<Settled> settled() {
    return findings.settled();
  }

  /**
   * {@return this with other findings}
   *
   * @param others what takes their place
   */
  public RunReport with(Findings others) {
    return new RunReport(
        runId, request, startedAt, duration, items, others, calls, callsOfRealRun, stopped);
  }

  /**
   * {@return how many items ended with a status}
   *
   * @param status how they ended
   */
  public int count(Status status) {
    return (int) items.stream().filter(item -> item.status() == status).count();
  }

  /** {@return how many items the run did not come to; they count as failed too} */
  public int notAttempted() {
    return (int) items.stream().filter(item -> item.reason() == Reason.NOT_ATTEMPTED).count();
  }

  /** {@return whether an item failed, or a payable has several live payouts} */
  public boolean needsAttention() {
    return count(Status.FAILED) > 0 || !duplicates().isEmpty();
  }

  /** {@return what was created, or planned, by currency} */
  public ImmutableSortedMap<CurrencyCode, Total> totals() {
    var totals = new TreeMap<CurrencyCode, Total>();
    for (Item item : items) {
      Money money = item.money();
      if (money != null && (item.status() == Status.CREATED || item.status() == Status.PLANNED)) {
        totals.merge(money.currency(), new Total(1, money.amount()), Total::plus);
      }
    }
    return ImmutableSortedMap.copyOf(totals);
  }

  /** {@return why it could not be carried through, if it could not} */
  public Optional<Stop> stop() {
    return Optional.ofNullable(stopped);
  }
}
