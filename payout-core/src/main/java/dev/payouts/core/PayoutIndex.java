package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/** Port: the payouts that exist. Safe for use by several threads. */
public interface PayoutIndex {
  /**
   * {@return every live payout that points to one of the sources and, for payroll, every one that
   * pays one of the people from a task order and is dated in the person's span} May return further
   * live payouts. Blind to the last seconds' writes (notion-client/NOTION.md). Makes no call for no
   * key.
   *
   * @param type the type of the sources
   * @param sources the payables
   * @param spans for each contractor the months whose payouts count (payout-core/RULES.md, step 8);
   *     empty unless the type is payroll
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableList<LivePayout> livePayouts(
      PayableType type, ImmutableSet<SourceId> sources, ImmutableMap<ContractorId, DaySpan> spans);

  /**
   * {@return what became of one payout, read by its ID, which shows what was written last
   * (notion-client/NOTION.md)} It is live wherever it was moved and whatever it points to now.
   *
   * @param type the type of the sources it points to
   * @param payout the ID of the payout
   * @throws RunStoppedException if that could not be found out
   */
  PayoutLookup livePayout(PayableType type, PayoutId payout);
}
