package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The report of one run of one type. Immutable.
 *
 * @param runId the ID of the invocation
 * @param request what was requested
 * @param startedAt when it started, by the wall clock
 * @param duration how long it took
 * @param items the outcome of each payable, in the order they were listed
 * @param findings other results
 * @param calls the requests it sent
 * @param callsOfRealRun for a dry run, the requests that a real run would send; null otherwise
 * @param stopped why it did not complete; null if it did
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
    @Nullable RunFailure stopped) {
  /**
   * The results of a run apart from its items.
   *
   * @param duplicates the payables with more than one live payout
   * @param resolved the resolved creates of earlier runs
   * @param waiting the unpaid orders of earlier months; only dry runs look for them
   * @param comparison the variance report; null except in plans of payroll
   * @param provenance who started the run, and by which approved plan
   */
  public record Findings(
      ImmutableList<Duplicate> duplicates,
      ImmutableList<Resolved> resolved,
      ImmutableList<UnpaidOrder> waiting,
      @Nullable Comparison comparison,
      Provenance provenance) {
    /** No findings. */
    public static final Findings NONE =
        new Findings(
            ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), null, Provenance.UNKNOWN);

    /**
     * {@return these findings with other duplicates}
     *
     * @param others the new duplicates
     */
    public Findings withDuplicates(ImmutableList<Duplicate> others) {
      return new Findings(others, resolved, waiting, comparison, provenance);
    }

    /**
     * {@return these findings with other resolved creates}
     *
     * @param others the new resolved creates
     */
    public Findings withSettled(ImmutableList<Resolved> others) {
      return new Findings(duplicates, others, waiting, comparison, provenance);
    }

    /**
     * {@return these findings with other unpaid orders of earlier months}
     *
     * @param others the new orders
     */
    public Findings withWaiting(ImmutableList<UnpaidOrder> others) {
      return new Findings(duplicates, resolved, others, comparison, provenance);
    }

    /**
     * {@return these findings with another variance report}
     *
     * @param other the new variance report
     */
    public Findings withComparison(@Nullable Comparison other) {
      return new Findings(duplicates, resolved, waiting, other, provenance);
    }
  }

  /**
   * A payable with more than one live payout: a possible double payment.
   *
   * @param payable the payable
   * @param payouts its live payouts, oldest first; one of the run's own that no query shows is last
   */
  public record Duplicate(PayableId payable, ImmutableList<PayoutId> payouts) {}

  /**
   * A create of an earlier run whose unknown outcome was resolved.
   *
   * @param payable the payable
   * @param payout the payout that had been created; null if none had
   */
  public record Resolved(PayableId payable, @Nullable PayoutId payout) {}

  /**
   * An approved order of an earlier month without a live payout.
   *
   * @param payable the order
   * @param label its name in the workspace; may be empty
   * @param month the month of its date
   * @param money the amount a run of that month would pay; null if the order would fail
   */
  public record UnpaidOrder(
      PayableId payable, String label, YearMonth month, @Nullable Money money) {}

  /**
   * Why a run did not complete.
   *
   * @param cause the kind of failure
   * @param sentence what happened, to what, and what to do
   */
  public record RunFailure(FailureCause cause, String sentence) {
    /** {@return the sentence, or another one if it may contain names or amounts; for logs} */
    public String sentenceWithoutData() {
      return switch (cause) {
        case NO_SUCH_CONTRACTOR ->
            "No contractor matches the filter: its report names it; correct it and run again.";
        case LIMIT_PASSED ->
            "A configured limit would be exceeded: its report names it; review the plan, then raise"
                + " the limit or correct what is wrong.";
        case MISCONFIGURED, NOT_CARRIED_THROUGH, LOCKED, STOPPED -> sentence;
      };
    }
  }

  /**
   * The payouts created, or planned by a dry run, in one currency.
   *
   * @param count the number of payouts
   * @param amount their exact sum
   */
  public record Total(int count, BigDecimal amount) {
    /**
     * {@return the sum of both totals}
     *
     * @param other another total of the same currency
     */
    public Total plus(Total other) {
      return new Total(count + other.count, amount.add(other.amount));
    }
  }

  /** {@return the payables with more than one live payout} */
  public ImmutableList<Duplicate> duplicates() {
    return findings.duplicates();
  }

  /** {@return the resolved creates of earlier runs} */
  public ImmutableList<Resolved> resolved() {
    return findings.resolved();
  }

  /**
   * {@return this report with who started it}
   *
   * @param provenance who started the run, and by which approved plan
   */
  public RunReport startedBy(Provenance provenance) {
    return with(
        new Findings(
            findings.duplicates(),
            findings.resolved(),
            findings.waiting(),
            findings.comparison(),
            provenance));
  }

  /** {@return this report without the ID of the run, which a run that is not kept does not show} */
  public RunReport withoutId() {
    return new RunReport(
        /* runId= */ "",
        request,
        startedAt,
        duration,
        items,
        findings,
        calls,
        callsOfRealRun,
        stopped);
  }

  /**
   * {@return this report with other findings}
   *
   * @param others the new findings
   */
  public RunReport with(Findings others) {
    return new RunReport(
        runId, request, startedAt, duration, items, others, calls, callsOfRealRun, stopped);
  }

  /**
   * {@return this report with other items}
   *
   * @param others the new items
   */
  public RunReport with(ImmutableList<Item> others) {
    return new RunReport(
        runId, request, startedAt, duration, others, findings, calls, callsOfRealRun, stopped);
  }

  /**
   * {@return the number of items with a status}
   *
   * @param status the status
   */
  public int count(Status status) {
    return (int) items.stream().filter(item -> item.status() == status).count();
  }

  /** {@return the number of items the run did not reach; they also count as failed} */
  public int notAttempted() {
    return (int) items.stream().filter(item -> item.reason() == Reason.NOT_ATTEMPTED).count();
  }

  /** {@return whether an item failed, or a payable has several live payouts} */
  public boolean needsAttention() {
    return count(Status.FAILED) > 0 || !duplicates().isEmpty();
  }

  /**
   * {@return the exit code of an invocation: a failed run outranks failed items}
   *
   * @param runs the reports of its types
   */
  public static int exitCode(List<RunReport> runs) {
    return runs.stream()
        .flatMap(run -> run.failure().stream())
        .map(stop -> stop.cause().exitCode())
        .findFirst()
        .orElseGet(() -> runs.stream().anyMatch(RunReport::needsAttention) ? 1 : 0);
  }

  /** {@return the totals of created or planned payouts by currency} */
  public ImmutableSortedMap<CurrencyCode, Total> totals() {
    var totals = new TreeMap<CurrencyCode, Total>();
    for (Item item : items) {
      if (item.status() == Status.CREATED || item.status() == Status.PLANNED) {
        Totals.add(totals, item.money());
      }
    }
    return ImmutableSortedMap.copyOf(totals);
  }

  /** {@return why the run did not complete; empty if it did} */
  public Optional<RunFailure> failure() {
    return Optional.ofNullable(stopped);
  }
}
