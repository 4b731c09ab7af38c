package dev.payouts.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of payout-core/RULES.md cannot be invalid. */
class ModelTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"INV-2026-1-1", "--", "a/b", "é", "=1", "0123456789ABCDEF0123456789abcdef"})
  void anIdKeepsTheFormOfTheBackend(String text) {
    assertThat(new RateId(text)).hasToString(text);
    assertThat(new ContractorId(text)).hasToString(text);
    assertThat(new PayoutId(text)).hasToString(text);
    assertThat(new PayableId(text)).hasToString(text).isNotEqualTo(new PayableId(text + "-"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"", "a b", "a\u00a0b", "a\nb", "a\u200bb", "a\u202eb", "a\ud800b", "a\ue000b"})
  void anIdWithWhiteSpaceOrInvisibleCharactersIsRejected(String text) {
    assertThatThrownBy(() -> new RateId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ContractorId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PayoutId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PayableId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMessageShowsInvisibleCharactersOfAnId() {
    assertThatThrownBy(() -> new PayableId("INV\u200b 1"))
        .hasMessage(
            "invalid ID \"INV\\u{200b} 1\": expected 1 to 200 visible characters without white"
                + " space");
    assertThat(new PayableId("x".repeat(200)).value()).hasSize(200);
    assertThatThrownBy(() -> new PayableId("x".repeat(201))).hasMessageContaining("1 to 200");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 32, -1})
  void aPayDayIsADayOfAMonth(int day) {
    assertThatThrownBy(() -> new PayDay(day))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(day));
  }

  @Test
  void moneyIsPlainAndEqualWhateverItsScale() {
    var dollars = new CurrencyCode("USD");
    assertThat(new Money(new BigDecimal("1000.00"), dollars))
        .isEqualTo(new Money(new BigDecimal("1E+3"), dollars));
    assertThat(new Money(new BigDecimal("1E+3"), dollars).plainAmount()).isEqualTo("1000");
    assertThat(new Money(new BigDecimal("0.10"), dollars).plainAmount()).isEqualTo("0.1");
  }

  @Test
  void roundingUpIsAwayFromZero() {
    var rounding = new Rounding(new BigDecimal(1_000), RoundingMode.UP, Rounding.Scope.MONTHLY);
    assertThat(rounding.round(new BigDecimal("1000.01"), BigDecimal.ONE))
        .isEqualByComparingTo("2000");
    assertThat(rounding.round(new BigDecimal("-1000.01"), BigDecimal.ONE))
        .isEqualByComparingTo("-2000");
    assertThat(rounding.round(new BigDecimal("1000"), BigDecimal.ONE)).isEqualByComparingTo("1000");
  }

  @Test
  void aTextIsSplitWithoutTruncationAndNeverWithinASurrogatePair() {
    String text = "x".repeat(PayoutText.MAX_PIECE_LENGTH - 1) + "😀" + "y".repeat(3_000);
    PayoutText split = PayoutText.of(text);
    assertThat(split.text()).isEqualTo(text);
    assertThat(split.pieces()).hasSize(3);
    assertThat(split.pieces().get(0)).hasSize(PayoutText.MAX_PIECE_LENGTH - 1);
    assertThat(split.pieces().get(1)).startsWith("😀").hasSize(PayoutText.MAX_PIECE_LENGTH);
  }

  @Test
  void aValueIsPresentOrEmptyOrUnavailable() {
    assertThat(Value.of("x").map(String::length).get()).isEqualTo(1);
    assertThat(Value.<String>empty().isEmpty()).isTrue();
    Value<Integer> unavailable = Value.<String>unavailable("Hours").map(String::length);
    assertThat(unavailable.isUnavailable()).isTrue();
    assertThat(unavailable.isEmpty()).isFalse();
    assertThat(unavailable.unavailableProperty()).isEqualTo("Hours");
    assertThatThrownBy(unavailable::get).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRequestSupportsOnlyTheFiltersOfItsType() {
    assertThatThrownBy(() -> RunRequest.refund().month(YearMonth.of(2026, 10)).build())
        .hasMessageContaining("refund")
        .hasMessageContaining("month");
    assertThatThrownBy(() -> RunRequest.contractorPayroll().id("x").build())
        .hasMessageContaining("'id'");
    assertThatThrownBy(() -> RunRequest.invoiceSplit().with(RunOption.FORCE).build())
        .hasMessageContaining("force");
    assertThatThrownBy(() -> RunRequest.refund().id(" ").build()).hasMessageContaining("blank");
    assertThat(RunRequest.refund().with(RunOption.DRY_RUN).build().has(RunOption.DRY_RUN)).isTrue();
  }

  @Test
  void totalsAreTheCreatedOrPlannedAmountsByCurrency() {
    RunReport report =
        new RunReport(
            "run",
            RunRequest.refund().build(),
            Instant.EPOCH,
            Duration.ZERO,
            ImmutableList.of(
                item("a", Status.CREATED, null, "USD", "1.5"),
                item("b", Status.FAILED, Reason.CREATE_REJECTED, "USD", "9"),
                item("c", Status.CREATED, null, "VND", "1000"),
                item("d", Status.CREATED, null, "USD", "2")),
            RunReport.Findings.NONE,
            ApiCalls.NONE,
            null,
            null);
    assertThat(report.totals())
        .containsOnlyKeys(new CurrencyCode("USD"), new CurrencyCode("VND"))
        .containsEntry(new CurrencyCode("USD"), new RunReport.Total(2, new BigDecimal("3.5")));
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
  }

  private static Item item(
      String id, Status status, @Nullable Reason reason, String currency, String amount) {
    Money money = new Money(new BigDecimal(amount), new CurrencyCode(currency));
    return new Item(
        new PayableId(id),
        "",
        null,
        null,
        status,
        reason,
        null,
        money,
        null,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  @Test
  void anItemHasAReasonThatFitsItsStatus() {
    assertThatThrownBy(() -> item("a", Status.FAILED, null, "USD", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> item("a", Status.FAILED, Reason.ALREADY_PAID, "USD", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> item("a", Status.CREATED, Reason.ALREADY_PAID, "USD", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyACompactedEntryIsKeptWithoutItsRun() {
    var entry =
        new JournalEntry(
            Instant.EPOCH,
            JournalEntry.NO_RUN,
            Event.CREATED,
            PayableType.REFUND,
            new PayableId("r1"),
            new ContractorId("ann"),
            null,
            new PayoutId("p1"));
    assertThat(entry.isKept()).isTrue();
    assertThat(entry.then(Instant.EPOCH, "run-1", Event.AUDITED, entry.payout()).isKept())
        .isFalse();
  }
}
