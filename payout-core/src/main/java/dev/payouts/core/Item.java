package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of one payable.
 *
 * @param source the payable
 * @param label its name in the workspace; may be empty
 * @param contractor whom it pays; null where that is nobody or several
 * @param contractorName their name; null where it is not known
 * @param status how it ended
 * @param reason why it was skipped or failed; null otherwise
 * @param message one sentence for a person: why, and what to do, or what a warning is about; null
 *     where there is nothing to say
 * @param money the amount as far as it was decided; null otherwise
 * @param payout the payout that was created, or that stands in the way; null where there is none
 * @param warnings what someone should know though it did not fail
 * @param working how the amount came about; null where none was decided
 * @param draft what its payout says, or was to say; null where none was to be created
 */
public record Item(
    SourceId source,
    String label,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    Status status,
    @Nullable Reason reason,
    @Nullable String message,
    @Nullable Money money,
    @Nullable PayoutId payout,
    ImmutableSet<Warning> warnings,
    @Nullable Working working,
    @Nullable PayoutDraft draft) {
  /**
   * Checks that the reason is one of the status.
   *
   * @param draft what its payout says, or was to say
   * @param source the payable
   * @param label its name in the workspace
   * @param contractor whom it pays
   * @param contractorName their name
   * @param status how it ended
   * @param reason why it was skipped or failed
   * @param message one sentence for a person: why, and what to do, or what a warning is about
   * @param money the amount as far as it was decided
   * @param payout the payout that was created, or that stands in the way
   * @param warnings what someone should know though it did not fail
   * @param working how the amount came about
   * @throws IllegalArgumentException if it is not
   */
  public Item {
    if (reason == null
        ? status == Status.SKIPPED || status == Status.FAILED
        : reason.status() != status) {
      throw new IllegalArgumentException("status " + status + " with reason " + reason);
    }
  }

  /**
   * {@return an item that has got no further than the payable, with neither message nor amount}
   *
   * @param payable what it is about
   * @param contractor whom it pays; null where that is nobody or several
   * @param contractorName their name; null where it is not known
   */
  public static Item of(
      Payable payable, @Nullable ContractorId contractor, @Nullable String contractorName) {
    return new Item(
        payable.id(),
        payable.label(),
        contractor,
        contractorName,
        Status.PLANNED,
        null,
        null,
        null,
        null,
        ImmutableSet.of(),
        null,
        null);
  }

  /**
   * {@return this with an amount and how it came about}
   *
   * @param amount the amount; null where none was decided
   * @param how how it came about; null where none was decided
   */
  public Item priced(@Nullable Money amount, @Nullable Working how) {
    return new Item(
        source,
        label,
        contractor,
        contractorName,
        status,
        reason,
        message,
        amount,
        payout,
        warnings,
        how,
        draft);
  }

  /**
   * {@return this with what its payout says}
   *
   * @param planned the payout
   */
  public Item drafted(PayoutDraft planned) {
    return new Item(
        source,
        label,
        contractor,
        contractorName,
        status,
        reason,
        message,
        money,
        payout,
        warnings,
        working,
        planned);
  }

  /**
   * {@return this as one that was skipped or failed; {@code standing} is the payout in its way}
   *
   * @param why why
   * @param sentence why, and what to do, for a person
   * @param standing null where there is none
   */
  public Item left(Reason why, String sentence, @Nullable PayoutId standing) {
    return new Item(
        source,
        label,
        contractor,
        contractorName,
        why.status(),
        why,
        sentence,
        money,
        standing,
        warnings,
        working,
        draft);
  }

  /**
   * {@return this as one whose payout was created}
   *
   * @param created the ID of the payout
   * @param sentence what is to be known of it; null where nothing is
   */
  public Item created(PayoutId created, @Nullable String sentence) {
    return new Item(
        source,
        label,
        contractor,
        contractorName,
        Status.CREATED,
        null,
        sentence,
        money,
        created,
        warnings,
        working,
        draft);
  }

  /**
   * {@return this with one more thing that someone should know, said after what is said already}
   *
   * @param warning the warning
   * @param sentence what it is about, and what to do
   */
  public Item warned(Warning warning, String sentence) {
    return new Item(
        source,
        label,
        contractor,
        contractorName,
        status,
        reason,
        message == null ? sentence : message + " " + sentence,
        money,
        payout,
        ImmutableSet.<Warning>builder().addAll(warnings).add(warning).build(),
        working,
        draft);
  }
}
