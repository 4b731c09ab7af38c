package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.Reason;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.preloaded.PreloadedPayable;
import dev.payouts.core.internal.decide.text.PayoutWording;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides payables that state their own amount, in the order of payout-core/RULES.md, "Refunds" and
 * "Invoice splits".
 */
record RequestedAmountDecider(PayrollPolicy policy) {
  private static final Calculation WORKING = new Calculation.AsRequested();

  /** The payment that a payable requests. */
  private record Wish(
      Value<BigDecimal> amount,
      Value<CurrencyCode> currency,
      Value<String> name,
      Value<String> description,
      @Nullable LocalDate date) {
    static Wish of(RefundRequest refund) {
      return new Wish(
          refund.amount(),
          refund.currency(),
          PayoutWording.refundName(refund),
          PayoutWording.refundDescription(refund),
          refund.dateRequested());
    }

    static Wish of(InvoiceSplit split) {
      return new Wish(
          split.amount(),
          split.currency(),
          Value.of(split.label()),
          PayoutWording.emptyAsText(split.description()),
          split.month());
    }

    /** Returns the requested amount; null if the amount or the currency is missing. */
    @Nullable Money money() {
      return amount.isPresent() && currency.isPresent()
          ? new Money(amount.get(), currency.get())
          : null;
    }
  }

  /** Decides a refund request. */
  Decision refund(PreloadedPayable subject) {
    return decide(subject, Wish.of((RefundRequest) subject.payable()));
  }

  /** Decides an invoice split. */
  Decision split(PreloadedPayable subject) {
    return decide(subject, Wish.of((InvoiceSplit) subject.payable()));
  }

  private Decision decide(PreloadedPayable subject, Wish wish) {
    Optional<NoPayout> common = subject.obstacle();
    if (common.isPresent()) {
      return subject.leave(common.get());
    }
    Optional<NoPayout> obstacle =
        amountObstacle(wish.amount()).or(() -> currencyObstacle(wish.currency()));
    if (obstacle.isPresent()) {
      Money requested = wish.money();
      return subject.leave(obstacle.get(), requested, requested == null ? null : WORKING);
    }
    return decide(subject, wish, rounded(wish));
  }

  private Money rounded(Wish wish) {
    CurrencyCode currency = wish.currency().get();
    Rounding rounding = policy.toMinorUnit(currency).orElseThrow();
    return new Money(rounding.round(wish.amount().get(), BigDecimal.ONE), currency);
  }

  private static Decision decide(PreloadedPayable subject, Wish wish, Money money) {
    Optional<NoPayout> obstacle =
        nothingLeft(money)
            .or(() -> unavailable(wish.name()))
            .or(() -> unavailable(wish.description()));
    if (obstacle.isPresent()) {
      return subject.leave(obstacle.get(), money, WORKING);
    }
    Payable payable = subject.payable();
    var draft =
        new PayoutDraft(
            payable.type(),
            payable.id(),
            subject.payee(),
            money,
            PayoutText.of(wish.name().get()),
            PayoutText.of(wish.description().get()),
            null,
            wish.date());
    return tooLong(draft)
        .map(found -> subject.leave(found, money, WORKING))
        .orElseGet(() -> subject.pay(draft, WORKING, warnings(wish, money)));
  }

  private static ImmutableMap<Warning, String> warnings(Wish wish, Money money) {
    return wish.amount().get().compareTo(money.amount()) == 0
        ? ImmutableMap.of()
        : ImmutableMap.of(Warning.AMOUNT_ROUNDED, RequestSentences.amountRounded(money.currency()));
  }

  private static Optional<NoPayout> nothingLeft(Money rounded) {
    return rounded.amount().signum() == 0
        ? Optional.of(
            NoPayout.of(Reason.NOTHING_TO_PAY, RequestSentences.roundedToZero(rounded.currency())))
        : Optional.empty();
  }

  private static Optional<NoPayout> amountObstacle(Value<BigDecimal> amount) {
    if (!amount.isPresent()) {
      return Optional.of(
          NoPayout.notThere(amount, Reason.AMOUNT_MISSING, RequestSentences.AMOUNT_MISSING));
    }
    int sign = amount.get().signum();
    if (sign > 0) {
      return Optional.empty();
    }
    return Optional.of(
        sign == 0
            ? NoPayout.of(Reason.NOTHING_TO_PAY, RequestSentences.REQUESTED_ZERO)
            : NoPayout.of(Reason.AMOUNT_NEGATIVE, RequestSentences.REQUESTED_NEGATIVE));
  }

  private Optional<NoPayout> currencyObstacle(Value<CurrencyCode> currency) {
    if (!currency.isPresent()) {
      return Optional.of(
          NoPayout.notThere(currency, Reason.CURRENCY_MISSING, RequestSentences.CURRENCY_MISSING));
    }
    return policy.toMinorUnit(currency.get()).isPresent()
        ? Optional.empty()
        : Optional.of(
            NoPayout.of(Reason.CURRENCY_UNKNOWN, RequestSentences.currencyUnknown(currency.get())));
  }

  private static Optional<NoPayout> unavailable(Value<String> text) {
    return Optional.ofNullable(text.unavailableProperty())
        .map(name -> NoPayout.of(Reason.VALUE_UNAVAILABLE, Sentences.unavailable(name)));
  }

  private static Optional<NoPayout> tooLong(PayoutDraft draft) {
    if (!draft.name().isTooLong() && !draft.description().isTooLong()) {
      return Optional.empty();
    }
    String property = draft.name().isTooLong() ? "Name" : "Description";
    return Optional.of(NoPayout.of(Reason.TEXT_TOO_LONG, RequestSentences.textTooLong(property)));
  }
}
