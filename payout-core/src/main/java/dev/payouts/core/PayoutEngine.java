package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.internal.Auditor;
import dev.payouts.core.internal.Execution;
import dev.payouts.core.internal.Guards;
import dev.payouts.core.internal.PayoutRun;
import dev.payouts.core.internal.Ports;
import dev.payouts.core.internal.QuietListener;
import dev.payouts.core.internal.Releases;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved payables into payouts, each at most once: lists, preloads, decides, creates,
 * reports (payout-core/DESIGN.md). One run at a time; safe for use by several threads, which wait
 * for each other.
 */
public final class PayoutEngine {
  /** How many creates are under way at once unless told otherwise (notion-client/README.md). */
  public static final int DEFAULT_WORKERS = 5;

  /** The largest number of workers that makes sense against any known backend. */
  public static final int MAX_WORKERS = 100;

  private final Ports ports;
  private final Execution execution;
  private final @Nullable String runId;
  private final Lock oneRunAtATime = new ReentrantLock();
  private final AtomicBoolean stopping;

  private PayoutEngine(
      Ports ports, Execution execution, @Nullable String runId, AtomicBoolean stopping) {
    this.ports = ports;
    this.execution = execution;
    this.runId = runId;
    this.stopping = stopping;
  }

  /**
   * Begins an engine over a backend.
   *
   * @return a builder without ports
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs once. What cannot be carried through is said by {@link RunReport#stop()}, with what was
   * done before. A port that fails with anything but {@link RunStoppedException} while it reads
   * fails the run with that exception; nothing was created then.
   *
   * @param request what is asked for
   * @return what the run did
   */
  public RunReport run(RunRequest request) {
    oneRunAtATime.lock();
    try {
      String id = runId == null ? randomId(execution.host()) : runId;
      return new PayoutRun(ports, execution, id, request).run();
    } finally {
      oneRunAtATime.unlock();
    }
  }

  /**
   * Sets the live payouts beside what the rules say today, and looks for approved work that nobody
   * paid. Changes nothing, takes no lock, and needs as many requests as the reads of a run over the
   * same payables. What cannot be carried through is said by {@link AuditReport#stop()}.
   *
   * @param request what is asked for
   * @return what was found, and why it is not whole if it is not
   */
  public AuditReport audit(AuditRequest request) {
    oneRunAtATime.lock();
    try {
      return new Auditor(ports, execution).audit(request);
    } finally {
      oneRunAtATime.unlock();
    }
  }

  /**
   * Looks up the payouts that this program has created for a payable, neither withdrawn nor
   * released. Changes nothing and takes no lock.
   *
   * @param payable the payable
   * @return its recorded payouts, the oldest first; none if the journal holds none
   * @throws RunStoppedException if the journal cannot be read, or it cannot be found out what
   *     became of a payout
   */
  public ImmutableList<RecordedPayout> recordedPayouts(SourceId payable) {
    oneRunAtATime.lock();
    try {
      return new Releases(ports, execution).recorded(payable);
    } finally {
      oneRunAtATime.unlock();
    }
  }

  /**
   * Lets payables be paid again whose recorded payouts cannot be read any more: writes to the
   * journal, under its lock, that these no longer count. Those that can be read are left alone.
   *
   * @param payouts what {@link #recordedPayouts} returned, after a person has confirmed it
   * @return how many were released
   * @throws RunStoppedException if another run holds the lock, or the journal cannot be written
   */
  public int release(List<RecordedPayout> payouts) {
    oneRunAtATime.lock();
    try {
      String id = runId == null ? randomId(execution.host()) : runId;
      return new Releases(ports, execution).release(id, payouts);
    } finally {
      oneRunAtATime.unlock();
    }
  }

  /**
   * Lets no further create begin, in this run or a later one of this engine: creates under way are
   * finished and journalled, the rest is {@code not_attempted}. Returns at once.
   */
  public void stop() {
    stopping.set(true);
  }

  /** Makes a UUID of version 4 by the host's chance, so that a simulated run repeats its own. */
  private static String randomId(Host host) {
    long most = (randomBits(host) & ~0xF000L) | 0x4000L;
    long least = (randomBits(host) >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }

  private static long randomBits(Host host) {
    double limit = 0x1p32;
    return ((long) (host.random() * limit) << 32) | (long) (host.random() * limit);
  }

  /** Collects the parts of an engine. Not safe for use by several threads. */
  public static final class Builder {
    private int workers = DEFAULT_WORKERS;
    private Host host = new SystemHost();
    private RunListener listener = RunListener.NONE;
    private PayrollPolicy policy = PayrollPolicy.DEFAULT;
    private CallCounter calls = () -> ApiCalls.NONE;
    private @Nullable Journal journal;
    private Patience patience = Patience.DEFAULT;
    private Hosts hosts = Hosts.EXCLUSIVE;
    private Shard shard = Shard.WHOLE;
    private Limits limits = Limits.NONE;
    private @Nullable Approval approval;
    private PastRuns past = PastRuns.NONE;
    private @Nullable String runId;
    private @Nullable PayableSource payables;
    private @Nullable RateSource rates;
    private @Nullable PayoutIndex payouts;
    private @Nullable PositionSource positions;
    private @Nullable PayoutSink sink;

    private Builder() {}

    /**
     * Sets the port that lists what is approved. Required.
     *
     * @param payables lists what is approved
     * @return this builder
     */
    public Builder payables(PayableSource payables) {
      this.payables = payables;
      return this;
    }

    /**
     * Sets the port that tells what contractors earn. Required.
     *
     * @param rates tells what contractors earn
     * @return this builder
     */
    public Builder rates(RateSource rates) {
      this.rates = rates;
      return this;
    }

    /**
     * Sets the port that tells which payouts exist. Required.
     *
     * @param payouts tells which payouts exist
     * @return this builder
     */
    public Builder payouts(PayoutIndex payouts) {
      this.payouts = payouts;
      return this;
    }

    /**
     * Sets the port that tells who the contractors are. Required.
     *
     * @param positions tells who the contractors are
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
     * Sets the port that counts requests; by default none are counted.
     *
     * @param calls the counter
     * @return this builder
     */
    public Builder calls(CallCounter calls) {
      this.calls = calls;
      return this;
    }

    /**
     * Sets what the house decides about its payroll; {@link PayrollPolicy#DEFAULT} by default.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder policy(PayrollPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Sets how many creates may be under way at once, 1 to {@value #MAX_WORKERS}; {@value
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
     * Sets the machine; the real one by default.
     *
     * @param host the machine
     * @return this builder
     */
    public Builder host(Host host) {
      this.host = host;
      return this;
    }

    /**
     * Sets who is told how runs get on; nobody by default.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder listener(RunListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets where runs write what they intend. Required, unless {@link #withoutJournal} says
     * otherwise.
     *
     * @param journal the journal
     * @return this builder
     */
    public Builder journal(Journal journal) {
      this.journal = journal;
      return this;
    }

    /**
     * Writes nothing down and locks nothing: a run that dies can be followed by one that pays
     * again, and two runs at once can pay twice. For audits, dry runs and tests.
     *
     * @return this builder
     */
    public Builder withoutJournal() {
      return journal(Journal.NONE);
    }

    /**
     * Sets how long the backend may take; {@link Patience#DEFAULT} by default.
     *
     * @param patience how long
     * @return this builder
     */
    public Builder patience(Patience patience) {
      this.patience = patience;
      return this;
    }

    /**
     * Sets whether runs on other hosts may overlap; {@link Hosts#EXCLUSIVE} by default.
     *
     * @param hosts whether they may
     * @return this builder
     */
    public Builder hosts(Hosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /**
     * Sets which part of the payables this process takes; {@link Shard#WHOLE} by default. Each
     * shard needs a journal of its own. One whose journal was last used for another shard, or
     * never, waits first: {@link Patience#untilVisible}.
     *
     * @param shard which part of the payables
     * @return this builder
     */
    public Builder shard(Shard shard) {
      this.shard = shard;
      return this;
    }

    /**
     * Sets what a run must not pass; {@link Limits#NONE} by default.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder limits(Limits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Sets what alone may be created, by runs of the type and with the filters of the plan; by
     * default nothing has to be approved.
     *
     * @param approval what was approved of a plan
     * @return this builder
     */
    public Builder approval(Approval approval) {
      this.approval = approval;
      return this;
    }

    /**
     * Sets what results are set beside; {@link PastRuns#NONE} by default.
     *
     * @param past knows earlier runs
     * @return this builder
     */
    public Builder past(PastRuns past) {
      this.past = past;
      return this;
    }

    /**
     * Sets the ID of the invocation, the same in all its runs; each run has its own by default.
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
     * @throws IllegalArgumentException if the number of workers or the run ID makes no sense
     * @throws IllegalStateException if a port is missing, or the journal
     */
    public PayoutEngine build() {
      if (workers < 1 || workers > MAX_WORKERS) {
        throw new IllegalArgumentException(
            "workers is not from 1 to " + MAX_WORKERS + ": " + workers);
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
      var once = new Execution.Once(journalOrThrow(), patience, hosts, shard, stopping::get);
      var guards = new Guards(limits, approval, past);
      var execution =
          new Execution(host, workers, policy, new QuietListener(listener), once, guards);
      return new PayoutEngine(ports, execution, runId, stopping);
    }

    private Journal journalOrThrow() {
      if (journal == null) {
        throw new IllegalStateException(
            "journal is not set: set one, such as FileJournal.at(stateDir), or say withoutJournal()"
                + " where a run that dies may be followed by one that pays again");
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
