package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Port: the payouts that exist. Safe for use by several threads. */
public interface PayoutIndex {
  /**
   * {@return every live payout that points to one of the sources and, for payroll, every one that
   * pays one of the people from a task order and is dated in the person's span} May return further
   * live payouts. Blind to the last seconds' writes (NOTION.md). Makes no call for no key.
   *
   * @param type the type of the sources
   * @param sources the payables
   * @param spans for each contractor the months whose payouts count (RULES.md, rule 8); empty
   *     unless the type is payroll
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableList<LivePayout> livePayouts(
      PayableType type, ImmutableSet<SourceId> sources, ImmutableMap<ContractorId, DaySpan> spans);

  /**
   * {@return one payout by its ID, which shows what was written last (NOTION.md); nothing if it is
   * not live or not there}
   *
   * @param type the type of the sources it points to
   * @param payout the ID of the payout
   * @throws RunStoppedException if it could not be read
   */
  Optional<LivePayout> livePayout(PayableType type, PayoutId payout);
}
