package dev.payouts.notion.sim;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Duplicate;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.sandbox.PageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which payables may be left with two payouts of several hosts (payout-core/README.md, "Exactly
 * once"): only such as a report names, and only if a run may not cancel one of the two, since
 * nothing proves that it is its own or since somebody has changed it. And what the last runs report
 * of all that is paid several times, by whomever.
 */
final class DoublePayments {
  private final World world;
  private final RunKeys keys;
  private final ListMultimap<String, ImmutableSet<String>> reported = ArrayListMultimap.create();
  private @Nullable Instant over;
  private final ListMultimap<String, ImmutableSet<String>> lastReported =
      ArrayListMultimap.create();

  /** Knows no report yet. */
  DoublePayments(World world, RunKeys keys) {
    this.world = world;
    this.keys = keys;
  }

  /**
   * Only the last runs follow.
   *
   * @param visible what was created before this time is shown by queries from now on
   */
  void isOver(Instant visible) {
    over = visible;
  }

  /** Takes note of what a run reported. */
  void told(RunReport report) {
    for (Duplicate duplicate : report.duplicates()) {
      ImmutableSet<String> payouts =
          duplicate.payouts().stream().map(PayoutId::value).collect(ImmutableSet.toImmutableSet());
      reported.put(duplicate.payable().value(), payouts);
      if (over != null) {
        lastReported.put(duplicate.payable().value(), payouts);
      }
    }
  }

  /**
   * Tells whether all live payouts of the program's for a payable may stay.
   *
   * @param confirmed the payouts that a journal has as created: their creates were answered
   */
  boolean mayStay(String payable, Set<String> confirmed) {
    List<PageView> ours = world.all(payable).stream().filter(world::isPaidByUs).toList();
    ImmutableSet<String> ids =
        ours.stream().map(PageView::id).collect(ImmutableSet.toImmutableSet());
    return reported.get(payable).stream().anyMatch(told -> told.containsAll(ids))
        && ours.stream().anyMatch(payout -> mayNotBeCancelled(payout, confirmed));
  }

  private boolean mayNotBeCancelled(PageView payout, Set<String> confirmed) {
    boolean isUnproved = keys != RunKeys.ALL && !confirmed.contains(payout.id());
    return isUnproved || world.isHandled(payout.id()) || world.isCopied(payout);
  }

  /** Returns what is paid several times, though none of the last runs has said so. */
  List<Wrong> unreported() {
    List<Wrong> wrongs = new ArrayList<>();
    if (over != null) {
      world
          .paidSeveralTimes(over)
          .forEach(
              (payable, payouts) -> {
                if (lastReported.get(payable).stream().noneMatch(t -> t.containsAll(payouts))) {
                  wrongs.add(
                      new Wrong(
                          Wrong.Kind.UNREPORTED,
                          payable
                              + " is paid by "
                              + payouts
                              + ", and none of the last runs said so"));
                }
              });
    }
    return wrongs;
  }
}
