package dev.payouts.core.model;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A payout that is not in the trash and not cancelled.
 *
 * @param id its ID
 * @param payables the payables of the requested type that it points to; a payout made by hand may
 *     point to several
 * @param contractors the contractors it pays
 * @param rates the rates it points to
 * @param money what it pays; null if it has no amount or no currency
 * @param date its date; null if it has none
 * @param stage its progress since it was created
 * @param status its status in the workspace; null if it has none, or it cannot be read
 * @param runKey the key written by the run that created it; null if it has none
 * @param createdBy who created it; null if the backend does not say
 * @param createdTime when it was created; in Notion precise to the minute
 */
public record LivePayout(
    PayoutId id,
    ImmutableSet<PayableId> payables,
    ImmutableSet<ContractorId> contractors,
    ImmutableSet<RateId> rates,
    @Nullable Money money,
    @Nullable LocalDate date,
    Stage stage,
    @Nullable String status,
    @Nullable String runKey,
    @Nullable String createdBy,
    Instant createdTime) {
  /**
   * {@return this payout with the payable, contractor and date that the journal recorded, even if
   * they were changed since}
   *
   * @param payable the recorded payable
   * @param contractor the recorded contractor
   * @param recordedDate the recorded date; null if none was recorded
   */
  public LivePayout asRecorded(
      PayableId payable, ContractorId contractor, @Nullable LocalDate recordedDate) {
    return new LivePayout(
        id,
        ImmutableSet.<PayableId>builder().addAll(payables).add(payable).build(),
        ImmutableSet.<ContractorId>builder().addAll(contractors).add(contractor).build(),
        rates,
        money,
        recordedDate == null ? date : recordedDate,
        stage,
        status,
        runKey,
        createdBy,
        createdTime);
  }

  /** The progress of a payout. */
  public enum Stage {
    /** It still has the initial status of payouts of its type. */
    AS_CREATED,
    /** It still has that status, and was archived. */
    ARCHIVED,
    /** It has another status: it is being processed, or the money has been sent. */
    MOVED_ON
  }

  /** Orders live payouts by their time of creation, oldest first. */
  public static final Comparator<LivePayout> OLDEST_FIRST =
      Comparator.comparing(LivePayout::createdTime).thenComparing(LivePayout::id);
}
