package dev.payouts.core.internal.decide.preloaded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.testing.Fixtures;
import dev.payouts.core.testing.RateFixture;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders decided together have the same decisions as each order alone. */
class PreloadedTest {
  private static final RunRequest REQUEST = RunRequest.contractorPayroll().build();
  private static final String DATE = "2026-10-31";
  private static final PlausibleDates DATES = PlausibleDates.on(LocalDate.parse(DATE));

  /** Several lookup blocks, the last of them incomplete. */
  private static final int ORDERS = 333;

  private final ImmutableList<Payable> orders = orders();
  private final Preloaded preloaded = preload(orders);

  @Test
  void eachOrderIsDecidedAsIfItWereAlone() {
    ImmutableList<Decision> together = decide(preloaded);

    assertThat(together).hasSize(ORDERS);
    for (int i = 0; i < ORDERS; i++) {
      assertThat(decide(preload(ImmutableList.of(orders.get(i))))).containsExactly(together.get(i));
    }
    assertThat(together.stream().map(decision -> decision.item().reason()).distinct())
        .as("payable, paid before, of nobody, of several, without a rate")
        .hasSize(5);
  }

  @Test
  void someOrdersAreDecidedAsTogetherWithAll() {
    List<Decision> wanted =
        decide(preloaded).stream().filter(each -> hasOddPlace(each.item().payable())).toList();

    assertThat(decide(preloaded.only(order -> hasOddPlace(order.id())))).isEqualTo(wanted);
  }

  @Test
  void withoutPayoutsNothingIsAlreadyPaid() {
    assertThat(decide(preloaded.withoutPayouts()))
        .hasSize(ORDERS)
        .noneMatch(decision -> decision.item().payout() != null);
    assertThat(decide(preloaded)).anyMatch(decision -> decision.item().payout() != null);
  }

  private static ImmutableList<Decision> decide(Preloaded preloaded) {
    return new Decider(REQUEST, PayrollPolicy.DEFAULT, preloaded, DATES).decide();
  }

  private static Preloaded preload(ImmutableList<Payable> orders) {
    ImmutableSetMultimap.Builder<ContractorId, Rate> rates = ImmutableSetMultimap.builder();
    ImmutableMap.Builder<ContractorId, Contractor> contractors = ImmutableMap.builder();
    ImmutableList.Builder<LivePayout> payouts = ImmutableList.builder();
    for (int i = 0; i < ORDERS; i++) {
      if (i % 7 != 4) {
        rates.put(person(i), RateFixture.monthly("r" + i, "1" + i, "USD").build());
      }
      contractors.put(person(i), Fixtures.contractor(person(i)));
      if (i % 5 == 2) {
        payouts.add(Fixtures.payout("p" + i, person(i), DATE, ImmutableSet.of(), "s" + i));
      }
    }
    return Preloaded.of(
        PreloadKeys.of(REQUEST, orders, DATES),
        rates.build(),
        payouts.build(),
        contractors.buildOrThrow());
  }

  private static ImmutableList<Payable> orders() {
    ImmutableList.Builder<Payable> orders = ImmutableList.builder();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(Fixtures.order("s" + i, DATE, payees(i)));
    }
    return orders.build();
  }

  private static ContractorId[] payees(int i) {
    return switch (i % 11) {
      case 3 -> new ContractorId[0];
      case 8 -> new ContractorId[] {person(i), person((i + 1) % ORDERS)};
      default -> new ContractorId[] {person(i)};
    };
  }

  private static boolean hasOddPlace(PayableId source) {
    return Integer.parseInt(source.value().substring(1)) % 2 == 1;
  }

  private static ContractorId person(int i) {
    return new ContractorId("c" + i);
  }
}
