package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.undated;
import static dev.payouts.core.testing.Fixtures.withContractors;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps 1 to 6 and 8 to 10 of payout-core/RULES.md, "Contractor payroll". */
class PayrollRulesTest {
  private static final Rate MONTHLY = monthly("r1", "2200", "USD").build();
  private static final Rate HOURLY = hourly("r1", "20", "USD").build();
  private static final TaskOrder OCTOBER = order("ord1", "2026-10-31");
  private static final Value<BigDecimal> HOURS = Value.of(BigDecimal.TEN);

  private static InMemoryWorkspace ann(Rate... rates) {
    return new InMemoryWorkspace().with(contractor(ANN), rates);
  }

  private static ImmutableList<Item> run(InMemoryWorkspace workspace) {
    return workspace.engine().build().run(RunRequest.contractorPayroll().build()).items();
  }

  private static Item only(InMemoryWorkspace workspace) {
    ImmutableList<Item> items = run(workspace);
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static Item only(InMemoryWorkspace workspace, PayDay payDay) {
    RunRequest request = RunRequest.contractorPayroll().payDay(payDay).build();
    return workspace.engine().build().run(request).items().get(0);
  }

  @Test
  void aPayoutIsCreatedWithEveryPropertyOfStep10() {
    InMemoryWorkspace workspace = ann(MONTHLY).with(OCTOBER);
    Item item = only(workspace);
    assertThat(workspace.drafts())
        .containsExactly(
            new PayoutDraft(
                PayableType.CONTRACTOR_PAYROLL,
                OCTOBER.id(),
                ANN,
                money("2200", "USD"),
                PayoutText.of("Development work on October, 2026"),
                PayoutText.of("Software Development Services Rendered (October 1-31, 2026)"),
                MONTHLY.id(),
                LocalDate.of(2026, 10, 31)));
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.payout()).isEqualTo(new PayoutId("created0"));
    assertThat(item.contractor()).isEqualTo(ANN);
    assertThat(item.contractorName()).isEqualTo("Name of ann");
    assertThat(item.message()).isNull();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "Product DESIGNER, Operation Executive, Design Consulting",
    "Lead Operation EXECUTIVE, Backend, Operational Consulting",
    "Frontend, Backend, Software Development"
  })
  void thePositionsDetermineTheDescription(String one, String other, String title) {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(contractor(ANN, other, one), MONTHLY)
            .with(order("ord1", "2024-02-29"));
    only(workspace);
    assertThat(workspace.drafts().get(0).description().text())
        .isEqualTo(title + " Services Rendered (February 1-29, 2024)");
  }

  @Test
  void step1AnOrderWithALivePayoutIsAlreadyPaidWhateverElseIsWrong() {
    Item item = only(new InMemoryWorkspace().with(undated("ord1")).with(payout("p1", 0, "ord1")));
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.status()).isEqualTo(Status.SKIPPED);
    assertThat(item.payout()).isEqualTo(new PayoutId("p1"));
  }

  @Test
  void step1APayoutThatPointsToSeveralOrdersPaysAllOfThem() {
    InMemoryWorkspace workspace =
        ann(MONTHLY)
            .with(OCTOBER, order("ord2", "2026-09-30"))
            .with(payout("p1", 0, "ord1", "ord2"));
    assertThat(run(workspace)).extracting(Item::reason).containsOnly(Reason.ALREADY_PAID);
  }

  @Test
  void step2AnOrderWithoutAContractorFails() {
    TaskOrder empty = withContractors(OCTOBER, Value.empty());
    Item item = only(ann(MONTHLY).with(empty));
    assertThat(item.reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
    assertThat(item.status()).isEqualTo(Status.FAILED);
    TaskOrder none = withContractors(OCTOBER, Value.of(ImmutableSet.of()));
    assertThat(only(ann(MONTHLY).with(none)).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
  }

  @Test
  void step2SeveralContractorsAreAmbiguousAndAnUncomputableOneIsUnavailable() {
    Item several = only(ann(MONTHLY).with(order("ord1", "2026-10-31", ANN, BOB)));
    assertThat(several.reason()).isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
    assertThat(several.contractor()).isNull();
    assertThat(several.message()).contains("ann", "bob");
    Item unavailable =
        only(ann(MONTHLY).with(withContractors(OCTOBER, Value.unavailable("Contractor"))));
    assertThat(unavailable.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(unavailable.message()).contains("'Contractor'");
  }

  @Test
  void step3AnOrderWithoutADateFailsIfNoMonthIsRequested() {
    Item item = only(ann(MONTHLY).with(undated("ord1")));
    assertThat(item.reason()).isEqualTo(Reason.ORDER_DATE_MISSING);
    assertThat(item.contractorName()).isEqualTo("Name of ann");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1999-12-31, order_date_implausible",
    "2000-01-01, rate_missing",
    "2027-01-01, rate_missing",
    "2027-01-02, order_date_implausible",
    "2062-10-31, order_date_implausible",
    "0226-10-31, order_date_implausible",
    "9999-12-31, order_date_implausible",
    "+10000-01-01, order_date_implausible"
  })
  void step3ADateBefore2000OrMoreThan62DaysAfterTheRunIsImplausible(String date, String reason) {
    Rate october = monthly("r1", "2200", "USD").from("2026-10-01").until("2026-10-31").build();
    InMemoryWorkspace workspace = ann(october).with(order("bad", date), OCTOBER);
    ImmutableList<Item> items = run(workspace);
    assertThat(items.get(0).reason()).extracting(Reason::word).isEqualTo(reason);
    assertThat(items.get(1).status()).isEqualTo(Status.CREATED);
    if (reason.equals("order_date_implausible")) {
      assertThat(items.get(0).message()).contains(date);
      assertThat(workspace.log()).contains("rates 1 2026-10-01 2026-10-31");
    }
  }

  @Test
  void step3TheDayOfTheRunDependsOnTheTimeZone() {
    var kiritimati =
        new PayrollPolicy(
            PayrollPolicy.DEFAULT.rounding(), ImmutableSet.of(), ZoneId.of("Pacific/Kiritimati"));
    InMemoryWorkspace workspace = ann(MONTHLY).with(order("ord1", "2027-01-02"));
    var late = new HandHost();
    late.advance(Duration.ofHours(3)); // 11:00 in UTC is 01:00 of the next day there
    PayoutEngine engine = workspace.engine().host(late).policy(kiritimati).build();
    assertThat(engine.run(RunRequest.contractorPayroll().build()).items().get(0).status())
        .isEqualTo(Status.CREATED);
  }

  @Test
  void step3TheContractorIsCheckedBeforeTheDate() {
    TaskOrder neither = withContractors(undated("ord1"), Value.empty());
    assertThat(only(ann(MONTHLY).with(neither)).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
    assertThat(only(ann(MONTHLY).with(order("ord1", "2062-10-31", ANN, BOB))).reason())
        .isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
  }

  @Test
  void step4AnOrderWithoutARateInItsMonthFails() {
    Rate ended = monthly("r1", "1", "USD").until("2026-09-30").build();
    Rate later = monthly("r2", "1", "USD").from("2026-11-01").build();
    Item item = only(ann(ended, later).with(OCTOBER));
    assertThat(item.reason()).isEqualTo(Reason.RATE_MISSING);
    assertThat(item.message()).contains("2026-10");
  }

  @Test
  void step4TheRateThatStartsLastIsEffectiveAndNoFirstDayIsTheEarliest() {
    Rate always = monthly("r1", "1", "USD").build();
    Rate later = monthly("r2", "2", "USD").from("2020-01-01").build();
    InMemoryWorkspace workspace = ann(always, later).with(OCTOBER);
    only(workspace);
    assertThat(workspace.drafts().get(0).rate()).isEqualTo(later.id());
  }

  @Test
  void step4TwoRatesThatTieOnTheOrdersDateAreAmbiguousEvenOnAWeekend() {
    Rate one = monthly("r2", "1", "USD").from("2026-10-31").build();
    Rate other = monthly("r3", "1", "USD").from("2026-10-31").build();
    Item item = only(ann(MONTHLY, one, other).with(OCTOBER));
    assertThat(item.reason()).isEqualTo(Reason.RATE_AMBIGUOUS);
    assertThat(item.message()).contains("2026-10-31", "r2", "r3").doesNotContain("r1");
  }

  @Test
  void step4ALeaversRateIsTheLatestOfTheMonthAndTwoOfThemAreAmbiguous() {
    Rate first = monthly("r1", "2200", "USD").from("2026-09-01").until("2026-10-09").build();
    Rate last = monthly("r2", "2200", "USD").from("2026-10-12").until("2026-10-20").build();
    InMemoryWorkspace workspace = ann(first, last).with(OCTOBER);
    only(workspace);
    assertThat(workspace.drafts().get(0).rate()).isEqualTo(last.id());

    Rate rival = monthly("r3", "2200", "USD").from("2026-10-12").until("2026-10-12").build();
    Rate elsewhere = monthly("r4", "2200", "USD").from("2026-10-12").until("2026-10-11").build();
    assertThat(only(ann(first, last, rival).with(OCTOBER)).reason())
        .isEqualTo(Reason.RATE_AMBIGUOUS);
    assertThat(only(ann(first, last, elsewhere).with(OCTOBER)).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void step5ADifferentPayDayIsAMismatchAndAMissingOneFailsBeforeTheCurrencyIsChecked() {
    var fifteenth = new PayDay(15);
    Rate first = monthly("r1", "1", "USD").currency(Value.empty()).build();
    assertThat(only(ann(first).with(OCTOBER), fifteenth).reason())
        .isEqualTo(Reason.CURRENCY_MISSING);
    assertThat(only(ann(first).with(OCTOBER), new PayDay(1)).reason())
        .isEqualTo(Reason.PAY_DAY_MISMATCH);
    Rate empty = monthly("r1", "1", "Dong").payDay(Value.empty()).build();
    Item missing = only(ann(empty).with(OCTOBER), fifteenth);
    assertThat(missing.reason()).isEqualTo(Reason.PAY_DAY_MISSING);
    assertThat(missing.status()).isEqualTo(Status.FAILED);
    assertThat(missing.message()).contains("r1");
    assertThat(only(ann(empty).with(OCTOBER)).reason()).isEqualTo(Reason.CURRENCY_UNKNOWN);
    Rate unavailable = monthly("r1", "1", "USD").payDay(Value.unavailable("Payday")).build();
    assertThat(only(ann(unavailable).with(OCTOBER), fifteenth).reason())
        .isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(only(ann(unavailable).with(OCTOBER)).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void step6ACurrencyIsRequiredAndMustBeKnown() {
    Rate none = monthly("r1", "1", "USD").currency(Value.empty()).build();
    assertThat(only(ann(none).with(OCTOBER)).reason()).isEqualTo(Reason.CURRENCY_MISSING);
    Rate unavailable = monthly("r1", "1", "USD").currency(Value.unavailable("Currency")).build();
    assertThat(only(ann(unavailable).with(OCTOBER)).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    Rate unknown = monthly("r1", "1", "Dong").billingType(Value.empty()).build();
    Item item = only(ann(unknown).with(OCTOBER));
    assertThat(item.reason()).isEqualTo(Reason.CURRENCY_UNKNOWN);
    assertThat(item.message()).contains("'Dong'", "r1");
  }

  private static LivePayout paid(String date, ImmutableSet<RateId> rates) {
    return payout("p1", ANN, date, rates, "other");
  }

  @Test
  void step8AMonthPaidFromAnotherOrderIsNotPaidAgain() {
    Item item =
        only(ann(MONTHLY).with(OCTOBER).with(paid("2026-10-01", ImmutableSet.of(MONTHLY.id()))));
    assertThat(item.reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId("p1"));
    assertThat(item.money()).isEqualTo(money("2200", "USD"));
    assertThat(item.message()).contains("p1", "2026-10");
  }

  @Test
  void step8AnotherMonthContractorOrTypeOfPayoutDoesNotMatter() {
    InMemoryWorkspace workspace =
        ann(MONTHLY)
            .with(OCTOBER)
            .with(
                paid("2026-09-30", ImmutableSet.of()),
                payout("p2", BOB, "2026-10-31", ImmutableSet.of(), "other"),
                payout("p3", ANN, "2026-10-31", ImmutableSet.of()));
    assertThat(only(workspace).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void step8APayoutThatIsKnownToBeHourlyDoesNotMatter() {
    Rate hourly = hourly("r2", "20", "USD").from("2026-10-03").until("2026-10-04").build();
    Rate ended = hourly("r3", "20", "USD").until("2026-09-30").build();
    Rate unavailable =
        hourly("r4", "20", "USD")
            .billingType(Value.unavailable("Billing Type"))
            .from("2026-10-03")
            .until("2026-10-04")
            .build();
    assertThat(only(hourlyPaid(hourly, hourly.id())).status()).isEqualTo(Status.CREATED);
    assertThat(only(hourlyPaid(hourly, hourly.id(), MONTHLY.id())).reason())
        .isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(only(hourlyPaid(hourly, hourly.id(), new RateId("unknown"))).reason())
        .isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(only(hourlyPaid(hourly)).reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(only(hourlyPaid(ended, ended.id())).reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(only(hourlyPaid(unavailable, unavailable.id())).reason())
        .isEqualTo(Reason.MONTH_ALREADY_PAID);
  }

  private static InMemoryWorkspace hourlyPaid(Rate rate, RateId... named) {
    return ann(MONTHLY, rate).with(OCTOBER).with(paid("2026-10-15", ImmutableSet.copyOf(named)));
  }

  @Test
  void step8AnHourlyOrderMayShareItsMonth() {
    InMemoryWorkspace workspace =
        ann(HOURLY)
            .with(order("ord1", "2026-10-31", HOURS), order("ord2", "2026-10-15", HOURS))
            .with(paid("2026-10-01", ImmutableSet.of()));
    assertThat(run(workspace)).extracting(Item::status).containsOnly(Status.CREATED);
  }

  @Test
  void step8TwoOrdersForOneContractorAndMonthAreBothClaimedTwice() {
    InMemoryWorkspace workspace =
        ann(MONTHLY)
            .with(OCTOBER, order("ord2", "2026-10-15"), order("ord3", "2026-09-30"))
            .with(contractor(BOB), monthly("rb", "1", "USD").build())
            .with(order("ord4", "2026-10-31", BOB));
    assertThat(run(workspace))
        .extracting(Item::reason)
        .containsExactly(Reason.MONTH_CLAIMED_TWICE, Reason.MONTH_CLAIMED_TWICE, null, null);
    assertThat(workspace.drafts()).extracting(PayoutDraft::payable).hasSize(2);
  }

  @Test
  void step8AMonthThatIsClaimedTwiceIsNamedWithItsOrdersForEveryContractor() {
    String claimed =
        "2 task orders of the contractor claim 2026-09 at a monthly rate, ord2 and ord3: keep only"
            + " one.";
    InMemoryWorkspace workspace =
        ann(MONTHLY)
            .with(contractor(BOB), monthly("rb", "1", "USD").build())
            .with(
                OCTOBER,
                order("ord2", "2026-09-30", BOB),
                order("ord3", "2026-09-15", BOB),
                order("ord4", "2026-08-31", BOB));
    assertThat(run(workspace))
        .extracting(Item::message)
        .containsExactly(null, claimed, claimed, null);
  }

  @Test
  void step8AnOrderThatFailsEarlierClaimsNothing() {
    Rate short1 = monthly("r1", "2200", "USD").until("2026-10-20").payDay(Value.empty()).build();
    Rate now = monthly("r2", "2200", "USD").from("2026-10-21").build();
    InMemoryWorkspace workspace = ann(short1, now).with(OCTOBER, order("ord2", "2026-10-15"));
    RunRequest request = RunRequest.contractorPayroll().payDay(new PayDay(15)).build();
    assertThat(workspace.engine().build().run(request).items())
        .extracting(Item::reason)
        .containsExactly(null, Reason.PAY_DAY_MISSING);
  }

  @Test
  void step8ComesBeforeStep9AndAnUnreadableContractorClaimsAMonthToo() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace().withRates(ANN, MONTHLY).with(OCTOBER, order("ord2", "2026-10-15"));
    assertThat(run(workspace)).extracting(Item::reason).containsOnly(Reason.MONTH_CLAIMED_TWICE);
  }

  @Test
  void step9AContractorWhoCannotBeReadOrIsInTheTrashIsNotPaid() {
    Item unread = only(new InMemoryWorkspace().withRates(ANN, MONTHLY).with(OCTOBER));
    assertThat(unread.reason()).isEqualTo(Reason.CONTRACTOR_UNREADABLE);
    assertThat(unread.contractor()).isEqualTo(ANN);
    assertThat(unread.contractorName()).isNull();
    assertThat(unread.money()).isEqualTo(money("2200", "USD"));
    Contractor trashed =
        new Contractor(ANN, "Ann", "", ImmutableList.of(), Contractor.State.IN_TRASH);
    Item item = only(new InMemoryWorkspace().with(trashed, MONTHLY).with(OCTOBER));
    assertThat(item.reason()).isEqualTo(Reason.CONTRACTOR_UNREADABLE);
    assertThat(item.message()).contains("trash");
  }

  @Test
  void severalLivePayoutsOfAnOrderAreReportedAsDuplicatesOldestFirst() {
    InMemoryWorkspace workspace =
        ann(MONTHLY)
            .with(OCTOBER, order("ord2", "2026-09-30"))
            .with(payout("p1", 5, "ord1"), payout("p0", 9, "ord1"), payout("p2", 3, "ord1"))
            .with(payout("p1", 5, "ord1"));
    RunReport report = workspace.engine().build().run(RunRequest.contractorPayroll().build());
    Item item = report.items().get(0);
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId("p2"));
    assertThat(item.message()).contains("3 live payouts");
    assertThat(report.duplicates())
        .containsExactly(
            new RunReport.Duplicate(
                OCTOBER.id(),
                ImmutableList.of(new PayoutId("p2"), new PayoutId("p1"), new PayoutId("p0"))));
  }
}
