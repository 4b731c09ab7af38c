package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.Reason;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.outcome.StepResult;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.decide.preloaded.PreloadedPayable;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides task orders, step by step in the order of payout-core/RULES.md, "Contractor payroll". For
 * one run; not thread-safe.
 */
public final class PayrollDecider {
  private final Preloaded preloaded;
  private final PlausibleDates dates;
  private final @Nullable PayDay payDay;
  private final PayrollMonth.Cache months;
  private final Roundings roundings;

  /** Creates a decider from all data that decisions depend on. */
  public PayrollDecider(
      RunRequest request, PayrollPolicy policy, Preloaded preloaded, PlausibleDates dates) {
    this.preloaded = preloaded;
    this.dates = dates;
    this.payDay = request.payDay().orElse(null);
    this.months = new PayrollMonth.Cache(policy.holidays());
    this.roundings = new Roundings(policy);
  }

  /**
   * An order with an amount, which is paid unless the contractor's record or another order prevents
   * it.
   *
   * @param order the order
   * @param money its amount, above zero
   * @param calculation the calculation of the amount
   * @param warnings what to review, each with its sentence
   */
  record Priced(
      PayrollCase order,
      Money money,
      Calculation calculation,
      ImmutableMap<Warning, String> warnings) {
    /** Tells whether it is paid at a monthly rate: only then is a month paid once (step 8). */
    boolean isMonthly() {
      return calculation instanceof Calculation.Monthly;
    }
  }

  /** Decides all orders, in order. */
  public ImmutableList<Decision> decide() {
    var monthly = new MonthClaims(preloaded.payables(), preloaded.people());
    var hourly = new MonthClaims(preloaded.payables(), preloaded.people());
    ImmutableList.Builder<Decision> decisions =
        ImmutableList.builderWithExpectedSize(preloaded.payables().size());
    int index = 0;
    for (PreloadedPayable subject : preloaded.subjects()) {
      int position = index++;
      Decision decision =
          upToPrice(subject)
              .fold(priced -> decide(priced, position, monthly, hourly), subject::leave);
      decisions.add(decision);
    }
    return compared(decisions.build(), monthly.contested(), hourly.contested());
  }

  /** Steps 8 to 10, except comparisons with other orders. */
  private static Decision decide(
      Priced priced, int position, MonthClaims monthly, MonthClaims hourly) {
    PayrollCase order = priced.order();
    Optional<NoPayout> obstacle =
        amountObstacle(priced)
            .or(() -> priced.isMonthly() ? PaidMonths.obstacle(order) : Optional.empty());
    if (obstacle.isEmpty() && priced.isMonthly()) {
      monthly.claim(position, order.month().month(), order.contractorData());
    }
    Optional<NoPayout> found = obstacle.or(() -> recordObstacle(order.contractorData().state()));
    if (found.isEmpty() && !priced.isMonthly()) {
      hourly.claim(position, order.month().month(), order.contractorData());
    }
    return found
        .map(one -> order.subject().leave(one, priced.money(), priced.calculation()))
        .orElseGet(
            () -> order.subject().pay(draft(priced), priced.calculation(), priced.warnings()));
  }

  /**
   * The last sentence of step 8, which precedes steps 9 and 10, and the last warning of step 7:
   * both need all orders.
   */
  private static ImmutableList<Decision> compared(
      ImmutableList<Decision> decisions,
      MonthClaims.Contested monthly,
      MonthClaims.Contested hourly) {
    if (monthly.isEmpty() && hourly.isEmpty()) {
      return decisions;
    }
    ImmutableList.Builder<Decision> resolved =
        ImmutableList.builderWithExpectedSize(decisions.size());
    for (int i = 0; i < decisions.size(); i++) {
      int index = i;
      Decision decision = decisions.get(i);
      resolved.add(
          monthly
              .obstacle(i)
              .map(found -> PreloadedPayable.leave(decision.item(), found))
              .or(() -> hourly.warning(index).map(sentence -> warned(decision, sentence)))
              .orElse(decision));
    }
    return resolved.build();
  }

  private static Decision warned(Decision decision, String sentence) {
    return new Decision.Pay(decision.item().warned(Warning.OTHER_PAYOUT_IN_MONTH, sentence));
  }

  /** Steps 1 to 4. */
  private StepResult<Priced> upToPrice(PreloadedPayable subject) {
    Optional<NoPayout> obstacle = subject.obstacle();
    if (obstacle.isPresent()) {
      return StepResult.none(obstacle.get());
    }
    var order = (TaskOrder) subject.payable();
    LocalDate date = order.date();
    if (date == null) {
      return StepResult.none(
          NoPayout.of(Reason.ORDER_DATE_MISSING, PayrollSentences.ORDER_DATE_MISSING));
    }
    if (!dates.contains(date)) {
      return StepResult.none(
          NoPayout.of(Reason.ORDER_DATE_IMPLAUSIBLE, PayrollSentences.orderDateImplausible(date)));
    }
    PayrollMonth month = months.of(date);
    MonthRates rates = MonthRates.of(subject.contractorData().rates(), month);
    return rates
        .ofOrder(date.getDayOfMonth())
        .then(chosen -> priced(new PayrollCase(subject, order, date, month, rates, chosen)));
  }

  /** Steps 5 to 7. */
  private StepResult<Priced> priced(PayrollCase order) {
    Rate rate = order.rate();
    Optional<NoPayout> obstacle = payDayObstacle(rate).or(() -> currencyObstacle(rate));
    if (obstacle.isPresent()) {
      return StepResult.none(obstacle.get());
    }
    CurrencyCode currency = rate.currency().get();
    BillingType type = rate.billingType().orElse(BillingType.UNKNOWN);
    Rounding rounding = roundings.of(currency, type).orElseThrow();
    return price(order, rounding)
        .then(
            amount ->
                StepResult.of(
                    new Priced(
                        order,
                        new Money(amount.value(), currency),
                        amount.calculation(),
                        amount.warnings())));
  }

  private Optional<NoPayout> payDayObstacle(Rate rate) {
    Value<PayDay> ofRate = rate.payDay();
    if (payDay == null || payDay.equals(ofRate.present())) {
      return Optional.empty();
    }
    return Optional.of(
        ofRate.isPresent()
            ? NoPayout.of(Reason.PAY_DAY_MISMATCH, PayrollSentences.payDayMismatch(payDay, rate))
            : NoPayout.ofRate(
                rate, ofRate, Reason.PAY_DAY_MISSING, PayrollSentences.payDayMissing(rate)));
  }

  private Optional<NoPayout> currencyObstacle(Rate rate) {
    Value<CurrencyCode> currency = rate.currency();
    if (!currency.isPresent()) {
      return Optional.of(
          NoPayout.ofRate(
              rate, currency, Reason.CURRENCY_MISSING, PayrollSentences.rateCurrencyMissing(rate)));
    }
    // Whether a currency is known does not depend on how the rate pays.
    Optional<Rounding> rounding = roundings.of(currency.get(), BillingType.UNKNOWN);
    return rounding.isPresent()
        ? Optional.empty()
        : Optional.of(NoPayout.of(Reason.CURRENCY_UNKNOWN, PayrollSentences.currencyUnknown(rate)));
  }

  private StepResult<Amount> price(PayrollCase order, Rounding rounding) {
    Rate rate = order.rate();
    Value<BillingType> type = rate.billingType();
    if (type.isUnavailable()) {
      return StepResult.none(
          NoPayout.ofRate(
              rate, type, Reason.BILLING_TYPE_UNKNOWN, PayrollSentences.billingTypeUnknown(rate)));
    }
    return switch (type.orElse(BillingType.UNKNOWN)) {
      case MONTHLY_FIXED, MIXED -> MonthlyPricing.price(order, rounding);
      case HOURLY_RATE -> HourlyPricing.price(order, rounding, preloaded.claims());
      case UNKNOWN ->
          StepResult.none(
              NoPayout.of(Reason.BILLING_TYPE_UNKNOWN, PayrollSentences.billingTypeUnknown(rate)));
    };
  }

  private static Optional<NoPayout> amountObstacle(Priced priced) {
    int sign = priced.money().amount().signum();
    if (sign > 0) {
      return Optional.empty();
    }
    return Optional.of(
        sign == 0
            ? NoPayout.of(
                Reason.NOTHING_TO_PAY, PayrollSentences.nothingToPay(priced.order().month()))
            : NoPayout.of(Reason.AMOUNT_NEGATIVE, PayrollSentences.PAYROLL_NEGATIVE));
  }

  /** Step 9. */
  private static Optional<NoPayout> recordObstacle(Contractor.@Nullable State state) {
    if (state == Contractor.State.ACTIVE) {
      return Optional.empty();
    }
    return Optional.of(
        NoPayout.of(
            Reason.CONTRACTOR_UNREADABLE,
            state == null
                ? PayrollSentences.CONTRACTOR_UNREADABLE
                : PayrollSentences.CONTRACTOR_IN_TRASH));
  }

  /** The texts are short and fixed, so none can be too long. */
  private static PayoutDraft draft(Priced priced) {
    PayrollCase order = priced.order();
    PayrollMonth month = order.month();
    return new PayoutDraft(
        order.order().type(),
        order.order().id(),
        order.subject().payee(),
        priced.money(),
        month.payoutName(),
        month.description(order.contractorData().service()),
        order.rate().id(),
        order.date());
  }
}
