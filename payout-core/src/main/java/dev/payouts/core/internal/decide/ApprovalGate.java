package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Approval;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.Shard;
import dev.payouts.core.Status;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only approved payouts pass whose decision has not changed since. Immutable.
 *
 * @param shard the part of the plan that this process pays
 */
public record ApprovalGate(Approval approval, Shard shard) {
  private static final String NOT_IN_PLAN =
      "It is not in the approved plan: make a new plan and have it approved.";
  private static final String GONE =
      "It was approved but is no longer listed because its status or date changed: make a new"
          + " plan.";

  /** Returns the approved items that are no longer listed. */
  public ImmutableMap<PayableId, Item> gone(List<Payable> listed) {
    Set<PayableId> known = new HashSet<>();
    listed.forEach(payable -> known.add(payable.id()));
    return approval.items().values().stream()
        .filter(ApprovalGate::isApproved)
        .filter(item -> !known.contains(item.payable()))
        .filter(item -> shard.holds(item.contractor(), item.payable()))
        .collect(ImmutableMap.toImmutableMap(Item::payable, item -> item));
  }

  /** Returns the decisions in order, followed by approved items that are no longer listed. */
  public ImmutableList<Decision> apply(List<Decision> decisions, Preloaded preloaded) {
    ImmutableList.Builder<Decision> passed = ImmutableList.builder();
    decisions.forEach(decision -> passed.add(apply(decision)));
    gone(preloaded.payables())
        .forEach((source, item) -> passed.add(gone(item, preloaded.livePayouts(source))));
    return passed.build();
  }

  private Decision apply(Decision decision) {
    Item now = decision.item();
    Optional<Item> plan = approval.item(now.payable());
    Optional<Item> approved = plan.filter(ApprovalGate::isApproved);
    if (decision instanceof Decision.Pay pay) {
      return approved.isPresent()
          ? change(approved.get(), pay).map(why -> stale(now, why)).orElse(pay)
          : left(now, Reason.NOT_APPROVED, plan.map(ApprovalGate::notPlanned).orElse(NOT_IN_PLAN));
    }
    return approved.isPresent()
            && now.status() == Status.SKIPPED
            && now.reason() != Reason.ALREADY_PAID
        ? stale(now, "This has changed since the approval. " + now.message())
        : decision;
  }

  private static boolean isApproved(Item item) {
    return item.status() == Status.PLANNED && item.draft() != null;
  }

  private static String notPlanned(Item before) {
    return "In the approved plan it was %s%s: make a new plan and have it approved."
        .formatted(
            before.status().word(), before.reason() == null ? "" : ", " + before.reason().word());
  }

  /** An item paid since may no longer be listed, for example because its order was completed. */
  private static Decision gone(Item item, ImmutableList<LivePayout> payouts) {
    return payouts.isEmpty()
        ? stale(item, GONE)
        : new Decision.Leave(item.alreadyPaid(RequestSentences.paidSince(payouts), payouts));
  }

  private static Decision stale(Item item, String sentence) {
    return left(item, Reason.APPROVAL_STALE, sentence);
  }

  private static Decision left(Item item, Reason reason, String sentence) {
    return new Decision.Leave(item.left(reason, sentence, null));
  }

  /** Returns a sentence about what has changed since the approval; empty if nothing has. */
  private static Optional<String> change(Item before, Decision.Pay pay) {
    List<String> changes = changes(Objects.requireNonNull(before.draft()), pay.draft());
    if (changes.isEmpty() && !isSameSum(before.calculation(), pay.item().calculation())) {
      changes.add("the calculation");
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Changed since the approval: %s. Make a new plan and have it approved."
                .formatted(String.join(", ", changes)));
  }

  private static List<String> changes(PayoutDraft before, PayoutDraft now) {
    List<String> changes = new ArrayList<>();
    note(changes, "the amount", before.money().display(), now.money().display());
    note(changes, "the contractor", before.contractor(), now.contractor());
    note(changes, "the rate", before.rate(), now.rate());
    note(changes, "the date", before.date(), now.date());
    if (!before.name().text().equals(now.name().text())) {
      changes.add("the name");
    }
    if (!before.description().text().equals(now.description().text())) {
      changes.add("the description");
    }
    return changes;
  }

  private static void note(
      List<String> changes, String what, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      changes.add("%s from %s to %s".formatted(what, shown(before), shown(now)));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  /** Ignores positions: they only determine the description, which is compared separately. */
  private static boolean isSameSum(@Nullable Calculation before, @Nullable Calculation now) {
    if (before instanceof Calculation.Monthly one && now instanceof Calculation.Monthly other) {
      return one.workingDays() == other.workingDays() && isSame(one.shares(), other.shares());
    }
    if (before instanceof Calculation.Hourly one && now instanceof Calculation.Hourly other) {
      return one.hours().compareTo(other.hours()) == 0
          && one.hourlyRate().compareTo(other.hourlyRate()) == 0;
    }
    return Objects.equals(before, now);
  }

  /** Compares numbers by value, because a file may contain another scale. */
  private static boolean isSame(List<Calculation.Share> before, List<Calculation.Share> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Calculation.Share one = before.get(i);
      Calculation.Share other = now.get(i);
      if (!one.rate().equals(other.rate())
          || one.days() != other.days()
          || one.monthlyFixed().compareTo(other.monthlyFixed()) != 0) {
        return false;
      }
    }
    return true;
  }
}
