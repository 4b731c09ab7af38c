package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A payout that is not in the trash and not cancelled.
 *
 * @param id its ID
 * @param sources the payables of the type asked for that it points to; one made by hand may point
 *     to several
 * @param people whom it pays
 * @param rates the rates that it names
 * @param money what it pays; null where its amount or its currency is not there
 * @param date its date; null where there is none
 * @param stage how far it has got
 * @param runKey the key that the run which created it wrote; null where it shows none
 * @param createdBy who created it; null where the backend does not say
 * @param createdTime when it was created; Notion is precise to the minute only
 */
public record LivePayout(
    PayoutId id,
    ImmutableSet<SourceId> sources,
    ImmutableSet<ContractorId> people,
    ImmutableSet<RateId> rates,
    @Nullable Money money,
    @Nullable LocalDate date,
    Stage stage,
    @Nullable String runKey,
    @Nullable String createdBy,
    Instant createdTime) {
  /**
   * {@return this payout as one that the journal recorded for a payable, whatever it shows now} It
   * pays that payable and that person on that date, even where somebody has since changed it.
   *
   * @param entry what the journal says
   */
  public LivePayout asRecorded(JournalEntry entry) {
    return new LivePayout(
        id,
        ImmutableSet.<SourceId>builder().addAll(sources).add(entry.source()).build(),
        ImmutableSet.<ContractorId>builder().addAll(people).add(entry.person()).build(),
        rates,
        money,
        entry.date() == null ? date : entry.date(),
        stage,
        runKey,
        createdBy,
        createdTime);
  }

  /** How far a payout has got. */
  public enum Stage {
    /** It has the status that payouts of its type begin with. */
    AS_CREATED,
    /** It has another one: somebody works with it, or the money has gone out. */
    MOVED_ON
  }

  /** The order of several live payouts of one source: the first created is first. */
  public static final Comparator<LivePayout> OLDEST_FIRST =
      Comparator.comparing(LivePayout::createdTime).thenComparing(LivePayout::id);
}
