package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** RULES.md, "Refunds" and "Invoice splits". */
class RequestedAmountRulesTest {
  private static final Value<String> NO_TEXT = Value.empty();

  private static Item only(Payable payable) {
    return only(new InMemoryWorkspace().with(contractor(ANN)), payable);
  }

  private static Item only(InMemoryWorkspace workspace, Payable payable) {
    RunRequest request = RunRequest.builder(payable.type()).build();
    return workspace.with(payable).engine().build().run(request).items().get(0);
  }

  private static PayoutDraft draft(Payable payable) {
    var workspace = new InMemoryWorkspace().with(contractor(ANN));
    only(workspace, payable);
    return workspace.drafts().get(0);
  }

  private static RefundRequest refundOf(Value<BigDecimal> amount, Value<CurrencyCode> currency) {
    return copy(Value.of(ImmutableSet.of(ANN)), amount, currency);
  }

  private static RefundRequest refundFor(Value<ImmutableSet<ContractorId>> contractors) {
    return copy(contractors, refund("x").amount(), refund("x").currency());
  }

  private static RefundRequest copy(
      Value<ImmutableSet<ContractorId>> contractors,
      Value<BigDecimal> amount,
      Value<CurrencyCode> currency) {
    RefundRequest of = refund("ref1");
    return new RefundRequest(
        of.id(),
        of.label(),
        contractors,
        of.contractorName(),
        amount,
        currency,
        of.reason(),
        of.description(),
        of.details(),
        of.formattedDescription(),
        of.dateRequested());
  }

  private static RefundRequest texts(
      Value<String> reason,
      Value<String> description,
      Value<String> details,
      Value<String> formatted) {
    RefundRequest of = refund("ref1");
    return new RefundRequest(
        of.id(),
        of.label(),
        of.contractors(),
        null,
        of.amount(),
        of.currency(),
        reason,
        description,
        details,
        formatted,
        null);
  }

  private static InvoiceSplit splitOf(Value<String> description, @Nullable LocalDate month) {
    InvoiceSplit of = split("s1");
    return new InvoiceSplit(
        of.id(),
        of.label(),
        of.autoName(),
        of.contractors(),
        of.amount(),
        of.currency(),
        description,
        month);
  }

  @Test
  void aRefundIsCreatedExactlyAsRequested() {
    assertThat(draft(refund("ref1")))
        .isEqualTo(
            new PayoutDraft(
                PayableType.REFUND,
                new SourceId("ref1"),
                ANN,
                money("12.345", "USD"),
                PayoutText.of("Travel - Train to Hue"),
                PayoutText.of("Two tickets"),
                null,
                LocalDate.of(2026, 10, 7)));
    Item item = only(refund("ref1"));
    assertThat(item.contractorName()).isEqualTo("Ann as shown");
    assertThat(item.working()).isEqualTo(new Working.AsRequested());
  }

  @Test
  void aSplitIsCreatedExactlyAsRequested() {
    assertThat(draft(split("s1")))
        .isEqualTo(
            new PayoutDraft(
                PayableType.INVOICE_SPLIT,
                new SourceId("s1"),
                ANN,
                money("99.5", "USD"),
                PayoutText.of("Split s1"),
                PayoutText.of("Commission for October"),
                null,
                LocalDate.of(2026, 10, 1)));
    assertThat(only(split("s1")).contractorName()).isEqualTo("Name of ann");
  }

  @Test
  void aSplitWhosePersonCannotBeReadIsPaidAllTheSame() {
    assertThat(only(new InMemoryWorkspace(), split("s1")).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void theNameOfARefundIsItsReasonAndItsDescriptionWhereThereIsOne() {
    Value<String> travel = Value.of("Travel");
    Value<String> blank = Value.of(" ");
    assertThat(draft(texts(travel, NO_TEXT, NO_TEXT, NO_TEXT)).name().text()).isEqualTo("Travel");
    assertThat(draft(texts(blank, blank, NO_TEXT, NO_TEXT)).name().text()).isEqualTo("Refund");
    assertThat(draft(texts(NO_TEXT, travel, NO_TEXT, NO_TEXT)).name().text())
        .isEqualTo("Refund - Travel");
  }

  @Test
  void theDescriptionOfARefundIsItsDetailsOrTheFormattedOne() {
    Value<String> text = Value.of("text");
    Value<String> formatted = Value.of("formatted");
    assertThat(draft(texts(text, text, text, formatted)).description().text()).isEqualTo("text");
    assertThat(draft(texts(text, text, Value.of("\n"), formatted)).description().text())
        .isEqualTo("formatted");
    assertThat(draft(texts(text, text, NO_TEXT, NO_TEXT)).description().pieces()).isEmpty();
  }

  @Test
  void aDateThatIsEmptyIsLeftOut() {
    assertThat(draft(texts(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT)).date()).isNull();
    assertThat(draft(splitOf(NO_TEXT, null)).date()).isNull();
  }

  @Test
  void aTextThatCouldNotBeComputedFailsOnlyIfItIsNeeded() {
    Value<String> text = Value.of("text");
    Value<String> broken = Value.unavailable("Description Formatted");
    assertThat(only(texts(text, text, text, broken)).status()).isEqualTo(Status.CREATED);
    Item item = only(texts(text, text, NO_TEXT, broken));
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("'Description Formatted'");
    assertThat(item.money()).isEqualTo(money("12.345", "USD"));
    assertThat(only(texts(broken, text, text, text)).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(texts(text, broken, text, text)).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(splitOf(Value.unavailable("Description"), null)).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
  }

  @Test
  void theChecksComeInTheOrderOfTheRules() {
    Value<BigDecimal> amount = Value.of(BigDecimal.ONE);
    Value<CurrencyCode> currency = Value.of(new CurrencyCode("no such currency"));
    assertThat(only(refundOf(Value.empty(), Value.empty())).reason())
        .isEqualTo(Reason.AMOUNT_MISSING);
    assertThat(only(refundOf(Value.unavailable("Amount"), Value.empty())).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(refundOf(Value.of(BigDecimal.ZERO), Value.empty())).reason())
        .isEqualTo(Reason.NOTHING_TO_PAY);
    assertThat(only(refundOf(Value.of(BigDecimal.ONE.negate()), Value.empty())).reason())
        .isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(only(refundOf(amount, Value.empty())).reason()).isEqualTo(Reason.CURRENCY_MISSING);
    assertThat(only(refundOf(amount, Value.unavailable("Currency"))).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(refundOf(amount, currency)).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void whomItPaysHasToBeOnePerson() {
    assertThat(only(refundFor(Value.empty())).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
    assertThat(only(refundFor(Value.of(ImmutableSet.of(ANN, BOB)))).reason())
        .isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
    assertThat(only(refundFor(Value.unavailable("Person"))).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
  }

  @Test
  void whatHasALivePayoutIsAlreadyPaidWhateverElseIsWrong() {
    var workspace = new InMemoryWorkspace().with(payout("p1", 0, "ref1"));
    assertThat(only(workspace, refundFor(Value.empty())).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @Test
  void aLongTextIsSplitAndOneOfMoreThan100ObjectsIsTooLong() {
    String fits = "x".repeat(PayoutText.MAX_PIECE_LENGTH * PayoutText.MAX_PIECES);
    assertThat(draft(splitOf(Value.of(fits), null)).description().pieces()).hasSize(100);
    Item item = only(splitOf(Value.of(fits + "x"), null));
    assertThat(item.reason()).isEqualTo(Reason.TEXT_TOO_LONG);
    assertThat(item.message()).contains("Description");
    Item name = only(texts(Value.of(fits), Value.of("x"), NO_TEXT, NO_TEXT));
    assertThat(name.reason()).isEqualTo(Reason.TEXT_TOO_LONG);
    assertThat(name.message()).contains("Name");
  }
}
