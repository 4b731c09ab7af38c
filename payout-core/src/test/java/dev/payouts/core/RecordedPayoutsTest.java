package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import dev.payouts.core.testing.RateFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Payouts that this program created but no query shows (payout-core/RULES.md, steps 1 and 8 of the
 * payroll).
 */
class RecordedPayoutsTest {
  private static final PayableId REFUND = new PayableId("r1");
  private static final PayoutId PAYOUT = new PayoutId("p1");
  private static final PayoutId HAND = new PayoutId("hand");
  private static final Instant LAST_YEAR = HandHost.START.minus(Duration.ofDays(400));
  private static final PayoutLookup GONE = new PayoutLookup.Unreachable("Notion answered 404");

  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));

  private static JournalEntry entry(Event event, @Nullable PayoutId payout) {
    return new JournalEntry(
        LAST_YEAR, "run", event, PayableType.REFUND, REFUND, new ContractorId("c1"), null, payout);
  }

  private static LivePayout moved(PayoutId id) {
    return live(id, ImmutableSet.of(), LivePayout.Stage.MOVED_ON);
  }

  private static LivePayout paying(PayoutId id, PayableId payable) {
    return live(id, ImmutableSet.of(payable), LivePayout.Stage.AS_CREATED);
  }

  private static LivePayout live(
      PayoutId id, ImmutableSet<PayableId> payables, LivePayout.Stage stage) {
    return new LivePayout(
        id,
        payables,
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        stage,
        null,
        null,
        null,
        LAST_YEAR);
  }

  private Item refunds() {
    return run(RunRequest.refund()).items().get(0);
  }

  private RunReport run(RunRequest.Builder request) {
    return workspace.engine().journal(journal).build().run(request.build());
  }

  @Test
  void aMovedOrUnlinkedPayoutPaysItsPayableRegardlessOfTheAgeOfTheEntry() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    Item item = refunds();
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(PAYOUT);
    assertThat(workspace.drafts()).isEmpty();
  }

  @Test
  void aPayoutThatNowPointsToAnotherPayablePaysItsOwnWithoutARead() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.with(paying(PAYOUT, new PayableId("r2")));
    assertThat(refunds().reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(workspace.log()).doesNotContain("payout p1");
  }

  @Test
  void aPayoutThatCannotBeReadFailsItsPayableAndSaysWhatToDo() {
    journal.with(entry(Event.ADOPTED, PAYOUT));
    workspace.lookingUp(PAYOUT, GONE);
    Item item = refunds();
    assertThat(item.reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
    assertThat(item.payout()).isEqualTo(PAYOUT);
    assertThat(item.message())
        .contains("can no longer be read (Notion answered 404)")
        .endsWith("payouts release r1");
    assertThat(workspace.drafts()).isEmpty();
  }

  /** Somebody paid two payables, whose creates were unknown, by one payout; both were adopted. */
  @Test
  void aPayoutOfTwoPayablesStaysRecordedForBothAndIsReleasedForOneOnly() {
    var other = new PayableId("r2");
    JournalEntry first = entry(Event.ADOPTED, PAYOUT);
    journal.with(
        first,
        new JournalEntry(
            LAST_YEAR,
            "run",
            Event.ADOPTED,
            PayableType.REFUND,
            other,
            new ContractorId("c1"),
            null,
            PAYOUT));
    workspace.with(refund("r2")).lookingUp(PAYOUT, GONE);
    assertThat(run(RunRequest.refund()).items())
        .extracting(Item::reason)
        .containsExactly(Reason.PAYOUT_UNREACHABLE, Reason.PAYOUT_UNREACHABLE);
    PayoutEngine engine = workspace.engine().journal(journal).build();
    assertThat(engine.release(engine.recordedPayouts(other))).isOne();
    RunReport report = run(RunRequest.refund());
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.FAILED, Status.CREATED);
    assertThat(workspace.drafts()).extracting(draft -> draft.payable()).containsExactly(other);
  }

  @Test
  void aDryRunAndAnAuditReportTheSame() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.lookingUp(PAYOUT, GONE);
    assertThat(run(RunRequest.refund().with(RunOption.DRY_RUN)).items().get(0).reason())
        .isEqualTo(Reason.PAYOUT_UNREACHABLE);
    AuditReport audit =
        workspace
            .engine()
            .journal(journal)
            .build()
            .audit(new AuditRequest(PayableType.REFUND, null));
    assertThat(audit.findings()).hasSize(1);
    assertThat(audit.findings().get(0).items().get(0).reason())
        .isEqualTo(Reason.PAYOUT_UNREACHABLE);
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    audit =
        workspace
            .engine()
            .journal(journal)
            .build()
            .audit(new AuditRequest(PayableType.REFUND, null));
    assertThat(audit.paid()).isOne();
  }

  @Test
  void aCancelledOrTrashedPayoutDoesNotCount() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.lookingUp(PAYOUT, PayoutLookup.NOT_LIVE);
    assertThat(refunds().status()).isEqualTo(Status.CREATED);
  }

  @Test
  void everyRecordedPayoutOfAPayableCountsNotOnlyTheLast() {
    journal.with(entry(Event.CREATED, PAYOUT), entry(Event.CREATED, new PayoutId("p2")));
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    workspace.lookingUp(new PayoutId("p2"), PayoutLookup.NOT_LIVE);
    assertThat(refunds().payout()).isEqualTo(PAYOUT);
  }

  @Test
  void aRejectedCreateDoesNotRemoveAnEarlierRecordedPayout() {
    journal.with(entry(Event.CREATED, PAYOUT));
    journal.with(
        new JournalEntry(
            LAST_YEAR,
            "later",
            Event.NOT_CARRIED_OUT,
            PayableType.REFUND,
            REFUND,
            new ContractorId("c1"),
            null,
            null));
    workspace.lookingUp(PAYOUT, GONE);
    assertThat(refunds().reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
  }

  @Test
  void aReleasedOrWithdrawnPayoutIsNoLongerRead() {
    PayoutId second = new PayoutId("p2");
    journal.with(
        entry(Event.CREATED, PAYOUT),
        entry(Event.RELEASED, PAYOUT),
        entry(Event.CREATED, second),
        entry(Event.WITHDRAWN, second));
    workspace.lookingUp(PAYOUT, GONE).lookingUp(second, GONE);
    assertThat(refunds().status()).isEqualTo(Status.CREATED);
  }

  @Test
  void onePayoutThatCompactionKeptCountsUntilALaterEntryReleasesIt() {
    JournalEntry created = entry(Event.CREATED, PAYOUT);
    journal.with(created.then(LAST_YEAR, JournalEntry.NO_RUN, Event.CREATED, PAYOUT));
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    assertThat(refunds().reason()).isEqualTo(Reason.ALREADY_PAID);
    journal.with(entry(Event.RELEASED, PAYOUT));
    assertThat(refunds().status()).isEqualTo(Status.CREATED);
  }

  @Test
  void createdFoundOrComparedWithOtherHostsItCounts() {
    for (Event event : List.of(Event.CREATED, Event.ADOPTED, Event.AUDITED)) {
      var ofEvent = new MemoryJournal().with(entry(event, PAYOUT));
      workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
      RunReport report =
          workspace.engine().journal(ofEvent).build().run(RunRequest.refund().build());
      assertThat(report.items().get(0).reason()).as("%s", event).isEqualTo(Reason.ALREADY_PAID);
    }
  }

  @Test
  void anIntentIsResolvedByTheKeyOfTheRunThatWroteIt() {
    journal.with(entry(Event.INTENDED, null));
    workspace.with(live("run"));
    assertThat(refunds().reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(journal.read())
        .last()
        .extracting(JournalEntry::event, JournalEntry::payout)
        .containsExactly(Event.CREATED, PAYOUT);
  }

  /** One query may be answered by a server that is behind the one that answered before. */
  @Test
  void whatWasFoundCountsThoughTheNextQueryDoesNotShowIt() {
    for (String runKey : Arrays.asList("run", null)) {
      var ofKey = new MemoryJournal().with(entry(Event.INTENDED, null));
      var queries = new AtomicInteger();
      workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
      RunReport report =
          workspace
              .engine()
              .journal(ofKey)
              .payouts(index(() -> queries.getAndIncrement() == 0, live(runKey)))
              .build()
              .run(RunRequest.refund().build());
      assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    }
    assertThat(workspace.drafts()).isEmpty();
  }

  @Test
  void whatARunCreatedCountsForTheNextThoughNoQueryShowsIt() {
    String payout = String.valueOf(refunds().payout());
    workspace.lookingUp(new PayoutId(payout), new PayoutLookup.Live(moved(new PayoutId(payout))));
    assertNothingIsCreatedThoughNoQueryShowsAnything();
  }

  @Test
  void whatARunFoundCountsForTheNextThoughNoQueryShowsIt() {
    workspace.creating(
        draft -> {
          workspace.with(live(null));
          return new CreateResult.Unknown("no answer");
        });
    assertThat(refunds().payout()).isEqualTo(PAYOUT);
    workspace.creating(workspace::store).lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    assertNothingIsCreatedThoughNoQueryShowsAnything();
  }

  private void assertNothingIsCreatedThoughNoQueryShowsAnything() {
    int before = workspace.drafts().size();
    RunReport report =
        workspace
            .engine()
            .journal(journal)
            .payouts(index(() -> false, live(null)))
            .build()
            .run(RunRequest.refund().build());
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(workspace.drafts()).hasSize(before);
  }

  private static LivePayout live(@Nullable String runKey) {
    return new LivePayout(
        PAYOUT,
        ImmutableSet.of(REFUND),
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        LivePayout.Stage.AS_CREATED,
        null,
        runKey,
        "bot",
        LAST_YEAR);
  }

  /** Shows a payout only in some queries. */
  private PayoutIndex index(BooleanSupplier isShown, LivePayout payout) {
    return new PayoutIndex() {
      @Override
      public ImmutableList<LivePayout> livePayouts(
          PayableType type,
          ImmutableSet<PayableId> payables,
          ImmutableMap<ContractorId, DaySpan> spans) {
        return isShown.getAsBoolean() ? ImmutableList.of(payout) : ImmutableList.of();
      }

      @Override
      public ImmutableList<DatedPayout> livePayouts(DaySpan days) {
        return workspace.livePayouts(days);
      }

      @Override
      public PayoutLookup livePayout(PayableType type, PayoutId id) {
        return workspace.livePayout(type, id);
      }
    };
  }

  @Test
  void anIntentThatCameToNothingIsNotLookedUpAgain() {
    journal.with(entry(Event.INTENDED, null), entry(Event.NOT_CARRIED_OUT, null));
    assertThat(run(RunRequest.refund()).resolved()).isEmpty();
  }

  @Test
  void aRunResolvesWhatIsOpenOfPayablesOfAnyType() {
    journal.with(entry(Event.INTENDED, null));
    RunReport report =
        new InMemoryWorkspace()
            .engine()
            .journal(journal)
            .build()
            .run(RunRequest.contractorPayroll().build());
    assertThat(report.resolved()).hasSize(1);
  }

  @Test
  void aDryRunSaysOfWhatIsOpenThatARealRunFindsOut() {
    journal.with(entry(Event.INTENDED, null));
    assertThat(run(RunRequest.refund().with(RunOption.DRY_RUN)).items().get(0).reason())
        .isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  @Test
  void theJournalSaysWhichMonthAPayoutIsFor() {
    new InMemoryWorkspace()
        .with(contractor(ANN), RateFixture.monthly("rate", "1000", "USD").build())
        .with(order("o1", "2026-10-31", ANN))
        .engine()
        .journal(journal)
        .build()
        .run(RunRequest.contractorPayroll().build());
    assertThat(journal.read())
        .extracting(JournalEntry::date)
        .isNotEmpty()
        .containsOnly(LocalDate.of(2026, 10, 31));
  }

  @Test
  void aReleaseDoesNotCloseAnOpenIntent() {
    journal.with(
        new JournalEntry(
            HandHost.START,
            "killed",
            Event.INTENDED,
            PayableType.REFUND,
            REFUND,
            new ContractorId("c1"),
            null,
            null),
        entry(Event.RELEASED, PAYOUT));
    assertThat(run(RunRequest.refund().with(RunOption.DRY_RUN)).items().get(0).reason())
        .isEqualTo(Reason.OUTCOME_UNKNOWN);
  }

  @Test
  void aRecordedPayoutThatQueriesShowNeedsNoRead() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.with(paying(PAYOUT, REFUND));
    assertThat(refunds().payout()).isEqualTo(PAYOUT);
    assertThat(workspace.log()).doesNotContain("payout p1");
  }

  @Test
  void aRecordedPayoutThatSomebodySetBackAndMovedIsReportedBesideItsSuccessor() {
    journal.with(entry(Event.CREATED, new PayoutId("p0")), entry(Event.CREATED, PAYOUT));
    workspace.with(paying(PAYOUT, REFUND));
    workspace.lookingUp(new PayoutId("p0"), new PayoutLookup.Live(moved(new PayoutId("p0"))));
    assertThat(run(RunRequest.refund()).duplicates()).hasSize(1);
  }

  @Test
  void aRecordedPayoutThatSomebodyMadePayAnotherPayableIsNotReportedBesideTheNewOne() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.with(paying(HAND, REFUND));
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(paying(PAYOUT, new PayableId("r2"))));
    assertThat(refunds().payout()).isEqualTo(HAND);
    assertThat(run(RunRequest.refund()).duplicates()).isEmpty();
  }

  @Test
  void aRecordedPayoutThatPaysWhatSomebodyElsesPayoutPaysTooIsReported() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.with(paying(HAND, REFUND));
    workspace.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    RunReport report = run(RunRequest.refund());
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(report.duplicates())
        .singleElement()
        .satisfies(
            duplicate -> assertThat(duplicate.payouts()).containsExactlyInAnyOrder(PAYOUT, HAND));
  }

  @Test
  void aRecordedPayoutThatIsGoneOrBeingVoidedDoesNotMatterIfAnotherPayoutIsShown() {
    journal.with(entry(Event.CREATED, PAYOUT));
    workspace.with(paying(HAND, REFUND));
    workspace.lookingUp(PAYOUT, GONE);
    assertThat(refunds().payout()).isEqualTo(HAND);
    journal.with(entry(Event.VOIDING, PAYOUT));
    workspace.lookingUp(PAYOUT, PayoutLookup.NOT_LIVE);
    assertThat(refunds().payout()).isEqualTo(HAND);
    assertThat(run(RunRequest.refund()).duplicates()).isEmpty();
  }

  @Test
  void aRecordedPayoutOfAnotherOrderThatNoQueryShowsCountsForItsMonth() {
    InMemoryWorkspace payroll = payrollOfOneMonthlyOrder();
    journal.with(ofOtherOrder());
    payroll.lookingUp(PAYOUT, new PayoutLookup.Live(moved(PAYOUT)));
    Item item = payroll(payroll);
    assertThat(item.reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(PAYOUT);
  }

  @Test
  void aRecordedPayoutThatSomebodyMadePayAnotherOrderCountsForItsMonthThoughItsOwnIsPaidByHand() {
    InMemoryWorkspace payroll = payrollOfOneMonthlyOrder();
    payroll.with(order("other-order", "2026-10-31"));
    payroll.with(paying(HAND, new PayableId("other-order")));
    journal.with(ofOtherOrder());
    payroll.lookingUp(PAYOUT, new PayoutLookup.Live(paying(PAYOUT, new PayableId("third-order"))));
    Item item = payroll(payroll);
    assertThat(item.payable()).isEqualTo(new PayableId("o1"));
    assertThat(item.reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(payroll.drafts()).isEmpty();
  }

  @Test
  void anUnreadableRecordedPayoutOfTheMonthFailsTheOrderAndIsNamed() {
    InMemoryWorkspace payroll = payrollOfOneMonthlyOrder();
    journal.with(ofOtherOrder());
    payroll.lookingUp(PAYOUT, GONE);
    Item item = payroll(payroll);
    assertThat(item.reason()).isEqualTo(Reason.PAYOUT_UNREACHABLE);
    assertThat(item.message()).endsWith("payouts release other-order");
    assertThat(payroll.drafts()).isEmpty();
  }

  @Test
  void aRecordedPayoutOfAnotherMonthOrContractorOrWithoutADateIsNeitherReadNorCounted() {
    InMemoryWorkspace payroll = payrollOfOneMonthlyOrder();
    LocalDate october = LocalDate.of(2026, 10, 2);
    journal.with(
        ofOtherOrder(ANN, LocalDate.of(2026, 9, 30)),
        ofOtherOrder(ANN, LocalDate.of(2026, 11, 1)),
        ofOtherOrder(ANN, null),
        ofOtherOrder(BOB, october));
    payroll.lookingUp(PAYOUT, GONE);
    assertThat(payroll(payroll).status()).isEqualTo(Status.CREATED);
    assertThat(payroll.log()).doesNotContain("payout p1");
  }

  private Item payroll(InMemoryWorkspace payroll) {
    return payroll
        .engine()
        .journal(journal)
        .build()
        .run(RunRequest.contractorPayroll().build())
        .items()
        .get(0);
  }

  private static InMemoryWorkspace payrollOfOneMonthlyOrder() {
    return new InMemoryWorkspace()
        .with(order("o1", "2026-10-31"))
        .with(contractor(ANN), RateFixture.monthly("rate", "3000", "USD").build());
  }

  private static JournalEntry ofOtherOrder() {
    return ofOtherOrder(ANN, LocalDate.of(2026, 10, 2));
  }

  private static JournalEntry ofOtherOrder(ContractorId contractor, @Nullable LocalDate date) {
    return new JournalEntry(
        LAST_YEAR,
        "run",
        Event.CREATED,
        PayableType.CONTRACTOR_PAYROLL,
        new PayableId("other-order"),
        contractor,
        date,
        PAYOUT);
  }
}
