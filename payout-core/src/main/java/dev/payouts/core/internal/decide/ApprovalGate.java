package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Approval;
import dev.payouts.core.Item;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Money;
import dev.payouts.core.Payable;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.Reason;
import dev.payouts.core.Shard;
import dev.payouts.core.SourceId;
import dev.payouts.core.Status;
import dev.payouts.core.Working;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets through what was approved and is still decided in the same way, and nothing else. */
public final class ApprovalGate {
  private static final String NOT_IN_PLAN =
      "It is not in the approved plan: plan again and have that approved.";
  private static final String GONE =
      "It was approved and is not listed any more, since its status or date changed: plan again.";

  private final Approval approval;
  private final Shard shard;

  /**
   * Takes what was approved.
   *
   * @param shard which part of it this process is about
   */
  public ApprovalGate(Approval approval, Shard shard) {
    this.approval = approval;
    this.shard = shard;
  }

  /** Returns what was approved and is not listed any more. */
  public ImmutableMap<SourceId, Item> gone(List<Payable> listed) {
    Set<SourceId> known = new HashSet<>();
    listed.forEach(payable -> known.add(payable.id()));
    return approval.items().values().stream()
        .filter(ApprovalGate::isApproved)
        .filter(item -> !known.contains(item.source()))
        .filter(item -> shard.holds(item.contractor(), item.source()))
        .collect(ImmutableMap.toImmutableMap(Item::source, item -> item));
  }

  /** Returns the decisions, in their order, and after them what was approved and is gone. */
  public ImmutableList<Decision> apply(List<Decision> decisions, Preloaded preloaded) {
    ImmutableList.Builder<Decision> passed = ImmutableList.builder();
    decisions.forEach(decision -> passed.add(apply(decision)));
    gone(preloaded.payables())
        .forEach((source, item) -> passed.add(gone(item, preloaded.livePayouts(source))));
    return passed.build();
  }

  private Decision apply(Decision decision) {
    Item now = decision.item();
    Optional<Item> plan = approval.item(now.source());
    Optional<Item> approved = plan.filter(ApprovalGate::isApproved);
    if (decision instanceof Decision.Pay pay) {
      return approved.isPresent()
          ? change(approved.get(), pay).map(why -> stale(now, why)).orElse(pay)
          : left(now, Reason.NOT_APPROVED, plan.map(ApprovalGate::notPlanned).orElse(NOT_IN_PLAN));
    }
    return approved.isPresent()
            && now.status() == Status.SKIPPED
            && now.reason() != Reason.ALREADY_PAID
        ? stale(now, "Since it was approved this has changed. " + now.message())
        : decision;
  }

  private static boolean isApproved(Item item) {
    return item.status() == Status.PLANNED && item.draft() != null;
  }

  private static String notPlanned(Item before) {
    return "In the approved plan it was %s%s: plan again and have that approved."
        .formatted(
            before.status().word(), before.reason() == null ? "" : ", " + before.reason().word());
  }

  /** One that was paid since may be listed no more, as when its order was completed. */
  private static Decision gone(Item item, ImmutableList<LivePayout> payouts) {
    return payouts.isEmpty()
        ? stale(item, GONE)
        : new Decision.Leave(
            item.left(Reason.ALREADY_PAID, Sentences.paidSince(payouts), payouts.get(0).id()));
  }

  private static Decision stale(Item item, String sentence) {
    return left(item, Reason.APPROVAL_STALE, sentence);
  }

  private static Decision left(Item item, Reason reason, String sentence) {
    return new Decision.Leave(item.left(reason, sentence, null));
  }

  /** Returns in a sentence what is not as it was approved. */
  private static Optional<String> change(Item before, Decision.Pay pay) {
    List<String> changes = changes(Objects.requireNonNull(before.draft()), pay.draft());
    if (changes.isEmpty() && !isSameSum(before.working(), pay.item().working())) {
      changes.add("how the amount comes about");
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Since it was approved this has changed: %s; plan again and have that approved."
                .formatted(String.join(", ", changes)));
  }

  private static List<String> changes(PayoutDraft before, PayoutDraft now) {
    List<String> changes = new ArrayList<>();
    note(changes, "the amount", text(before.money()), text(now.money()));
    note(changes, "the contractor", before.person(), now.person());
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

  private static String text(Money money) {
    return money.plainAmount() + " " + money.currency();
  }

  /** Positions do not count: what they choose is the description, which is compared itself. */
  private static boolean isSameSum(@Nullable Working before, @Nullable Working now) {
    if (before instanceof Working.Monthly one && now instanceof Working.Monthly other) {
      return one.workingDays() == other.workingDays() && isSame(one.shares(), other.shares());
    }
    if (before instanceof Working.Hourly one && now instanceof Working.Hourly other) {
      return one.hours().compareTo(other.hours()) == 0
          && one.hourlyRate().compareTo(other.hourlyRate()) == 0;
    }
    return Objects.equals(before, now);
  }

  /** Numbers are compared by their value: a file may spell them with other places. */
  private static boolean isSame(List<Working.Share> before, List<Working.Share> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Working.Share one = before.get(i);
      Working.Share other = now.get(i);
      if (!one.rate().equals(other.rate())
          || one.days() != other.days()
          || one.monthlyFixed().compareTo(other.monthlyFixed()) != 0) {
        return false;
      }
    }
    return true;
  }
}
