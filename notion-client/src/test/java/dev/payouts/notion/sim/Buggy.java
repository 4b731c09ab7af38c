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
import dev.payouts.core.host.Host;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import java.time.Duration;
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
          Bug.RECORDS_FORGOTTEN_AFTER_15_MINUTES,
          Bug.ADOPTED_NOT_JOURNALED,
          Bug.OLD_INTENTS_DROPPED,
          Bug.OLD_CHECKS_DROPPED,
          Bug.LOCK_GIVEN_BACK_AT_ONCE,
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
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        return switch (bug) {
          case TRANSPORT_REPEATS -> {
            try {
              yield right.exchange(request, departure);
            } catch (ExchangeException e) {
              yield right.exchange(request, departure);
            }
          }
          case RESET_TAKEN_FOR_UNSENT -> {
            try {
              yield right.exchange(request, departure);
            } catch (ExchangeException e) {
              throw new ExchangeException(ExchangeException.Sent.NOTHING, "reset", e);
            }
          }
          case ARCHIVED_IGNORED ->
              String.valueOf(request.body()).contains("\"is_archived\":true")
                  ? NO_ROWS
                  : right.exchange(request, departure);
          case ERROR_500_TAKEN_FOR_CONFLICT ->
              answeredAs(409, Set.of(500), right.exchange(request, departure));
          case ERROR_408_TAKEN_FOR_REFUSAL ->
              answeredAs(400, Set.of(408), right.exchange(request, departure));
          case OTHER_STATUSES_TAKEN_FOR_REFUSALS ->
              answeredAs(400, Set.of(425, 501, 520, 522, 524), right.exchange(request, departure));
          default -> right.exchange(request, departure);
        };
      }

      @Override
      public void close() {
        right.close();
      }
    };
  }

  private static final ApiReply NO_ROWS =
      new ApiReply(
          200,
          null,
          null,
          null,
          AnswerBody.ofUtf8(
              "{\"object\": \"list\", \"results\": [], \"has_more\": false, \"next_cursor\": null}"));

  private static ApiReply answeredAs(int status, Set<Integer> statuses, ApiReply reply) {
    return statuses.contains(reply.status())
        ? new ApiReply(status, reply.retryAfter(), reply.requestId(), reply.date(), reply.body())
        : reply;
  }

  static Journal journal(Bug bug, Host host, Journal right) {
    if (!IN_THE_JOURNAL.contains(bug)) {
      return right;
    }
    return new Journal() {
      @Override
      public Session begin(Claim claim) {
        return new BuggySession(bug, host, right.begin(claim));
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
        if (bug == Bug.VERIFICATION_LEFT_OUT && result instanceof CreateResult.Created created) {
          return new CreateResult.Created(created.payout());
        }
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
        return bug == Bug.CANCELLED_IN_WORDS_ONLY ? Optional.empty() : right.withdraw(payout);
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
          return right
              .livePayouts(
                  type, sources, bug == Bug.MONTHS_NOT_LOOKED_UP ? ImmutableMap.of() : spans)
              .stream()
              .filter(
                  payout ->
                      bug != Bug.PAID_TAKEN_FOR_NOT_LIVE
                          || payout.stage() == LivePayout.Stage.AS_CREATED)
              .map(payout -> seen(bug, host, payout))
              .collect(ImmutableList.toImmutableList());
        } catch (RunStoppedException e) {
          if (bug == Bug.FAILED_READ_TAKEN_FOR_EMPTY) {
            return ImmutableList.of();
          }
          throw e;
        }
      }

      @Override
      public PayoutLookup livePayout(PayableType type, PayoutId payout) {
        if (bug == Bug.JOURNAL_NOT_BELIEVED) {
          return PayoutLookup.NOT_LIVE;
        }
        PayoutLookup found = right.livePayout(type, payout);
        boolean isUnlinked =
            found instanceof PayoutLookup.Live live && live.payout().sources().isEmpty();
        return (bug == Bug.UNREACHABLE_TAKEN_FOR_NOT_LIVE
                    && found instanceof PayoutLookup.Unreachable)
                || (bug == Bug.UNLINKED_TAKEN_FOR_NOT_LIVE && isUnlinked)
            ? PayoutLookup.NOT_LIVE
            : found;
      }
    };
  }

  private static LivePayout seen(Bug bug, int host, LivePayout payout) {
    boolean isBackwards = bug == Bug.NEWEST_STAYS || (bug == Bug.AUDITS_DISAGREE && host == 1);
    return new LivePayout(
        payout.id(),
        bug == Bug.ONLY_THE_FIRST_PAYABLE_PROTECTED
            ? payout.sources().stream().limit(1).collect(ImmutableSet.toImmutableSet())
            : payout.sources(),
        payout.people(),
        payout.rates(),
        payout.money(),
        payout.date(),
        payout.stage(),
        payout.runKey(),
        payout.createdBy(),
        isBackwards
            ? Instant.EPOCH.minusMillis(payout.createdTime().toEpochMilli())
            : payout.createdTime());
  }

  private static final class BuggySession implements Journal.Session {
    private final Bug bug;
    private final Host host;
    private final Journal.Session right;
    private final List<JournalEntry> heldBack = new ArrayList<>();

    BuggySession(Bug bug, Host host, Journal.Session right) {
      this.bug = bug;
      this.host = host;
      this.right = right;
      if (bug == Bug.LOCK_GIVEN_BACK_AT_ONCE) {
        right.close();
      }
    }

    @Override
    public ImmutableList<JournalEntry> entries() {
      return right.entries().stream()
          .filter(entry -> !isOverlooked(entry))
          .collect(ImmutableList.toImmutableList());
    }

    private boolean isOverlooked(JournalEntry entry) {
      Duration age = Duration.between(entry.at(), host.now());
      boolean isOld = age.compareTo(Duration.ofHours(1)) > 0;
      return switch (bug) {
        case OPEN_INTENTS_IGNORED -> entry.event().isOpen();
        case RECORDS_FORGOTTEN_AFTER_15_MINUTES ->
            entry.event().isPaid() && age.compareTo(Duration.ofMinutes(15)) > 0;
        case OLD_INTENTS_DROPPED -> isOld && entry.event().isOpen();
        case OLD_CHECKS_DROPPED -> isOld && entry.event().isUnaudited();
        default -> false;
      };
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
      if (bug == Bug.ADOPTED_NOT_JOURNALED && entry.event() == JournalEntry.Event.ADOPTED) {
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
      if (bug != Bug.LOCK_GIVEN_BACK_AT_ONCE) {
        right.close();
      }
    }
  }
}
