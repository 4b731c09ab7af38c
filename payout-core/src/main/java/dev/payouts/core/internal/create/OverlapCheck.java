package dev.payouts.core.internal.create;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.Duplicate;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The overlap check at the end of a run that may overlap with runs on other hosts: of all live
 * payouts of a payable the oldest stays, and each run withdraws its own if it is not the oldest
 * (payout-core/DESIGN.md). A payout is withdrawn only if it is proved to be ours, and only if a
 * read right before its cancel shows that nobody has changed it.
 */
public final class OverlapCheck {
  /**
   * Creation times are precise to the minute; after this time every older payout is visible
   * (payout-core/DESIGN.md).
   */
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final Ports ports;
  private final RunSettings execution;
  private final Resolver resolver;
  private final Ledger ledger;
  private final Map<PayableId, LivePayout> withdrawn = new LinkedHashMap<>();
  private final Map<PayableId, Duplicate> duplicates = new LinkedHashMap<>();

  /** Creates a check for one run. */
  public OverlapCheck(Ports ports, RunSettings execution, Resolver resolver, Ledger ledger) {
    this.ports = ports;
    this.execution = execution;
    this.resolver = resolver;
    this.ledger = ledger;
  }

  /**
   * The result of the check.
   *
   * @param items the items; those whose payout was withdrawn are now skipped
   * @param duplicates the payables with several live payouts that no run withdraws
   * @param stop why the check did not complete; the next run repeats it
   */
  public record Result(
      ImmutableList<Item> items, ImmutableList<Duplicate> duplicates, Optional<RunFailure> stop) {}

  /**
   * Checks every payable with a payout of ours that no run, including earlier ones, has checked.
   */
  public Result audit(List<Item> items, List<Duplicate> before) {
    before.forEach(duplicate -> duplicates.put(duplicate.payable(), duplicate));
    ImmutableList<JournalEntry> unaudited = JournalState.of(ledger.entries()).unaudited();
    @Nullable RunFailure stop = null;
    try {
      if (awaitVisible(unaudited)) {
        for (PayableType type : PayableType.values()) {
          audit(type, unaudited);
        }
      }
    } catch (RunAbortedException e) {
      stop = new RunFailure(e.stopCause(), e.sentence());
    } catch (Host.StoppedException interrupted) {
      stop =
          new RunFailure(
              FailureCause.NOT_CARRIED_THROUGH,
              "The run was interrupted before its overlap check: the next run repeats it.");
    }
    ImmutableList.Builder<Item> ended = ImmutableList.builder();
    for (Item item : items) {
      LivePayout older = withdrawn.get(item.payable());
      ended.add(older == null ? item : withdrawn(item, older));
    }
    return new Result(
        ended.build(), ImmutableList.copyOf(duplicates.values()), Optional.ofNullable(stop));
  }

  private Item withdrawn(Item created, LivePayout older) {
    Item item = CreatedItems.withdrawn(created, older);
    execution.listener().itemRevised(created, item);
    return item;
  }

  /** Waits until every older payout is visible; returns false if the run is being stopped. */
  private boolean awaitVisible(List<JournalEntry> unaudited) {
    Duration resolved = MINUTE.plus(execution.once().timeouts().consistencyWait());
    Duration wait = Duration.ZERO;
    for (JournalEntry entry : unaudited) {
      Duration left = resolved.minus(ledger.age(entry));
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    if (!wait.isZero()) {
      execution.listener().waiting(wait);
    }
    return execution.host().sleepUnless(execution.once().isStopping(), wait);
  }

  private void audit(PayableType type, List<JournalEntry> unaudited) {
    ImmutableList<JournalEntry> ours =
        unaudited.stream()
            .filter(entry -> entry.type() == type)
            .collect(ImmutableList.toImmutableList());
    if (ours.isEmpty()) {
      return;
    }
    ImmutableListMultimap<PayableId, LivePayout> live =
        resolver.liveNow(
            type, ours.stream().map(JournalEntry::payable).collect(ImmutableSet.toImmutableSet()));
    ours.forEach(entry -> audit(entry, live.get(entry.payable())));
  }

  private void audit(JournalEntry ours, ImmutableList<LivePayout> live) {
    Optional<LivePayout> own =
        live.stream().filter(payout -> payout.id().equals(ours.payout())).findFirst();
    if (own.isEmpty() && !live.isEmpty() && isReportedElsewhere(ours, live)) {
      ledger.resolved(ours, Event.AUDITED, ours.payout());
      return;
    }
    boolean staysFirst = own.isEmpty() || own.get().equals(live.get(0));
    if (staysFirst || ours.event() != Event.CREATED) {
      reportUnlessOthersWithdraw(ours, live, own);
      ledger.resolved(ours, Event.AUDITED, ours.payout());
      return;
    }
    if (own.get().stage() != LivePayout.Stage.AS_CREATED || hasCopy(own.get(), live)) {
      report(ours.payable(), live); // the money may have gone out: that must not be hidden
      ledger.resolved(ours, Event.AUDITED, ours.payout());
      return;
    }
    withdraw(ours, own.get(), live);
  }

  /**
   * Reads our payout, which no query shows: somebody may have moved it or removed its relation, and
   * it still pays. Reports it, unless it is cancelled or in the trash.
   */
  private boolean isReportedElsewhere(JournalEntry ours, ImmutableList<LivePayout> live) {
    PayoutId own = requireNonNull(ours.payout());
    PayoutLookup found;
    try {
      found = ports.payouts().livePayout(ours.type(), own);
    } catch (RunAbortedException | Host.StoppedException unread) {
      reportWith(own, ours, live);
      throw unread;
    }
    if (found instanceof PayoutLookup.NotLive) {
      return false;
    }
    reportWith(own, ours, live);
    return true;
  }

  private void reportWith(PayoutId own, JournalEntry ours, ImmutableList<LivePayout> live) {
    ImmutableList.Builder<PayoutId> all = ImmutableList.builder();
    live.forEach(payout -> all.add(payout.id()));
    duplicates.put(ours.payable(), new Duplicate(ours.payable(), all.add(own).build()));
  }

  private void withdraw(JournalEntry ours, LivePayout own, ImmutableList<LivePayout> live) {
    switch (withdrawn(ours, own, live)) {
      case WITHDRAWN -> {
        ledger.resolved(ours, Event.WITHDRAWN, ours.payout());
        withdrawn.put(ours.payable(), live.get(0));
      }
      case GONE -> {
        reportUnlessOthersWithdraw(
            ours,
            live.stream()
                .filter(payout -> !payout.equals(own))
                .collect(ImmutableList.toImmutableList()),
            /* own= */ Optional.empty());
        ledger.resolved(ours, Event.AUDITED, ours.payout());
      }
      case CHANGED -> {
        report(ours.payable(), live); // somebody may have paid it since the query
        ledger.resolved(ours, Event.AUDITED, ours.payout());
      }
      case FAILED -> report(ours.payable(), live); // left unaudited: the next run tries again
    }
  }

  private Withdrawal.Outcome withdrawn(
      JournalEntry ours, LivePayout own, ImmutableList<LivePayout> live) {
    try {
      return new Withdrawal(ours.type(), own, ports, execution, ledger).end();
    } catch (RunAbortedException | Host.StoppedException stopped) {
      report(ours.payable(), live);
      throw stopped;
    }
  }

  /**
   * A person's copy carries the run key too: it is no longer proved which of the two is ours. What
   * our connection made twice, with a request that was repeated on its way, is ours in any case.
   */
  private static boolean hasCopy(LivePayout own, List<LivePayout> live) {
    String key = own.runKey();
    return key != null
        && !key.isEmpty()
        && live.stream()
            .filter(payout -> !payout.id().equals(own.id()) && key.equals(payout.runKey()))
            .anyMatch(copy -> own.createdBy() == null || !own.createdBy().equals(copy.createdBy()));
  }

  /**
   * Payouts created by our connection belong to runs on other hosts, which withdraw their own.
   * Payouts made by hand, or not proved to be ours, stay and are reported for review.
   */
  private void reportUnlessOthersWithdraw(
      JournalEntry ours, List<LivePayout> live, Optional<LivePayout> own) {
    boolean withdrawnByOthers =
        ours.event() == Event.CREATED
            && own.isPresent()
            && own.get().createdBy() != null
            && live.stream().allMatch(payout -> own.get().createdBy().equals(payout.createdBy()));
    if (live.size() > 1 && !withdrawnByOthers) {
      report(ours.payable(), live);
    }
  }

  private void report(PayableId payable, List<LivePayout> live) {
    duplicates.put(
        payable,
        new Duplicate(
            payable, live.stream().map(LivePayout::id).collect(ImmutableList.toImmutableList())));
  }
}
