package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.RateId;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which payouts count on some days, and what is read of them. */
class PayoutsOfDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 31);

  private final WholeStack stack = WholeStack.start();
  private final WorkspaceEditor editor = stack.sandbox.notion().editor();
  private final String contractor = stack.contractor("Ann");
  private final Transport transport = stack.transport();

  @AfterEach
  void stop() {
    transport.close();
    stack.close();
  }

  private List<DatedPayout> payouts(LocalDate first, LocalDate last) {
    var api = new NotionApi(new ApiSender(transport, stack.host, null));
    return NotionPorts.over(api, stack.config(), stack.host, StateDirectory.at(stack.dir))
        .payouts()
        .livePayouts(new DaySpan(first, last));
  }

  private List<String> ids(LocalDate first, LocalDate last) {
    return payouts(first, last).stream().map(dated -> dated.payout().id().value()).toList();
  }

  private PayoutSeed payout() {
    return stack.has().payout(contractor).amount("10", "USD").status("Pending");
  }

  @Test
  void theFirstAndTheLastDayCountAndTheDaysNextToThemDoNot() {
    payout().date(FIRST.minusDays(1)).add();
    String first = payout().date(FIRST).add();
    String last = payout().date(LAST).add();
    payout().date(LAST.plusDays(1)).add();
    payout().date(LAST).status("Cancelled").add();
    assertThat(ids(FIRST, LAST)).containsExactlyInAnyOrder(first, last);
  }

  @Test
  void aPayoutWithoutADateCountsWhenItWasCreatedInTheTimeZoneOfTheConfiguration() {
    String undated = payout().add();
    LocalDate created = LocalDate.ofInstant(stack.page(undated).createdAt(), ZoneOffset.UTC);
    assertThat(ids(created, created)).containsExactly(undated);
    stack.configured("'time_zone': 'Pacific/Pago_Pago'");
    assertThat(ids(created, created)).isEmpty();
    assertThat(payouts(created.minusDays(1), created.minusDays(1)))
        .singleElement()
        .extracting(DatedPayout::day)
        .isEqualTo(created.minusDays(1));
  }

  @Test
  void payoutsOfOtherDaysCostNoRequest() {
    String only = payout().date(FIRST).add();
    for (int i = 0; i < 101; i++) {
      payout().date(FIRST.minusMonths(1)).add();
      payout().date(LAST.plusMonths(1)).add();
      payout().add(); // created today
    }
    assertThat(ids(FIRST, LAST)).containsExactly(only);
    stack.traffic().reset(); // the schema is cached now
    assertThat(ids(FIRST, LAST)).containsExactly(only);
    assertThat(stack.traffic().countsByRoute())
        .as("one query, and one for archived payouts")
        .isEqualTo(Map.of("POST /v1/data_sources/{id}/query", 2L));
  }

  @Test
  void archivedPayoutsCountOnceAndThoseInTheTrashDoNot() {
    String live = payout().date(FIRST).add();
    String archived = payout().date(FIRST).add();
    String trashed = payout().date(FIRST).add();
    editor.archive(archived);
    editor.trash(trashed);
    assertThat(ids(FIRST, LAST)).containsExactlyInAnyOrder(live, archived);
  }

  @Test
  void eachHasItsPayablesByTypeItsContractorItsRateItsMoneyAndItsStatus() {
    String order = stack.order(contractor);
    String refund = stack.has().refund("RFD-1", contractor).amount("10", "USD").add();
    String rate = stack.has().rate(contractor).monthly("1").currency("USD").add();
    payout().date(FIRST).orders(order).refunds(refund).rates(rate).add();
    DatedPayout found = payouts(FIRST, LAST).get(0);
    assertThat(found.payables().entries())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            PayableType.CONTRACTOR_PAYROLL + "=" + new PayableId(order),
            PayableType.REFUND + "=" + new PayableId(refund));
    assertThat(found.payout().payables())
        .containsExactlyInAnyOrder(new PayableId(order), new PayableId(refund));
    assertThat(found.payout().contractors()).containsExactly(new ContractorId(contractor));
    assertThat(found.payout().rates()).containsExactly(new RateId(rate));
    assertThat(found.payout().money())
        .isEqualTo(new Money(new BigDecimal("10"), new CurrencyCode("USD")));
    assertThat(found.payout().status()).isEqualTo("Pending");
    assertThat(found.day()).isEqualTo(FIRST);
  }

  @Test
  void relationsThatTheWorkspaceLacksAreNotRead() {
    String order = stack.order(contractor);
    payout().date(FIRST).orders(order).add();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    editor.renameProperty(payouts, "01 Refund", "Other 1");
    editor.renameProperty(payouts, "02 Invoice Split", "Other 2");
    editor.renameProperty(payouts, "00 Service Rate", "Other 3");
    DatedPayout found = payouts(FIRST, LAST).get(0);
    assertThat(found.payables().values()).containsExactly(new PayableId(order));
    assertThat(found.payout().rates()).isEmpty();
  }
}
