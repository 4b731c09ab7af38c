package dev.payouts.core.internal.decide;

import com.google.common.base.Joiner;
import com.google.common.collect.Iterables;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import java.util.List;

/** The sentences about requested amounts, and about what a request or an approval asks for. */
final class RequestSentences {
  static final String AMOUNT_MISSING = "It has no amount: enter one and run again.";
  static final String CURRENCY_MISSING = "It has no currency: choose one and run again.";
  static final String REQUESTED_ZERO = "The amount is zero, so there is nothing to pay.";
  static final String REQUESTED_NEGATIVE =
      "The amount is negative, and a payout cannot take money back: correct it.";

  private static final int MAX_NAMED = 3;

  private RequestSentences() {}

  static String paidSince(List<LivePayout> payouts) {
    return "It was approved and already has the live payout %s: nothing to do."
        .formatted(Sentences.list(Iterables.transform(payouts, LivePayout::id)));
  }

  static String noSuchContractor(String filter, List<String> nearest) {
    return "No contractor has the ID, Discord handle or full name \"%s\"%s: correct the filter."
        .formatted(
            filter,
            nearest.isEmpty()
                ? ""
                : (nearest.size() == 1 ? "; the closest match is " : "; the closest matches are ")
                    + Sentences.list(Iterables.transform(nearest, name -> '"' + name + '"')));
  }

  static String currencyUnknown(CurrencyCode currency) {
    return "Currency '%s' is not an ISO 4217 code in use: correct it, or configure its rounding."
        .formatted(currency);
  }

  static String amountRounded(CurrencyCode currency) {
    return "The requested amount was rounded to the minor unit of %s: check the request."
        .formatted(currency);
  }

  static String roundedToZero(CurrencyCode currency) {
    return "Rounded to the minor unit of %s, the amount is zero, so there is nothing to pay."
        .formatted(currency);
  }

  static String possibleDuplicate(PayableType type, PayableId own, List<PayableId> alike) {
    int others = alike.size() - 1;
    return "Possible duplicate: this run pays the same amount to the same contractor for %s, %s%s. Cancel this payout if it is a duplicate."
        .formatted(
            others == 1
                ? "another " + Sentences.noun(type)
                : others + " other " + Sentences.noun(type) + "s",
            Joiner.on(", ")
                .join(Iterables.limit(Iterables.filter(alike, id -> !id.equals(own)), MAX_NAMED)),
            others > MAX_NAMED ? " and " + (others - MAX_NAMED) + " more" : "");
  }

  static String textTooLong(String property) {
    return "The text for the payout's %s is too long for one property: shorten it."
        .formatted(property);
  }
}
