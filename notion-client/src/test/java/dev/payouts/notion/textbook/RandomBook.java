package dev.payouts.notion.textbook;

import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.RateSeed;
import dev.payouts.notion.sandbox.RefundSeed;
import dev.payouts.notion.sandbox.SplitSeed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Fills a workspace by chance, dense with what real ones get wrong, and writes down in a {@link
 * Book} what it did. Small numbers of everything, so that cases meet.
 */
final class RandomBook {
  static final YearMonth MONTH = YearMonth.of(2026, 10);

  private static final String[] MONTHLY_AMOUNTS = {
    "2000.55",
    "25000500",
    "25300000.000000004",
    "29999999.999999996",
    "1000",
    "3000",
    "0",
    "-100",
    "2200",
    "0.005",
    "33.333333333333336",
    "1e-7"
  };
  private static final String[] HOURLY_AMOUNTS = {"20.5", "33.30", "0", "-3", "20.75", "0.001"};
  private static final String[] HOURS = {
    "160", "8.049999999999999", "0", "10.25", "151.5", "0.1", "1e-7"
  };
  private static final String[] CURRENCIES = {
    "USD", "USD", "USD", "VND", "VND", "JPY", "EUR", "USD ", "usd", "VNĐ", "HRK", " "
  };
  private static final String[] REQUESTED = {
    "100", "33.333333333333336", "100.5", "1e-7", "0", "-5", "0.005", "12.345", "99999.999999999996"
  };
  private static final String[] PAY_DAYS = {"01", "15", "15", "1", "15th", " 15 "};

  private final Random random;
  private final PayrollWorkspace workspace;
  private final Book book = new Book();
  private final List<String> contractors = new ArrayList<>();

  private RandomBook(long seed, PayrollWorkspace workspace) {
    this.random = new Random(seed);
    this.workspace = workspace;
  }

  /** Fills a workspace. */
  static Book fill(long seed, PayrollWorkspace workspace, LocalDate today) {
    var filler = new RandomBook(seed, workspace);
    filler.book.today = today;
    filler.fill();
    return filler.book;
  }

  /**
   * Adds one order each of a few contractors, and at times a refund and a split, to a workspace;
   * nothing of it is paid.
   */
  static Book fillAFew(long seed, PayrollWorkspace workspace, LocalDate today) {
    var filler = new RandomBook(seed, workspace);
    filler.book.today = today;
    int count = 1 + filler.random.nextInt(2);
    for (int i = 0; i < count; i++) {
      filler.contractor(i);
      String contractor = filler.contractors.get(i);
      for (int rates = 1 + filler.random.nextInt(2); rates > 0; rates--) {
        filler.rate(contractor);
      }
      filler.order(List.of(contractor), filler.oneIn(20) ? 26 : 0);
    }
    if (filler.oneIn(2)) {
      filler.refund(count);
    }
    if (filler.oneIn(2)) {
      filler.split(count);
    }
    return filler.book;
  }

  private void fill() {
    if (oneIn(3)) {
      book.holidays.add(MONTH.atDay(1 + random.nextInt(31)));
      book.holidays.add(MONTH.atDay(1 + random.nextInt(31)));
    }
    int people = 1 + random.nextInt(6);
    for (int i = 0; i < people; i++) {
      contractor(i);
    }
    for (String contractor : contractors) {
      int rates = 1 + random.nextInt(3);
      for (int i = 0; i < rates; i++) {
        rate(contractor);
      }
    }
    int orders = 2 + random.nextInt(7);
    for (int i = 0; i < orders; i++) {
      order(named(), oneIn(8) ? 26 + random.nextInt(6) : random.nextInt(3));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      refund(i);
      split(i);
    }
    for (int i = 0; i < random.nextInt(5); i++) {
      payout();
    }
  }

  private void contractor(int number) {
    var seed = workspace.contractor("Contractor " + number).positions("Engineer");
    boolean isGone = oneIn(12);
    String id = isGone ? seed.trashed().add() : seed.add();
    contractors.add(id);
    if (!isGone) {
      book.readableContractors.add(id);
    }
  }

  private void rate(String contractor) {
    var row = new Book.RateRow();
    row.contractor = contractor;
    RateSeed seed = workspace.rate(contractor);
    if (oneIn(4)) {
      row.status = "Inactive";
      seed.status("Inactive");
    }
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> row.billingType = "Monthly Fixed";
      case 4 -> row.billingType = "Mixed";
      case 5, 6 -> row.billingType = "Hourly Rate";
      default -> row.billingType = oneIn(2) ? "Retainer" : null;
    }
    row.monthlyFixed = oneIn(12) ? null : usually("3000", MONTHLY_AMOUNTS);
    row.hourlyRate = oneIn(12) ? null : usually("20", HOURLY_AMOUNTS);
    row.currency = oneIn(15) ? null : usually("USD", CURRENCIES);
    row.payDay = oneIn(6) ? null : usually("15", PAY_DAYS);
    row.first = oneIn(3) ? null : aroundTheMonth();
    row.last = oneIn(2) ? null : aroundTheMonth();
    seed.property("Billing Type", row.billingType)
        .property("Monthly Fixed", number(row.monthlyFixed))
        .property("Hourly Rate", number(row.hourlyRate))
        .property("Currency", row.currency)
        .property("Payday", row.payDay)
        .property("Start Date", spelled(row.first))
        .property("End Date", ended(row.last));
    row.id = seed.add();
    book.rates.add(row);
  }

  /** A day of the month, or of the weeks before and after it. */
  private LocalDate aroundTheMonth() {
    return switch (random.nextInt(8)) {
      case 0 -> MONTH.atDay(1);
      case 1 -> MONTH.atEndOfMonth();
      case 2 -> MONTH.atDay(1).minusDays(1 + random.nextInt(3));
      case 3 -> MONTH.atEndOfMonth().plusDays(1 + random.nextInt(3));
      case 4 -> MONTH.atDay(16);
      case 5 -> MONTH.atDay(15);
      default -> MONTH.atDay(1).minusDays(20).plusDays(random.nextInt(70));
    };
  }

  private void order(List<String> named, int lineItems) {
    var order = new Book.Order();
    order.date = orderDate();
    order.contractors = named;
    addLineItems(order, lineItems);
    boolean isComputed = !order.lineItems.isEmpty(); // the formula adds up what is there
    order.hours = !isComputed && oneIn(5) ? null : usually("160", HOURS);
    OrderSeed seed = workspace.order(null, null);
    seed.property("Date", spelled(order.date))
        .property("Contractor", order.contractors.isEmpty() ? null : order.contractors);
    if (oneIn(12)) {
      order.isListed = false;
      seed.status("Completed");
    }
    if (order.lineItems.size() <= 25) {
      seed.property("Final Hours Worked", number(order.hours));
    }
    order.id = LineItems.add(workspace, seed, order);
    book.orders.add(order);
  }

  private @Nullable LocalDate orderDate() {
    if (oneIn(25)) {
      return null;
    }
    if (oneIn(25)) {
      return oneIn(2) ? LocalDate.of(2062, 10, 31) : LocalDate.of(226, 10, 31);
    }
    return oneIn(4) ? aroundTheMonth() : MONTH.atEndOfMonth();
  }

  private void addLineItems(Book.Order order, int count) {
    for (int i = 0; i < count; i++) {
      String hours = oneIn(200) ? null : oneIn(5) ? "7.5" : "8";
      order.lineItems.add(
          new Book.LineItem(
              workspace.notion().editor().newId(), order.contractors, hours, /* isGone= */ false));
    }
    if (oneIn(10) && !book.orders.isEmpty()) { // a copied order; runs of a month list that alone
      var copied = book.orders.get(random.nextInt(book.orders.size()));
      if (!copied.lineItems.isEmpty()) {
        order.date = copied.date;
        order.lineItems.clear();
        order.lineItems.addAll(copied.lineItems);
      }
    }
  }

  private List<String> named() {
    if (oneIn(15)) {
      return List.of();
    }
    String one = contractors.get(random.nextInt(contractors.size()));
    String other = contractors.get(random.nextInt(contractors.size()));
    return oneIn(20) && !one.equals(other) ? List.of(one, other) : List.of(one);
  }

  private void refund(int number) {
    Book.Request request = request();
    RefundSeed seed = workspace.refund("RFD-" + number, null);
    seed.property("Contractor", request.contractors.isEmpty() ? null : request.contractors)
        .property("Amount", number(request.amount))
        .property("Currency", request.currency)
        .property("Details", request.description)
        .property("Date Requested", spelled(request.date));
    request.id = seed.add();
    book.refunds.add(request);
  }

  private void split(int number) {
    Book.Request request = request();
    SplitSeed seed = workspace.split("Split " + number, null);
    seed.property("Person", request.contractors.isEmpty() ? null : request.contractors)
        .property("Amount", number(request.amount))
        .property("Currency", request.currency)
        .property("Description", request.description)
        .property("Month", spelled(request.date));
    request.id = seed.add();
    book.splits.add(request);
  }

  private Book.Request request() {
    var request = new Book.Request();
    request.contractors = named();
    request.amount = oneIn(10) ? null : usually("100", REQUESTED);
    request.currency = oneIn(10) ? null : usually("USD", CURRENCIES);
    request.date = oneIn(3) ? null : MONTH.atDay(7);
    request.description = oneIn(2) ? "Taxi" : "Hotel";
    return request;
  }

  /** A payout made by hand: for an order, for several, for nothing any more, or for a request. */
  private void payout() {
    var payout = new Book.Payout();
    payout.contractors = named();
    PayoutSeed seed = workspace.payout(null);
    List<String> of = new ArrayList<>();
    if (oneIn(4) && !book.refunds.isEmpty()) {
      of.add(book.refunds.get(random.nextInt(book.refunds.size())).id);
      seed.property("01 Refund", of);
    } else if (oneIn(4) && !book.splits.isEmpty()) {
      of.add(book.splits.get(random.nextInt(book.splits.size())).id);
      seed.property("02 Invoice Split", of);
    } else {
      payout.isOfOrders = true;
      of.add(paidOrder());
      if (oneIn(5) && !book.orders.isEmpty()) {
        of.add(book.orders.get(random.nextInt(book.orders.size())).id);
      }
      seed.property("00 Task Order", of);
    }
    payout.payables = of;
    payout.date = oneIn(8) ? null : oneIn(3) ? aroundTheMonth() : MONTH.atEndOfMonth();
    if (oneIn(3) && !book.rates.isEmpty()) {
      payout.rates = List.of(book.rates.get(random.nextInt(book.rates.size())).id);
      seed.property("00 Service Rate", payout.rates);
    }
    payout.isCancelled = oneIn(6);
    seed.status(payout.isCancelled ? "Cancelled" : oneIn(6) ? null : oneIn(2) ? "Paid" : "Pending")
        .property("Person", payout.contractors.isEmpty() ? null : payout.contractors)
        .property("Date", spelled(payout.date));
    payout.isInTrash = oneIn(8);
    payout.id = payout.isInTrash ? seed.trashed().add() : seed.add();
    book.payouts.add(payout);
  }

  /** An order of the run, or one that is completed long since. */
  private String paidOrder() {
    if (oneIn(2) && !book.orders.isEmpty()) {
      return book.orders.get(random.nextInt(book.orders.size())).id;
    }
    return workspace.order(null, MONTH.atEndOfMonth()).status("Completed").add();
  }

  /** A plain day, or that day at a time that is another day elsewhere. */
  private @Nullable Object spelled(@Nullable LocalDate day) {
    if (day == null || !oneIn(5) || day.getYear() < 1000) {
      return day == null ? null : day;
    }
    return oneIn(2)
        ? OffsetDateTime.of(day, LocalTime.of(0, 30), ZoneOffset.ofHours(7))
        : OffsetDateTime.of(day, LocalTime.of(23, 30), ZoneOffset.ofHours(-8));
  }

  private @Nullable Object ended(@Nullable LocalDate last) {
    return last != null && oneIn(6)
        ? last.minusDays(random.nextInt(40)) + "/" + last
        : spelled(last);
  }

  private static @Nullable BigDecimal number(@Nullable String digits) {
    return digits == null ? null : new BigDecimal(digits);
  }

  private String usually(String plain, String[] odd) {
    return oneIn(2) ? plain : odd[random.nextInt(odd.length)];
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }
}
