package dev.payouts.benchmarks.calls;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.Sandbox;
import java.util.List;

/**
 * The payouts in a workspace after a run.
 *
 * @param created the payouts created by the run
 * @param paidTwice the payables with several payouts
 * @param unpaid the payables without a payout
 */
public record Verdict(int created, int paidTwice, int unpaid) {
  /**
   * Inspects a workspace.
   *
   * @param payables those that the run had to pay
   */
  public static Verdict of(Sandbox sandbox, PayableRows rows, ImmutableSet<String> payables) {
    int created = 0;
    Multiset<String> paid = HashMultiset.create();
    for (PageView payout : sandbox.workspace().payouts()) {
      if (payout.createdBy().equals(sandbox.user())) {
        created++;
      }
      if (payout.property(rows.relation()).orElse(List.of()) instanceof List<?> sources) {
        sources.forEach(source -> paid.add(String.valueOf(source)));
      }
    }
    int twice = 0;
    int unpaid = 0;
    for (String payable : payables) {
      int payouts = paid.count(payable);
      twice += payouts > 1 ? 1 : 0;
      unpaid += payouts == 0 ? 1 : 0;
    }
    return new Verdict(created, twice, unpaid);
  }

  /**
   * Returns whether the run did all of its work: a payout for each payable, and no others except
   * double payments.
   */
  public boolean isWholeWorkOf(Scenario scenario) {
    return unpaid == 0 && created == scenario.toCreate() + paidTwice;
  }
}
