package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.RecordedPayout;
import dev.payouts.notion.ConfigException;

/** Describes the recorded payouts of a payable, for {@code release}. */
public record ReleaseText(PayableId payable, ImmutableList<RecordedPayout> recorded) {
  /** Returns a line for each recorded payout. */
  public String known() {
    StringBuilder text = new StringBuilder();
    for (RecordedPayout payout : recorded) {
      text.append(
          "%s %s: payout %s, recorded on %s for contractor %s%s: %s%n"
              .formatted(
                  DisplayText.payable(payout.type()),
                  payable,
                  payout.payout(),
                  payout.recordedAt().toString().substring(0, "2026-10-31".length()),
                  payout.contractor(),
                  payout.date() == null ? "" : ", dated " + payout.date(),
                  state(payout.lookup())));
    }
    return text.toString();
  }

  /**
   * Checks that the payable can be released.
   *
   * @throws ConfigException if it cannot
   */
  public void requireReleasable() {
    if (recorded.isEmpty()) {
      throw new ConfigException(
          "nothing to release: the journal in the state directory has no payout for %s (check --state)"
              .formatted(payable));
    }
    for (RecordedPayout payout : recorded) {
      if (payout.lookup() instanceof PayoutLookup.Live) {
        throw new ConfigException(
            "payout %s is live and pays %s: if it is wrong, cancel it in Notion and run again"
                .formatted(payout.payout(), payable));
      }
    }
    if (recorded.stream().noneMatch(RecordedPayout::isUnreachable)) {
      throw new ConfigException(
          payable
              + " needs no release: its payout is cancelled or in the trash, so it can be paid again");
    }
  }

  private static String state(PayoutLookup lookup) {
    if (lookup instanceof PayoutLookup.Unreachable unreachable) {
      return "cannot be read any more (" + unreachable.why() + ")";
    }
    return lookup instanceof PayoutLookup.Live ? "live" : "cancelled or in the trash";
  }
}
