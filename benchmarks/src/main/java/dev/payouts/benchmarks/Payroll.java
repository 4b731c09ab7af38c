package dev.payouts.benchmarks;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payroll as returned by the ports: four months, with an order per contractor and month, listed
 * by month and shuffled within each. Three in five contractors have a fixed monthly rate in VND,
 * three in twenty a mixed one, and three in twenty an hourly rate in USD. One in twenty gets a
 * raise in the third month, and one in twenty joins in the second, so that the order of the first
 * month has no rate. One order in fifty has already been paid. Immutable.
 *
 * <p>Every occurrence of an ID or text is a separate object, as when read from JSON.
 */
record Payroll(
    ImmutableList<Payable> orders,
    ImmutableSetMultimap<ContractorId, Rate> rates,
    ImmutableList<LivePayout> livePayouts,
    ImmutableMap<ContractorId, Contractor> contractors) {
  /** The default rounding, and a holiday in the third month. */
  static final PayrollPolicy POLICY =
      new PayrollPolicy(
          PayrollPolicy.DEFAULT.rounding(), ImmutableSet.of(LocalDate.of(2026, 9, 2)));

  private static final int MONTHS = 4;
  private static final YearMonth FIRST_MONTH = YearMonth.of(2026, 7);
  private static final LocalDate RAISE = LocalDate.of(2026, 9, 14);
  private static final LocalDate JOINED = LocalDate.of(2026, 8, 11);
  private static final ImmutableList<ImmutableList<String>> POSITIONS =
      ImmutableList.of(
          ImmutableList.of("Backend Engineer"),
          ImmutableList.of("Product Designer"),
          ImmutableList.of("Frontend Engineer", "Tech Lead"),
          ImmutableList.of("Operation Executive"));

  /**
   * Generates a payroll, always the same for a size.
   *
   * @param orderCount how many orders; a multiple of the four months
   */
  static Payroll of(int orderCount) {
    return new Generator(orderCount / MONTHS).generate();
  }

  /** Generates the records; used once. */
  private static final class Generator {
    private static final long SEED = 20_261_031;

    private final Random random = new Random(SEED);
    private final String[] ids;
    private final ImmutableList.Builder<Payable> orders = ImmutableList.builder();
    private final ImmutableSetMultimap.Builder<ContractorId, Rate> rates =
        ImmutableSetMultimap.builder();
    private final ImmutableList.Builder<LivePayout> livePayouts = ImmutableList.builder();
    private final ImmutableMap.Builder<ContractorId, Contractor> contractors =
        ImmutableMap.builder();

    Generator(int contractorCount) {
      this.ids = new String[contractorCount];
    }

    Payroll generate() {
      for (int number = 0; number < ids.length; number++) {
        ids[number] = id();
        contractors.put(contractorId(number), record(number));
        addRates(number);
      }
      List<Integer> numbers = new ArrayList<>(ContiguousSet.closedOpen(0, ids.length));
      for (int month = 0; month < MONTHS; month++) {
        Collections.shuffle(numbers, random);
        for (int number : numbers) {
          addOrder(number, FIRST_MONTH.plusMonths(month));
        }
      }
      return new Payroll(
          orders.build(), rates.build(), livePayouts.build(), contractors.buildOrThrow());
    }

    private Contractor record(int number) {
      return new Contractor(
          contractorId(number),
          "Contractor " + number,
          "contractor." + number,
          POSITIONS.get(number % POSITIONS.size()),
          Contractor.State.ACTIVE);
    }

    private void addRates(int number) {
      BigDecimal monthly = BigDecimal.valueOf(20_000_000L + 500_000L * (number % 40));
      switch (number % 20) {
        case 0 -> {
          addMonthly(number, monthly, null, RAISE.minusDays(1));
          addMonthly(number, monthly.add(BigDecimal.valueOf(2_000_000)), RAISE, null);
        }
        case 1 -> addMonthly(number, monthly, JOINED, null);
        case 2, 3, 4 -> addHourly(number);
        case 5, 6, 7 ->
            rates.put(contractorId(number), rate(BillingType.MIXED, monthly, null, null));
        default -> addMonthly(number, monthly, LocalDate.of(2024, 1, 1), null);
      }
    }

    private void addMonthly(
        int number, BigDecimal amount, @Nullable LocalDate first, @Nullable LocalDate last) {
      rates.put(contractorId(number), rate(BillingType.MONTHLY_FIXED, amount, first, last));
    }

    private Rate rate(
        BillingType type, BigDecimal amount, @Nullable LocalDate first, @Nullable LocalDate last) {
      return new Rate(
          new RateId(id()),
          Rate.Status.ACTIVE,
          Value.of(type),
          Value.of(amount),
          Value.empty(),
          currency("VND"),
          Value.of(new PayDay(15)),
          first,
          last);
    }

    private void addHourly(int number) {
      BigDecimal hourly = BigDecimal.valueOf(2_000 + 25 * (number % 60), 2);
      rates.put(
          contractorId(number),
          new Rate(
              new RateId(id()),
              Rate.Status.ACTIVE,
              Value.of(BillingType.HOURLY_RATE),
              Value.empty(),
              Value.of(hourly),
              currency("USD"),
              Value.of(new PayDay(1)),
              LocalDate.of(2025, 3, 1),
              null));
    }

    private void addOrder(int number, YearMonth month) {
      var order =
          new TaskOrder(
              new PayableId(id()),
              "ORD :: " + number + " :: " + month,
              Value.of(ImmutableSet.of(contractorId(number))),
              month.atEndOfMonth(),
              new Hours.OfOrder(Value.of(BigDecimal.valueOf(1_200 + random.nextInt(600), 1))),
              ImmutableSet.of());
      orders.add(order);
      if (random.nextInt(50) == 0) {
        livePayouts.add(payoutOf(order, number));
      }
    }

    private LivePayout payoutOf(TaskOrder order, int number) {
      return new LivePayout(
          new PayoutId(id()),
          ImmutableSet.of(new PayableId(copy(order.id().value()))),
          ImmutableSet.of(contractorId(number)),
          ImmutableSet.of(),
          null,
          order.date(),
          LivePayout.Stage.MOVED_ON,
          null,
          null,
          null,
          Instant.parse("2026-11-01T08:00:00Z"));
    }

    private ContractorId contractorId(int number) {
      return new ContractorId(copy(ids[number]));
    }

    private static Value<CurrencyCode> currency(String code) {
      return Value.of(new CurrencyCode(copy(code)));
    }

    private String id() {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Returns a copy of a text. */
    private static String copy(String text) {
      return String.valueOf(text.toCharArray());
    }
  }
}
