package dev.payouts.core.internal.create;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.Warning;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Moment;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.SinkCalls;
import dev.payouts.core.internal.base.Stopwatch;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.CreateResult.Link;
import dev.payouts.core.spi.CreateResult.Why;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutSink;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the decided payouts with several workers, each taking the next payout. For one run. */
public final class Creator {
  private static final Logger LOG = LoggerFactory.getLogger(Creator.class);

  private static final String INTERRUPTED = "The run was interrupted while creating payouts.";

  private final PayoutSink sink;
  private final RunSettings execution;
  private final Map<PayableId, ImmutableSet<PayableId>> toComplete;
  private final CreateGuard guard = new CreateGuard();
  private volatile boolean isCutShort;
  private final Ledger ledger;
  private final Moment decided;
  private final Map<PayableId, Duration> lastChances = new ConcurrentHashMap<>();
  private final Map<PayableId, String> sinkFailures = new ConcurrentHashMap<>();

  /**
   * Creates a creator.
   *
   * @param ledger journals the creates
   * @param decided when the run began to read what it decided by
   * @param toComplete the orders to set to completed, with their line items; empty unless requested
   */
  public Creator(
      PayoutSink sink,
      RunSettings execution,
      Ledger ledger,
      Moment decided,
      Map<PayableId, ImmutableSet<PayableId>> toComplete) {
    this.sink = sink;
    this.decided = decided;
    this.ledger = ledger;
    this.execution = execution;
    this.toComplete = toComplete;
  }

  /**
   * Creates all payouts; returns their items in the same order.
   *
   * @param told receives each item as soon as it is final, from the worker that created it
   */
  public ImmutableList<Item> create(ImmutableList<Decision.Pay> pays, Consumer<Item> told) {
    var items = new AtomicReferenceArray<Item>(pays.size());
    var next = new AtomicInteger();
    Supplier<Integer> worker =
        () -> {
          int ended = 0;
          for (int i; (i = next.getAndIncrement()) < pays.size(); ended++) {
            Item item = end(pays.get(i));
            items.set(i, item);
            told.accept(item);
          }
          return ended;
        };
    int workers = Math.min(execution.workers(), pays.size());
    if (workers > 0) {
      List<Supplier<Integer>> loops = Collections.nCopies(workers, worker);
      ImmutableList<Integer> shares = execution.host().inParallel(workers, loops);
      LOG.debug("[PROCESS] items of each worker: {}", shares);
    }
    ImmutableList.Builder<Item> ended = ImmutableList.builderWithExpectedSize(pays.size());
    for (int i = 0; i < pays.size(); i++) {
      ended.add(items.get(i));
    }
    return ended.build();
  }

  /** Returns why the run did not complete; empty if it did. */
  public Optional<RunFailure> stop() {
    return guard
        .stop()
        .or(() -> isCutShort ? Optional.of(CreateAttempt.STOPPED) : Optional.empty());
  }

  /** Prevents further creates. */
  void halt(RunFailure why) {
    guard.halt(why);
  }

  /**
   * Returns and forgets the payables whose creates have an unknown outcome, each with the elapsed
   * time after which no payout of it can become visible.
   */
  ImmutableMap<PayableId, Duration> takeUnknown() {
    ImmutableMap<PayableId, Duration> unknown = ImmutableMap.copyOf(lastChances);
    lastChances.clear();
    return unknown;
  }

  private Item end(Decision.Pay pay) {
    PayoutDraft draft = pay.draft();
    Optional<String> halted = guard.halted();
    if (halted.isPresent()) {
      return CreatedItems.notAttempted(pay.item(), halted.get());
    }
    if (execution.once().isStopping().getAsBoolean()) {
      return stopped(pay);
    }
    Stopwatch watch = Stopwatch.start(execution.host());
    var attempt = new CreateAttempt(draft, execution, ledger, guard, decided);
    CreateResult result;
    try {
      result = create(draft, attempt);
    } catch (RunAbortedException withheld) {
      if (attempt.isIntended()) {
        writeEnd(() -> ledger.resolved(draft, Event.NOT_CARRIED_OUT, null));
      }
      return execution.once().isStopping().getAsBoolean()
          ? stopped(pay)
          : CreatedItems.notAttempted(pay.item(), withheld.sentence());
    }
    guard.ended(result);
    if (result instanceof CreateResult.Unknown) {
      lastChances.put(draft.payable(), attempt.lastChance());
    }
    if (result instanceof CreateResult.Created created && created.link() == Link.MISSING) {
      guard.halt(unlinked(draft.payable(), created.payout()));
    }
    Item item = CreatedItems.ended(pay.item(), result);
    LOG.debug(
        "[PROCESS] source={} status={} reason={} payout={} ms={}",
        item.payable(),
        item.status().word(),
        item.reason(),
        item.payout(),
        watch.millis());
    writeEnd(() -> ledger.ended(draft, result));
    return result instanceof CreateResult.Created ? completed(item) : item;
  }

  private Item stopped(Decision.Pay pay) {
    isCutShort = true;
    return CreatedItems.stopped(pay.item());
  }

  /** No query could find it again; the cause may affect all further payouts. */
  private static RunFailure unlinked(PayableId payable, PayoutId payout) {
    return new RunFailure(
        FailureCause.NOT_CARRIED_THROUGH,
        "The payout %s was created, but its relation to %s was not stored: set the relation by hand, find out why it was lost, and run again."
            .formatted(payout, payable));
  }

  /** If the outcome cannot be written, the intent stays open and the next run resolves it. */
  private void writeEnd(Runnable end) {
    try {
      end.run();
    } catch (RunAbortedException unwritten) {
      guard.halt(new RunFailure(unwritten.stopCause(), unwritten.sentence()));
    }
  }

  /**
   * Calls the sink and enforces its contract. A broken sink must not affect other payouts: before
   * it has announced a request, nothing was sent; afterwards the outcome is unknown.
   *
   * @throws RunAbortedException if nothing was sent or nothing was applied
   */
  private CreateResult create(PayoutDraft draft, CreateAttempt attempt) {
    CreateResult result;
    try {
      result = sink.create(draft, attempt);
    } catch (RunAbortedException stopped) {
      if (attempt.isWithheld()) {
        throw stopped;
      }
      return stopped(attempt, stopped);
    } catch (Host.StoppedException interrupted) {
      return stopped(
          attempt, new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, INTERRUPTED));
    } catch (RuntimeException unexpected) {
      return broken(
          draft, attempt, SinkCalls.describe("create for source=" + draft.payable(), unexpected));
    }
    if (result == null) {
      return broken(draft, attempt, "create returned null");
    }
    if (!attempt.isIntended() && !(result instanceof CreateResult.Rejected)) {
      guard.halt(unannounced(draft, result));
    }
    return result;
  }

  private CreateResult stopped(CreateAttempt attempt, RunAbortedException stopped) {
    guard.halt(new RunFailure(stopped.stopCause(), stopped.sentence()));
    if (!attempt.isIntended()) {
      throw stopped;
    }
    return new CreateResult.Unknown(
        "Unknown whether the payout was created: " + stopped.sentence());
  }

  private CreateResult broken(PayoutDraft draft, CreateAttempt attempt, String cause) {
    if (!attempt.isIntended()) {
      return new CreateResult.Rejected(
          Why.REFUSED,
          "The payout was not created because the backend's sink failed before sending anything (%s): fix the sink and run again."
              .formatted(cause));
    }
    sinkFailures.put(draft.payable(), cause);
    return new CreateResult.Unknown(
        "Unknown whether the payout was created, because the backend's sink failed (%s): fix the sink; the next run looks up the payout."
            .formatted(cause));
  }

  /** Without an intent in the journal, the next run after a crash would have paid again. */
  private static RunFailure unannounced(PayoutDraft draft, CreateResult result) {
    String payout = result instanceof CreateResult.Created created ? " " + created.payout() : "";
    return new RunFailure(
        FailureCause.NOT_CARRIED_THROUGH,
        "The backend's sink sent the create of the payout%s for %s without first calling beforeSending, so the journal has no intent: fix the sink before the next run."
            .formatted(payout, draft.payable()));
  }

  /** Returns how the sink failed after it had announced the create; empty if it did not. */
  Optional<String> sinkFailure(PayableId payable) {
    return Optional.ofNullable(sinkFailures.get(payable));
  }

  /** Sets the order of a created item to completed, if requested. */
  Item completed(Item created) {
    ImmutableSet<PayableId> lineItems = toComplete.get(created.payable());
    if (lineItems == null) {
      return created;
    }
    return SinkCalls.complete(sink, created.payable(), lineItems)
        .map(why -> created.warned(Warning.ORDER_NOT_COMPLETED, why))
        .orElse(created);
  }
}
