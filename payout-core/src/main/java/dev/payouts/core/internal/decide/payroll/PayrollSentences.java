package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.Iterables;
import dev.payouts.core.internal.decide.preloaded.UnreachablePayout;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences about task orders: their dates, hours, rates and months. */
final class PayrollSentences {
  static final String ORDER_DATE_MISSING =
      "The task order has no Date, so its month is unknown: enter the Date and run again.";
  static final String HOURS_MISSING =
      "The rate is hourly and the task order has no hours worked: enter them and run again.";
  static final String HOURS_SUMMED =
      "The hours were summed from the line items, because the order's own total includes only some"
          + " of them: compare the hours with the timesheets.";
  static final String PAYROLL_NEGATIVE =
      "The amount is negative: correct the hours worked or the rates of the month.";
  static final String CONTRACTOR_UNREADABLE =
      "The contractor's record could not be read, and its positions are needed for the description:"
          + " share it with the connection and run again.";
  static final String CONTRACTOR_IN_TRASH =
      "The contractor's record is in the trash: restore it, or remove the contractor from the"
          + " order.";
  static final String HOURLY_RATE_CHANGED =
      "Another hourly rate is effective in this month, but the order's rate pays all hours: check"
          + " the amount.";

  /** A payout without the relation would be created again by the next run. */
  private static final String BY_HAND =
      "create the payout by hand, with its relation to the task order set to this order.";

  private PayrollSentences() {}

  static String monthUnreachable(YearMonth month, UnreachablePayout payout) {
    return "Payout %s, recorded for task order %s, may pay %s but %s"
        .formatted(payout.payout(), payout.entry().payable(), month, payout.problem());
  }

  static String orderDateImplausible(LocalDate date) {
    return "The task order's Date, %s, is implausible: correct it and run again.".formatted(date);
  }

  static String hoursIncomplete(@Nullable PayableId lineItem) {
    String manyItems = "The task order has more line items than its own total includes, and ";
    return lineItem == null
        ? manyItems + "line items have no property for hours: add it, or configure its name."
        : manyItems + "line item " + lineItem + " has no hours: enter them and run again.";
  }

  static String otherPayoutInMonth(YearMonth month, List<LivePayout> payouts) {
    return "The contractor has another payout for %s, %s: check that no hours are paid twice."
        .formatted(month, Sentences.list(Iterables.transform(payouts, LivePayout::id)));
  }

  static String otherOrderInMonth(YearMonth month, List<PayableId> orders) {
    return "The contractor is to be paid for %s from another task order too, %s: check that no hours are paid twice."
        .formatted(month, Sentences.list(orders));
  }

  static String rateInactive(Rate rate, LocalDate day) {
    return ("Only rate %s (%s) covers %s, and it is Inactive: if it applies to that day, set it to"
            + " Active;"
            + " otherwise change its first or last day.")
        .formatted(rate.id(), terms(rate), day);
  }

  private static String terms(Rate rate) {
    return "%s to %s, %s"
        .formatted(
            rate.firstDay() == null ? "no first day" : rate.firstDay(),
            rate.lastDay() == null ? "no last day" : rate.lastDay(),
            amount(rate));
  }

  private static String amount(Rate rate) {
    boolean isHourly = rate.billingType().present() == BillingType.HOURLY_RATE;
    BigDecimal amount = (isHourly ? rate.hourlyRate() : rate.monthlyFixed()).present();
    if (amount == null) {
      return "no amount";
    }
    CurrencyCode currency = rate.currency().present();
    return (currency == null ? amount.toPlainString() : new Money(amount, currency).display())
        + (isHourly ? " per hour" : " per month");
  }

  static String rateMissing(YearMonth month) {
    return "The contractor has no Active rate in "
        + month
        + ": enter one, or correct the dates of an existing one.";
  }

  static String tiedOn(LocalDate day, List<Rate> rates) {
    return "Several Active rates with the same first day cover %s, %s: end all but one."
        .formatted(day, ids(rates));
  }

  static String latestTied(YearMonth month, List<Rate> rates) {
    return "No rate is effective on the order's date, and the latest rates of %s start on the same day: end one of %s."
        .formatted(month, ids(rates));
  }

  static String payDayMismatch(PayDay asked, Rate rate) {
    return "Rate %s does not have the requested pay day, %s: run it on its own pay day."
        .formatted(rate.id(), asked.dayOfMonth());
  }

  static String payDayMissing(Rate rate) {
    return ("The pay day of rate %s is not from 1 to 31, so no run for a pay day would ever pay it:"
            + " correct it.")
        .formatted(rate.id());
  }

  static String rateCurrencyMissing(Rate rate) {
    return "Rate %s has no currency: choose one and run again.".formatted(rate.id());
  }

  static String currencyUnknown(Rate rate) {
    return "Currency '%s' of rate %s is not an ISO 4217 code in use: correct it, or configure its rounding."
        .formatted(rate.currency().get(), rate.id());
  }

  static String billingTypeUnknown(Rate rate) {
    return "Rate %s has no known billing type: set it to Monthly Fixed, Mixed or Hourly Rate."
        .formatted(rate.id());
  }

  static String noHourlyRate(Rate rate) {
    return "Rate %s is hourly but has no hourly amount: enter it.".formatted(rate.id());
  }

  static String noMonthlyFixed(Rate rate) {
    return "Rate %s is monthly but has no monthly amount: enter it.".formatted(rate.id());
  }

  static String otherCurrency(Rate ofOrder, Rate other) {
    return ("In this month rate %s has a different currency from rate %s: " + BY_HAND)
        .formatted(other.id(), ofOrder.id());
  }

  static String monthlyBesideHourly(Rate ofOrder, Rate hourly) {
    return ("In this month rate %s is hourly and rate %s is not: " + BY_HAND)
        .formatted(hourly.id(), ofOrder.id());
  }

  static String hourlyBesideMonthly(Rate ofOrder, Rate monthly) {
    return ("In this month rate %s is monthly and rate %s is not: " + BY_HAND)
        .formatted(monthly.id(), ofOrder.id());
  }

  static String nothingToPay(PayrollMonth month) {
    return "The amount for %s is zero, so there is nothing to pay: check the hours or the rates."
        .formatted(month.month());
  }

  static String monthAlreadyPaid(YearMonth month, LivePayout payout) {
    return "Payout %s, dated %s, already pays %s from another task order: cancel the wrong one."
        .formatted(payout.id(), payout.date(), month);
  }

  static String monthClaimedTwice(YearMonth month, List<PayableId> orders) {
    return "%s task orders of the contractor claim %s at a monthly rate, %s: keep only one."
        .formatted(orders.size(), month, Sentences.list(orders));
  }

  private static String ids(List<Rate> rates) {
    return Sentences.list(Iterables.transform(rates, Rate::id));
  }
}
