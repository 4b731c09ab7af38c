package dev.payouts.core;

import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.internal.Auditor;
import dev.payouts.core.internal.Execution;
import dev.payouts.core.internal.PayoutRun;
import dev.payouts.core.internal.Ports;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved payables into payouts, each at most once: lists, preloads, decides, creates,
 * reports (DESIGN.md). One run at a time; safe for use by several threads, which wait for each
 * other.
 */
public final class PayoutEngine {
  /** How many creates are under way at once unless told otherwise (INTERFACE.md). */
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

  /** Begins an engine over a backend. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs once. What cannot be carried through is said by {@link RunReport#stop()}, with what was
   * done before. A port that fails with anything but {@link RunStoppedException} while it reads
   * fails the run with that exception; nothing was created then.
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
    private Journal journal = Journal.NONE;
    private Patience patience = Patience.DEFAULT;
    private Hosts hosts = Hosts.EXCLUSIVE;
    private Shard shard = Shard.WHOLE;
    private @Nullable String runId;
    private @Nullable PayableSource payables;
    private @Nullable RateSource rates;
    private @Nullable PayoutIndex payouts;
    private @Nullable PositionSource positions;
    private @Nullable PayoutSink sink;

    private Builder() {}

    /** Sets the port that lists what is approved. Required. */
    public Builder payables(PayableSource payables) {
      this.payables = payables;
      return this;
    }

    /** Sets the port that tells what contractors earn. Required. */
    public Builder rates(RateSource rates) {
      this.rates = rates;
      return this;
    }

    /** Sets the port that tells which payouts exist. Required. */
    public Builder payouts(PayoutIndex payouts) {
      this.payouts = payouts;
      return this;
    }

    /** Sets the port that tells who the contractors are. Required. */
    public Builder positions(PositionSource positions) {
      this.positions = positions;
      return this;
    }

    /** Sets the port that creates payouts. Required. */
    public Builder sink(PayoutSink sink) {
      this.sink = sink;
      return this;
    }

    /** Sets the port that counts requests; by default none are counted. */
    public Builder calls(CallCounter calls) {
      this.calls = calls;
      return this;
    }

    /** Sets what the house decides about its payroll; {@link PayrollPolicy#DEFAULT} by default. */
    public Builder policy(PayrollPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Sets how many creates may be under way at once, 1 to {@value #MAX_WORKERS}; {@value
     * #DEFAULT_WORKERS} by default.
     */
    public Builder workers(int workers) {
      this.workers = workers;
      return this;
    }

    /** Sets the machine; the real one by default. */
    public Builder host(Host host) {
      this.host = host;
      return this;
    }

    /** Sets who is told how runs get on; nobody by default. */
    public Builder listener(RunListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets where runs write what they intend; {@link Journal#NONE} by default, with which a run
     * that dies can be followed by one that pays again.
     */
    public Builder journal(Journal journal) {
      this.journal = journal;
      return this;
    }

    /** Sets how long the backend may take; {@link Patience#DEFAULT} by default. */
    public Builder patience(Patience patience) {
      this.patience = patience;
      return this;
    }

    /** Sets whether runs on other hosts may overlap; {@link Hosts#EXCLUSIVE} by default. */
    public Builder hosts(Hosts hosts) {
      this.hosts = hosts;
      return this;
    }

    /**
     * Sets which part of the payables this process takes; {@link Shard#WHOLE} by default. Each
     * shard needs a journal of its own. One whose journal was last used for another shard, or
     * never, waits first: {@link Patience#untilVisible}.
     */
    public Builder shard(Shard shard) {
      this.shard = shard;
      return this;
    }

    /** Sets the ID of the invocation, the same in all its runs; each run has its own by default. */
    public Builder runId(String runId) {
      this.runId = runId;
      return this;
    }

    /**
     * Returns the engine.
     *
     * @throws IllegalArgumentException if the number of workers or the run ID makes no sense
     * @throws IllegalStateException if a port is missing
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
      var once = new Execution.Once(journal, patience, hosts, shard, stopping::get);
      var execution = new Execution(host, workers, policy, listener, once);
      return new PayoutEngine(ports, execution, runId, stopping);
    }

    private static <T> T required(@Nullable T port, String setting) {
      if (port == null) {
        throw new IllegalStateException(setting + " is not set: every engine needs this port");
      }
      return port;
    }
  }
}
