package dev.payouts.notion.internal.adapter;

import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.Page;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What every reader of payouts takes from a row of them. */
final class PayoutRows {
  private PayoutRows() {}

  /** A payout without a status is live (payout-core/RULES.md, "Terms"). */
  static boolean isLive(Row row, Names names) {
    return row.page().place() == Page.Place.DATA_SOURCE
        && !row.label(PropertyKey.PAYOUT_STATUS).equals(names.status(StatusKey.PAYOUT_CANCELLED));
  }

  /** Returns the status; null if there is none. */
  static @Nullable String status(Row row) {
    String status = row.label(PropertyKey.PAYOUT_STATUS);
    return status.isEmpty() ? null : status;
  }

  /** Returns what it pays; null if the amount or the currency is missing. */
  static @Nullable Money money(Row row) {
    BigDecimal amount = row.number(PropertyKey.PAYOUT_AMOUNT).present();
    CurrencyCode currency = row.currency(PropertyKey.PAYOUT_CURRENCY).present();
    return amount == null || currency == null ? null : new Money(amount, currency);
  }
}
