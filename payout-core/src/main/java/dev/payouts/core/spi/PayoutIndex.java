package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;

/** Port: finds existing payouts. Thread-safe. */
public interface PayoutIndex {
  /**
   * {@return every live payout that points to one of the payables and, for payroll, every live
   * payout of a task order that pays one of the contractors and is dated in the contractor's span}
   * May return other live payouts. May miss writes of the last few seconds
   * (notion-client/NOTION.md). Sends no request if there are no keys.
   *
   * @param type the type of the payables
   * @param payables the payables
   * @param spans for each contractor the months whose payouts count (payout-core/RULES.md, step 8);
   *     empty unless the type is payroll
   * @throws RunAbortedException if the result would be incomplete; nothing was written
   */
  ImmutableList<LivePayout> livePayouts(
      PayableType type,
      ImmutableSet<PayableId> payables,
      ImmutableMap<ContractorId, DaySpan> spans);

  /**
   * {@return every live payout of any type that counts on one of the days: by its date or, without
   * one, by the day it was created} For reports; no decision depends on it. May miss writes of the
   * last few seconds (notion-client/NOTION.md).
   *
   * @param days the days
   * @throws RunAbortedException if the result would be incomplete
   */
  ImmutableList<DatedPayout> livePayouts(DaySpan days);

  /**
   * {@return one payout, read by its ID, which always shows the latest write
   * (notion-client/NOTION.md)} It is live wherever it was moved and whatever it points to now.
   *
   * @param type the type of the payables it points to
   * @param payout the ID of the payout
   * @throws RunAbortedException if it could not be determined whether the payout is live
   */
  PayoutLookup livePayout(PayableType type, PayoutId payout);
}
