package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** payout-core/RULES.md, "Refunds" and "Invoice splits". */
class RequestedAmountRulesTest {
  private static final Value<String> NO_TEXT = Value.empty();
  private static final ImmutableSet<Warning> DUPLICATE =
      ImmutableSet.of(Warning.POSSIBLE_DUPLICATE);

  private static Item only(Payable payable) {
    return only(new InMemoryWorkspace().with(contractor(ANN)), payable);
  }

  private static Item only(InMemoryWorkspace workspace, Payable payable) {
    RunRequest request = RunRequest.builder(payable.type()).build();
    return workspace.with(payable).engine().build().run(request).items().get(0);
  }

  private static Item only(PayrollPolicy policy, Payable payable) {
    var workspace = new InMemoryWorkspace().with(contractor(ANN)).with(payable);
    RunRequest request = RunRequest.builder(payable.type()).build();
    return workspace.engine().policy(policy).build().run(request).items().get(0);
  }

  private static RefundRequest refundOf(String amount, String currency) {
    return refundOf(Value.of(new BigDecimal(amount)), Value.of(new CurrencyCode(currency)));
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
  void aRefundIsCreatedAsRequested() {
    assertThat(draft(refund("ref1")))
        .isEqualTo(
            new PayoutDraft(
                PayableType.REFUND,
                new PayableId("ref1"),
                ANN,
                money("12.34", "USD"),
                PayoutText.of("Travel - Train to Hue"),
                PayoutText.of("Two tickets"),
                null,
                LocalDate.of(2026, 10, 7)));
    Item item = only(refund("ref1"));
    assertThat(item.contractorName()).isEqualTo("Ann as shown");
    assertThat(item.calculation()).isEqualTo(new Calculation.AsRequested());
  }

  @Test
  void aSplitIsCreatedAsRequested() {
    assertThat(draft(split("s1")))
        .isEqualTo(
            new PayoutDraft(
                PayableType.INVOICE_SPLIT,
                new PayableId("s1"),
                ANN,
                money("99.5", "USD"),
                PayoutText.of("Split s1"),
                PayoutText.of("Commission for October"),
                null,
                LocalDate.of(2026, 10, 1)));
    assertThat(only(split("s1")).contractorName()).isEqualTo("Name of ann");
  }

  @Test
  void aSplitWhoseContractorCannotBeReadIsPaid() {
    assertThat(only(new InMemoryWorkspace(), split("s1")).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void theNameOfARefundIsItsReasonAndItsDescriptionIfAny() {
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
  void anEmptyDateIsOmitted() {
    assertThat(draft(texts(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT)).date()).isNull();
    assertThat(draft(splitOf(NO_TEXT, null)).date()).isNull();
  }

  @Test
  void anUnavailableTextFailsOnlyIfItIsNeeded() {
    Value<String> text = Value.of("text");
    Value<String> broken = Value.unavailable("Description Formatted");
    assertThat(only(texts(text, text, text, broken)).status()).isEqualTo(Status.CREATED);
    Item item = only(texts(text, text, NO_TEXT, broken));
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("'Description Formatted'");
    assertThat(item.money()).isEqualTo(money("12.34", "USD"));
    assertThat(only(texts(broken, text, text, text)).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(texts(text, broken, text, text)).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(splitOf(Value.unavailable("Description"), null)).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
  }

  @Test
  void theChecksHaveTheOrderOfTheRules() {
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
    assertThat(only(refundOf(amount, currency)).reason()).isEqualTo(Reason.CURRENCY_UNKNOWN);
    Value<BigDecimal> tiny = Value.of(new BigDecimal("0.004"));
    assertThat(only(refundOf(tiny, currency)).reason()).isEqualTo(Reason.CURRENCY_UNKNOWN);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          33.3333333333333, USD, 33.33
          33.335,           USD, 33.34
          0.005,            USD, 0.01
          100.5,            JPY, 101
          100.4,            VND, 100
          100.0005,         KWD, 100.001
          1.00005,          UYW, 1.0001
          """)
  void anAmountIsRoundedHalfUpToTheMinorUnitWithAWarning(
      String amount, String currency, String expected) {
    Item item = only(refundOf(amount, currency));
    assertThat(item.money()).isEqualTo(money(expected, currency));
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.warnings()).containsExactly(Warning.AMOUNT_ROUNDED);
    assertThat(item.message()).contains(currency);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"33.33, USD", "33.330, USD", "1E+3, JPY", "100, VND", "1000000000.001, KWD"})
  void anAmountWithoutExcessDecimalsIsPaidUnchanged(String amount, String currency) {
    Item item = only(refundOf(amount, currency));
    assertThat(item.money()).isEqualTo(money(amount, currency));
    assertThat(item.warnings()).isEmpty();
    assertThat(item.message()).isNull();
  }

  @Test
  void whatIsNotPaidSaysHowItsAmountCameAboutOnlyWhereItHasOne() {
    Item negative = only(refundOf("-5", "USD"));
    assertThat(negative.money()).isEqualTo(money("-5", "USD"));
    assertThat(negative.calculation()).isInstanceOf(Calculation.AsRequested.class);
    Item without = only(refundOf(Value.empty(), Value.of(new CurrencyCode("USD"))));
    assertThat(without.money()).isNull();
    assertThat(without.calculation()).isNull();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"1E-7, USD", "0.0049, USD", "0.4, JPY", "1E-300, USD"})
  void anAmountRoundedToZeroIsNothingToPay(String amount, String currency) {
    Item item = only(refundOf(amount, currency));
    assertThat(item.reason()).isEqualTo(Reason.NOTHING_TO_PAY);
    assertThat(item.money()).isEqualTo(money("0", currency));
    assertThat(item.message()).contains(currency);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"usd", "VNĐ", "BTC", "XAU", "XXX", "HRK", "US D"})
  void anUnknownCurrencyFailsWithItsCode(String currency) {
    Item item = only(refundOf("10", currency));
    assertThat(item.reason()).isEqualTo(Reason.CURRENCY_UNKNOWN);
    assertThat(item.message()).contains("'" + currency + "'");
  }

  @Test
  void configuredRoundingOnlyMakesACodeKnown() {
    var step = new Rounding(new BigDecimal("1000"), RoundingMode.UP, Rounding.Scope.ALL);
    var policy =
        new PayrollPolicy(
            ImmutableMap.of(new CurrencyCode("VND"), step, new CurrencyCode("GOLD"), step),
            ImmutableSet.of());
    assertThat(only(policy, refundOf("100", "VND")).money()).isEqualTo(money("100", "VND"));
    assertThat(only(policy, refundOf("1.005", "GOLD")).money()).isEqualTo(money("1.01", "GOLD"));
  }

  @Test
  void equalPayoutsAreAllCreatedWithAWarning() {
    var workspace = new InMemoryWorkspace().with(contractor(ANN));
    workspace.with(refund("ref2"), refund("ref3"), refundOf("7", "USD"), refund("ref4"));
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(workspace.drafts()).hasSize(4);
    assertThat(report.items())
        .extracting(Item::warnings)
        .containsExactly(DUPLICATE, DUPLICATE, ImmutableSet.of(), DUPLICATE);
    assertThat(report.items().get(1).message()).contains("ref2, ref4").doesNotContain("ref3");
  }

  @Test
  void aWarningNamesAtMostThreeEqualPayouts() {
    var workspace = new InMemoryWorkspace().with(contractor(ANN));
    for (int i = 0; i < 10; i++) {
      workspace.with(split("s" + i));
    }
    RunReport report = workspace.engine().build().run(RunRequest.invoiceSplit().build());
    assertThat(report.items().get(0).message()).contains("s1, s2, s3 and 6 more");
  }

  @Test
  void aPaidRefundIsNotADuplicateOfANewOne() {
    var workspace = new InMemoryWorkspace().with(contractor(ANN)).with(payout("p1", 0, "ref1"));
    workspace.with(refund("ref1"), refund("ref2"));
    RunReport report = workspace.engine().build().run(RunRequest.refund().build());
    assertThat(report.items().get(1).warnings()).doesNotContain(Warning.POSSIBLE_DUPLICATE);
  }

  @Test
  void aPayableMustNameExactlyOneContractor() {
    assertThat(only(refundFor(Value.empty())).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
    assertThat(only(refundFor(Value.of(ImmutableSet.of(ANN, BOB)))).reason())
        .isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
    assertThat(only(refundFor(Value.unavailable("Person"))).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
  }

  @Test
  void aPayableWithALivePayoutIsAlreadyPaidWhateverElseIsWrong() {
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
