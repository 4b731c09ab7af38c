package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.internal.PayoutRun;
import dev.payouts.core.internal.Releases;
import dev.payouts.core.internal.Voids;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.review.Auditor;
import dev.payouts.core.internal.review.MonthAccounts;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.Listeners;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import dev.payouts.core.spi.RecordedPayout;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved payables into payouts, each exactly once: lists, preloads, decides, creates and
 * reports (payout-core/DESIGN.md). Thread-safe; runs one at a time.
 */
public final class PayoutEngine {
  /** The default number of concurrent creates (notion-client/README.md, "Configuration"). */
  public static final int DEFAULT_WORKERS = 5;

  /** The maximum number of workers; more would not help with any known backend. */
  public static final int MAX_WORKERS = 100;

  private final Ports ports;
  private final RunSettings execution;
  private final @Nullable String runId;
  private final Lock oneRunAtATime = new ReentrantLock();
  private final AtomicBoolean stopping;

  private PayoutEngine(
      Ports ports, RunSettings execution, @Nullable String runId, AtomicBoolean stopping) {
    this.ports = ports;
    this.execution = execution;
    this.runId = runId;
    this.stopping = stopping;
  }

  /** {@return a builder without ports} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs once. If the run does not complete, {@link RunReport#failure()} says why, and the report
   * holds what was done until then. If a port throws anything but {@link RunAbortedException} while
   * reading, the run throws it too, and nothing was created.
   *
   * @param request what to pay
   * @return the report of the run
   */
  public RunReport run(RunRequest request) {
    return alone(() -> new PayoutRun(ports, execution, idOfInvocation(), request).run());
  }

  /**
   * Compares the live payouts with today's rules and looks for approved but unpaid payables.
   * Changes nothing, takes no lock, and sends as many requests as the reads of a run over the same
   * payables. If the audit does not complete, {@link AuditReport#failure()} says why.
   *
   * @param request what to audit
   * @return the findings and, if the audit is incomplete, why
   */
  public AuditReport audit(AuditRequest request) {
    return alone(() -> new Auditor(ports, execution).audit(request).report());
  }

  /**
   * Reads the accounts of a month: all live payouts that count in it, and what is unpaid, not
   * approved or wrong. Changes nothing and takes no lock. Sends as many requests as an audit of
   * each type, one for each hundred payouts, one that asks for archived ones, and one for each
   * hundred contractors without a payable in the month. If it is incomplete, {@link
   * MonthReport#failure()} says why.
   *
   * @param month the month
   * @param types the types to audit, in this order
   * @return the accounts
   */
  public MonthReport month(YearMonth month, List<PayableType> types) {
    return alone(() -> new MonthAccounts(ports, execution).of(month, types));
  }

  /**
   * Looks up the payouts that this program created for a payable and did not withdraw or release.
   * Changes nothing and takes no lock.
   *
   * @param payable the payable
   * @return its recorded payouts, oldest first; may be empty
   * @throws RunAbortedException if the journal or the state of a payout cannot be read
   */
  public ImmutableList<RecordedPayout> recordedPayouts(PayableId payable) {
    return alone(() -> new Releases(ports, execution).recorded(payable));
  }

  /**
   * Allows payables to be paid again although they have recorded payouts, if those can no longer be
   * read: records in the journal, under its lock, that these payouts no longer count. They are read
   * again before; readable payouts are left alone.
   *
   * @param payouts the result of {@link #recordedPayouts}, confirmed by the user
   * @return how many were released
   * @throws RunAbortedException if another run holds the lock, the state of a payout cannot be
   *     read, or the journal cannot be written
   */
  public int release(List<RecordedPayout> payouts) {
    return alone(() -> new Releases(ports, execution).release(idOfInvocation(), payouts));
  }

  /**
   * Shows what {@link #voidPayouts} would do, without a lock and without changing anything: one
   * query per hundred payables, and a read of each payout that it does not show.
   *
   * @param request the payouts to void
   * @return the report of a dry run
   * @throws RunAbortedException if the payouts cannot be read
   */
  public VoidReport previewVoid(VoidRequest request) {
    return alone(() -> new Voids(ports, execution, idOfInvocation()).preview(request));
  }

  /**
   * Voids payouts of a run: cancels those that are still as they were created, so that the next run
   * pays their payables again (payout-core/DESIGN.md, "Void"). Takes the lock, reads each payout
   * right before its cancel, and writes each cancel to the journal before it is sent.
   *
   * @param request the payouts to void
   * @return what became of each payout and, if it did not complete, why
   * @throws RunAbortedException if another run holds the lock, or if it could not begin; nothing
   *     was changed
   */
  public VoidReport voidPayouts(VoidRequest request) {
    return alone(() -> new Voids(ports, execution, idOfInvocation()).cancel(request));
  }

  private <T> T alone(Supplier<T> work) {
    oneRunAtATime.lock();
    try {
      return work.get();
    } finally {
      oneRunAtATime.unlock();
    }
  }

  private String idOfInvocation() {
    return runId == null ? randomId(execution.host()) : runId;
  }

  /**
   * Stops this engine for good: no further create begins, in this run or a later one. Creates in
   * progress finish and are journaled; the rest is {@code not_attempted}. Returns at once.
   */
  public void stop() {
    stopping.set(true);
  }

  /**
   * Makes a version 4 UUID from the host's random numbers, so that simulated runs are repeatable.
   */
  private static String randomId(Host host) {
    long most = (randomBits(host) & ~0xF000L) | 0x4000L;
    long least = (randomBits(host) >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }

  private static long randomBits(Host host) {
    double limit = 0x1p32;
    return ((long) (host.random() * limit) << 32) | (long) (host.random() * limit);
  }

  /** Builds an engine. Not thread-safe. */
  public static final class Builder {
    private int workers = DEFAULT_WORKERS;
    private Host host = new SystemHost();
    private RunListener listener = RunListener.NONE;
    private PayrollPolicy policy = PayrollPolicy.DEFAULT;
    private CallCounter calls = () -> ApiCalls.NONE;
    private @Nullable Journal journal;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private HostSharing hosts = HostSharing.EXCLUSIVE;
    private Shard shard = Shard.WHOLE;
    private Limits limits = Limits.NONE;
    private @Nullable Approval approval;
    private @Nullable String runId;
    private @Nullable PayableSource payables;
    private @Nullable RateSource rates;
    private @Nullable PayoutIndex payouts;
    private @Nullable PositionSource positions;
    private @Nullable PayoutSink sink;

    private Builder() {}

    /**
     * Sets the port that lists payables. Required.
     *
     * @param payables lists payables
     * @return this builder
     */
    public Builder payables(PayableSource payables) {
      this.payables = payables;
      return this;
    }

    /**
     * Sets the port that reads rates. Required.
     *
     * @param rates reads rates
     * @return this builder
     */
    public Builder rates(RateSource rates) {
      this.rates = rates;
      return this;
    }

    /**
     * Sets the port that finds existing payouts. Required.
     *
     * @param payouts finds existing payouts
     * @return this builder
     */
    public Builder payouts(PayoutIndex payouts) {
      this.payouts = payouts;
      return this;
    }

    /**
     * Sets the port that reads contractors' names and positions. Required.
     *
     * @param positions reads contractors' names and positions
     * @return this builder
     */
    public Builder positions(PositionSource positions) {
      this.positions = positions;
      return this;
    }

    /**
     * Sets the port that creates payouts. Required.
     *
     * @param sink creates payouts
     * @return this builder
     */
    public Builder sink(PayoutSink sink) {
      this.sink = sink;
      return this;
    }

    /**
     * Sets the port that counts requests; by default, requests are not counted.
     *
     * @param calls the counter
     * @return this builder
     */
    public Builder calls(CallCounter calls) {
      this.calls = calls;
      return this;
    }

    /**
     * Sets the payroll policy; {@link PayrollPolicy#DEFAULT} by default.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder policy(PayrollPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Sets the maximum number of concurrent creates, 1 to {@value #MAX_WORKERS}; {@value
     * #DEFAULT_WORKERS} by default.
     *
     * @param workers from 1 to {@value #MAX_WORKERS}
     * @return this builder
     */
    public Builder workers(int workers) {
      this.workers = workers;
      return this;
    }

    /**
     * Sets the host: clock, waits, random numbers and threads; the real machine by default.
     *
     * @param host the host
     * @return this builder
     */
    public Builder host(Host host) {
      this.host = host;
      return this;
    }

    /**
     * Sets the listener that receives progress events; none by default.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder listener(RunListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets the write-ahead journal. Required unless {@link #withoutJournal} is called.
     *
     * @param journal the journal
     * @return this builder
     */
    public Builder journal(Journal journal) {
      this.journal = journal;
      return this;
    }

    /**
     * Runs without journal and lock: a run after a crash can pay again, and two concurrent runs can
     * pay twice. For audits, dry runs and tests.
     *
     * @return this builder
     */
    public Builder withoutJournal() {
      return journal(Journal.NONE);
    }

    /**
     * Sets the timeouts of the backend; {@link Timeouts#DEFAULT} by default.
     *
     * @param timeouts the timeouts
     * @return this builder
     */
    public Builder timeouts(Timeouts timeouts) {
      this.timeouts = timeouts;
      return this;
    }

    /**
     * Sets whether runs on other hosts may overlap; {@link HostSharing#EXCLUSIVE} by default.
     *
     * @param hosts whether they may overlap
     * @return this builder
     */
    public Builder hosts(HostSharing hosts) {
      this.hosts = hosts;
      return this;
    }

    /**
     * Sets the part of the payables that this process pays; {@link Shard#WHOLE} by default. Each
     * shard needs its own journal. If the journal was last used for another shard, or never, the
     * run first waits for {@link Timeouts#untilVisible}.
     *
     * @param shard the part of the payables
     * @return this builder
     */
    public Builder shard(Shard shard) {
      this.shard = shard;
      return this;
    }

    /**
     * Sets the limits that a run must not exceed; {@link Limits#NONE} by default.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Restricts runs to an approved plan, whose type and filters they must have; by default no
     * approval is needed.
     *
     * @param approval the approved plan
     * @return this builder
     */
    public Builder approval(Approval approval) {
      this.approval = approval;
      return this;
    }

    /**
     * Sets the ID of the invocation, shared by all its runs; by default each run has its own.
     *
     * @param runId not blank
     * @return this builder
     */
    public Builder runId(String runId) {
      this.runId = runId;
      return this;
    }

    /**
     * {@return the engine}
     *
     * @throws IllegalArgumentException if the number of workers or the run ID is invalid
     * @throws IllegalStateException if a port or the journal is missing
     */
    public PayoutEngine build() {
      if (workers < 1 || workers > MAX_WORKERS) {
        throw new IllegalArgumentException(
            "invalid workers (expected 1-" + MAX_WORKERS + "): " + workers);
      }
      if (runId != null && runId.isBlank()) {
        throw new IllegalArgumentException("runId is blank: '" + runId + "'");
      }
      var ports =
          new Ports(
              required(payables, "payables"),
              required(rates, "rates"),
              required(payouts, "payouts"),
              required(positions, "positions"),
              required(sink, "sink"),
              calls);
      var stopping = new AtomicBoolean();
      var once =
          new RunSettings.ExactlyOnceSettings(
              journalOrThrow(), timeouts, hosts, shard, stopping::get);
      var execution =
          new RunSettings(
              host,
              workers,
              policy,
              Listeners.guarded(RunListener.class, List.of(listener)),
              once,
              limits,
              approval);
      return new PayoutEngine(ports, execution, runId, stopping);
    }

    private Journal journalOrThrow() {
      if (journal == null) {
        throw new IllegalStateException(
            "journal is not set: set one, for example FileJournal.at(stateDir), or call"
                + " withoutJournal() if a run after a crash may pay again");
      }
      return journal;
    }

    private static <T> T required(@Nullable T port, String setting) {
      if (port == null) {
        throw new IllegalStateException(setting + " is not set: every engine needs this port");
      }
      return port;
    }
  }
}
