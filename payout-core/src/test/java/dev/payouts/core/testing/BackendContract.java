package dev.payouts.core.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.Reason;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in a backend. To test your own, extend this class and return the ports
 * over a new workspace for each test. Lookups by key must find writes at once in these tests.
 */
public abstract class BackendContract {
  private static final LocalDate LAST_OF_OCTOBER = LocalDate.of(2026, 10, 31);
  private static final DaySpan OCTOBER = DaySpan.of(YearMonth.of(2026, 10));
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();

  private Backend backend;
  private ContractorId ann;
  private PayableId order;

  /** The ports over one workspace, and ways to put data into it. */
  public interface Backend {
    /** Returns the source of payables. */
    PayableSource payables();

    /** Returns the source of rates. */
    RateSource rates();

    /** Returns the index of payouts. */
    PayoutIndex payouts();

    /** Returns the source of contractors. */
    PositionSource positions();

    /** Returns the sink of payouts. */
    PayoutSink sink();

    /** Adds a contractor with a monthly rate of 2,200 USD. */
    ContractorId addContractor(String name);

    /** Adds an approved task order without hours and line items. */
    PayableId addOrder(ContractorId contractor, LocalDate date);
  }

  /** Returns the ports over a new, empty workspace. */
  protected abstract Backend newBackend();

  @BeforeEach
  void addOneOrder() {
    backend = newBackend();
    ann = backend.addContractor("Ann Lee");
    order = backend.addOrder(ann, LAST_OF_OCTOBER);
  }

  private PayoutDraft draft() {
    return new PayoutDraft(
        PayableType.CONTRACTOR_PAYROLL,
        order,
        ann,
        Fixtures.money("2200", "USD"),
        PayoutText.of("Development work in October 2026"),
        PayoutText.of("Software Development Services"),
        backend.rates().rates(ImmutableSet.of(ann), OCTOBER).get(ann).asList().get(0).id(),
        LAST_OF_OCTOBER);
  }

  private PayoutId create() {
    backend.sink().destination(PAYROLL); // as a run does
    CreateResult result = backend.sink().create(draft(), new Sent());
    assertThat(result).isInstanceOf(CreateResult.Created.class);
    return ((CreateResult.Created) result).payout();
  }

  private List<LivePayout> livePayouts(ImmutableSet<PayableId> payables) {
    return backend
        .payouts()
        .livePayouts(PayableType.CONTRACTOR_PAYROLL, payables, ImmutableMap.of())
        .stream()
        .filter(payout -> payout.payables().stream().anyMatch(payables::contains))
        .toList();
  }

  @Test
  void everyApprovedOrderOfTheDaysIsListedWithItsContractorAndDate() {
    PayableId other = backend.addOrder(ann, LAST_OF_OCTOBER.minusDays(30));
    List<ListedPayable> listed =
        backend.payables().payables(PayableQuery.of(PAYROLL, OCTOBER)).stream()
            .filter(one -> ImmutableSet.of(order, other).contains(one.payable().id()))
            .toList();
    assertThat(listed)
        .extracting(one -> one.payable().id())
        .containsExactlyInAnyOrder(order, other);
    assertThat(listed)
        .allSatisfy(
            one -> {
              assertThat(one.mayBePaid()).isTrue();
              assertThat(one.payable().contractors().get()).containsExactly(ann);
              assertThat(((TaskOrder) one.payable()).date())
                  .isIn(LAST_OF_OCTOBER, LAST_OF_OCTOBER.minusDays(30));
            });
  }

  @Test
  void theRatesOfEachContractorAreFound() {
    ContractorId bob = backend.addContractor("Bob Ray");
    var rates = backend.rates().rates(ImmutableSet.of(ann, bob), OCTOBER);
    for (ContractorId contractor : ImmutableSet.of(ann, bob)) {
      assertThat(rates.get(contractor)).hasSize(1);
      Rate rate = rates.get(contractor).asList().get(0);
      assertThat(rate.monthlyFixed().get()).isEqualByComparingTo("2200");
      assertThat(rate.currency().get().code()).isEqualTo("USD");
    }
  }

  @Test
  void theRecordOfAContractorHasItsName() {
    ImmutableMap<ContractorId, Contractor> found =
        backend.positions().contractors(ImmutableSet.of(ann));
    assertThat(requireNonNull(found.get(ann)).fullName()).isEqualTo("Ann Lee");
  }

  @Test
  void aPayoutThatWasCreatedIsFoundByItsPayable() {
    assertThat(livePayouts(ImmutableSet.of(order))).isEmpty();
    PayoutId created = create();
    List<LivePayout> live = livePayouts(ImmutableSet.of(order));
    assertThat(live).hasSize(1);
    LivePayout found = live.get(0);
    assertThat(found.id()).isEqualTo(created);
    assertThat(found.contractors()).containsExactly(ann);
    assertThat(found.date()).isEqualTo(LAST_OF_OCTOBER);
    Money money = requireNonNull(found.money());
    assertThat(money.amount()).isEqualByComparingTo("2200");
    assertThat(money.currency().code()).isEqualTo("USD");
  }

  @Test
  void aPayoutThatWasCreatedIsFoundByItsContractorAndMonth() {
    PayoutId created = create();
    assertThat(
            backend
                .payouts()
                .livePayouts(
                    PayableType.CONTRACTOR_PAYROLL,
                    ImmutableSet.of(),
                    ImmutableMap.of(ann, OCTOBER)))
        .extracting(LivePayout::id)
        .contains(created);
  }

  @Test
  void aPayoutThatWasCreatedIsFoundByItsDayWithItsTypeAndItsPayable() {
    PayoutId created = create();
    List<DatedPayout> found =
        backend.payouts().livePayouts(OCTOBER).stream()
            .filter(one -> one.payout().id().equals(created))
            .toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).day()).isEqualTo(LAST_OF_OCTOBER);
    assertThat(found.get(0).type()).contains(PayableType.CONTRACTOR_PAYROLL);
    assertThat(found.get(0).payout().payables()).containsExactly(order);
    assertThat(found.get(0).payout().contractors()).containsExactly(ann);
    assertThat(requireNonNull(found.get(0).payout().money()).amount()).isEqualByComparingTo("2200");
    DaySpan before = DaySpan.of(YearMonth.from(LAST_OF_OCTOBER).minusMonths(1));
    assertThat(backend.payouts().livePayouts(before))
        .extracting(one -> one.payout().id())
        .doesNotContain(created);
  }

  @Test
  void aPayoutThatWasCreatedIsFoundByItsId() {
    PayoutLookup found = backend.payouts().livePayout(PayableType.CONTRACTOR_PAYROLL, create());
    assertThat(found).isInstanceOf(PayoutLookup.Live.class);
    assertThat(((PayoutLookup.Live) found).payout().payables()).containsExactly(order);
  }

  @Test
  void theIntentIsWrittenBeforeEachCreate() {
    var sent = new Sent();
    backend.sink().destination(PAYROLL);
    backend.sink().create(draft(), sent);
    assertThat(sent.count).isPositive();
  }

  @Test
  void aCreateWhoseIntentCannotBeWrittenIsNotSent() {
    backend.sink().destination(PAYROLL);
    assertThatThrownBy(
            () ->
                backend
                    .sink()
                    .create(
                        draft(),
                        new Sent() {
                          @Override
                          public void beforeSending() {
                            throw new RunAbortedException(
                                FailureCause.NOT_CARRIED_THROUGH, "The disk is full.");
                          }
                        }))
        .isInstanceOf(RunAbortedException.class);
    assertThat(livePayouts(ImmutableSet.of(order))).isEmpty();
  }

  @Test
  void aPayoutThatWasWithdrawnIsNotLiveAnyMore() {
    PayoutId created = create();
    assertThat(backend.sink().withdraw(created)).isEmpty();
    assertThat(backend.sink().withdraw(created)).as("again").isEmpty();
    assertThat(livePayouts(ImmutableSet.of(order))).isEmpty();
    assertThat(backend.payouts().livePayout(PayableType.CONTRACTOR_PAYROLL, created))
        .isNotInstanceOf(PayoutLookup.Live.class);
  }

  @Test
  void twoRunsPayEachOrderOnce() {
    PayableId other = backend.addOrder(backend.addContractor("Bob Ray"), LAST_OF_OCTOBER);
    PayoutEngine engine =
        PayoutEngine.builder()
            .payables(backend.payables())
            .rates(backend.rates())
            .payouts(backend.payouts())
            .positions(backend.positions())
            .sink(backend.sink())
            .withoutJournal()
            .build();
    RunReport first = engine.run(PAYROLL);
    assertThat(first.count(Status.CREATED)).as(first.toString()).isEqualTo(2);
    RunReport second = engine.run(PAYROLL);
    assertThat(second.items()).hasSize(2).allMatch(item -> item.reason() == Reason.ALREADY_PAID);
    assertThat(livePayouts(ImmutableSet.of(order, other))).hasSize(2);
  }

  /** Counts the intents of a create. */
  private static class Sent implements PayoutSink.Sending {
    private int count;

    @Override
    public String runKey() {
      return "contract";
    }

    @Override
    public void whileWaiting() {}

    @Override
    public void beforeSending() {
      count++;
    }

    @Override
    public boolean mayLeave() {
      return true;
    }
  }
}
