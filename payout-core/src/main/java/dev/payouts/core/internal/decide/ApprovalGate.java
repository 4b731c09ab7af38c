package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Approval;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
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

  /** Returns the decisions, in their order, and after them what was approved and is gone. */
  public ImmutableList<Decision> apply(List<Decision> decisions) {
    ImmutableList.Builder<Decision> passed = ImmutableList.builder();
    Set<SourceId> decided = new HashSet<>();
    for (Decision decision : decisions) {
      decided.add(decision.item().source());
      passed.add(
          decision instanceof Decision.Pay pay
              ? change(pay).map(why -> notApproved(pay.item(), why)).orElse(pay)
              : decision);
    }
    for (Item item : approval.items().values()) {
      if (item.status() == Status.PLANNED
          && !decided.contains(item.source())
          && shard.holds(item.contractor(), item.source())) {
        passed.add(
            notApproved(
                item, "It was approved and is not listed any more: its status or date changed."));
      }
    }
    return passed.build();
  }

  private static Decision notApproved(Item item, String sentence) {
    return new Decision.Leave(item.left(Reason.NOT_APPROVED, sentence, null));
  }

  /** Returns in a sentence what is not as it was approved. */
  private Optional<String> change(Decision.Pay pay) {
    Optional<Item> approved = approval.item(pay.item().source());
    if (approved.isEmpty()) {
      return Optional.of("It is not in the approved plan: plan again and have that approved.");
    }
    Item before = approved.get();
    PayoutDraft draft = before.draft();
    if (before.status() != Status.PLANNED || draft == null) {
      String reason = before.reason() == null ? "" : ", " + before.reason().word();
      return Optional.of(
          "In the approved plan it was %s%s: plan again and have that approved."
              .formatted(before.status().word(), reason));
    }
    List<String> changes = changes(draft, pay.draft());
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
