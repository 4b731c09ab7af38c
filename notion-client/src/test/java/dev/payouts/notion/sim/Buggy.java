package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.ContractorId;
import dev.payouts.core.CreateResult;
import dev.payouts.core.DaySpan;
import dev.payouts.core.Destination;
import dev.payouts.core.Journal;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.LivePayout;
import dev.payouts.core.PayableSource;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.PayoutId;
import dev.payouts.core.PayoutIndex;
import dev.payouts.core.PayoutLookup;
import dev.payouts.core.PayoutSink;
import dev.payouts.core.RunRequest;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.Shard;
import dev.payouts.core.SourceId;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of an engine with a bug in them; without one, the parts themselves. */
final class Buggy {
  private static final Set<Bug> IN_THE_JOURNAL =
      EnumSet.of(
          Bug.INTENT_WRITTEN_AFTER_THE_REQUEST,
          Bug.OPEN_INTENTS_IGNORED,
          Bug.OTHER_SHARDS_FORGOTTEN,
          Bug.OTHER_DIRECTORY_FORGOTTEN);

  private Buggy() {}

  /** A shard by payable is taken from the listing, so that the engine has to be given the whole. */
  static PayableSource payables(Bug bug, Shard shard, PayableSource right) {
    return bug != Bug.SHARDED_BY_PAYABLE
        ? right
        : request ->
            right.payables(request).stream()
                .filter(payable -> isHash(payable.id().value(), shard))
                .collect(ImmutableList.toImmutableList());
  }

  private static boolean isHash(String id, Shard shard) {
    return Math.floorMod(id.hashCode(), shard.count()) == shard.index();
  }

  static Transport transport(Bug bug, Transport right) {
    if (bug != Bug.TRANSPORT_REPEATS) {
      return right;
    }
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        try {
          return right.exchange(request, departure);
        } catch (ExchangeException e) {
          return right.exchange(request, departure);
        }
      }

      @Override
      public void close() {
        right.close();
      }
    };
  }

  static Journal journal(Bug bug, Journal right) {
    if (!IN_THE_JOURNAL.contains(bug)) {
      return right;
    }
    return new Journal() {
      @Override
      public Session begin(Claim claim) {
        return new BuggySession(bug, right.begin(claim));
      }

      @Override
      public void requireDestination(Destination destination) {
        right.requireDestination(destination);
      }

      @Override
      public ImmutableList<JournalEntry> read() {
        return right.read();
      }
    };
  }

  static PayoutSink sink(Bug bug, PayoutSink right) {
    return new PayoutSink() {
      @Override
      public Destination destination(RunRequest request) {
        return right.destination(request);
      }

      @Override
      public CreateResult create(PayoutDraft draft, Sending sending) {
        CreateResult result = right.create(draft, sending);
        if (!(result instanceof CreateResult.Unknown unknown)) {
          return result;
        }
        return switch (bug) {
          case CREATE_REPEATED_BLINDLY -> right.create(draft, sending);
          case UNKNOWN_TAKEN_FOR_REJECTED ->
              new CreateResult.Rejected(CreateResult.Why.REFUSED, unknown.message());
          default -> result;
        };
      }

      @Override
      public Optional<String> complete(SourceId order, ImmutableSet<SourceId> lineItems) {
        return right.complete(order, lineItems);
      }

      @Override
      public Optional<String> withdraw(PayoutId payout) {
        return right.withdraw(payout);
      }
    };
  }

  static PayoutIndex index(Bug bug, int host, PayoutIndex right) {
    return new PayoutIndex() {
      @Override
      public ImmutableList<LivePayout> livePayouts(
          PayableType type,
          ImmutableSet<SourceId> sources,
          ImmutableMap<ContractorId, DaySpan> spans) {
        try {
          ImmutableList<LivePayout> live = right.livePayouts(type, sources, spans);
          return bug == Bug.AUDITS_DISAGREE && host == 1
              ? live.stream().map(Buggy::backwards).collect(ImmutableList.toImmutableList())
              : live;
        } catch (RunStoppedException e) {
          if (bug == Bug.FAILED_READ_TAKEN_FOR_EMPTY) {
            return ImmutableList.of();
          }
          throw e;
        }
      }

      @Override
      public PayoutLookup livePayout(PayableType type, PayoutId payout) {
        return bug == Bug.JOURNAL_NOT_BELIEVED
            ? PayoutLookup.NOT_LIVE
            : right.livePayout(type, payout);
      }
    };
  }

  private static LivePayout backwards(LivePayout payout) {
    return new LivePayout(
        payout.id(),
        payout.sources(),
        payout.people(),
        payout.rates(),
        payout.money(),
        payout.date(),
        payout.stage(),
        payout.runKey(),
        payout.createdBy(),
        Instant.EPOCH.minusMillis(payout.createdTime().toEpochMilli()));
  }

  private static final class BuggySession implements Journal.Session {
    private final Bug bug;
    private final Journal.Session right;
    private final List<JournalEntry> heldBack = new ArrayList<>();

    BuggySession(Bug bug, Journal.Session right) {
      this.bug = bug;
      this.right = right;
    }

    @Override
    public ImmutableList<JournalEntry> entries() {
      return bug == Bug.OPEN_INTENTS_IGNORED
          ? right.entries().stream()
              .filter(entry -> !entry.event().isOpen())
              .collect(ImmutableList.toImmutableList())
          : right.entries();
    }

    @Override
    public boolean wasLastUsedFor(Shard shard) {
      return bug == Bug.OTHER_SHARDS_FORGOTTEN || right.wasLastUsedFor(shard);
    }

    @Override
    public void useFor(Shard shard) {
      right.useFor(shard);
    }

    @Override
    public Optional<Instant> lastCreateElsewhere() {
      return bug == Bug.OTHER_DIRECTORY_FORGOTTEN ? Optional.empty() : right.lastCreateElsewhere();
    }

    @Override
    public void append(JournalEntry entry) {
      if (bug == Bug.INTENT_WRITTEN_AFTER_THE_REQUEST
          && entry.event() == JournalEntry.Event.INTENDED) {
        heldBack.add(entry);
        return;
      }
      List<JournalEntry> due =
          heldBack.stream().filter(held -> held.source().equals(entry.source())).toList();
      heldBack.removeAll(due);
      due.forEach(right::append);
      right.append(entry);
    }

    @Override
    public void close() {
      right.close();
    }
  }
}
