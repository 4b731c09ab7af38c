package dev.payouts.notion.textbook;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.RateSeed;
import dev.payouts.notion.sandbox.RefundSeed;
import dev.payouts.notion.sandbox.Seed;
import dev.payouts.notion.sandbox.SplitSeed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
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
  private final Oddities odd;
  private final Book book = new Book();
  private final List<String> contractors = new ArrayList<>();

  private RandomBook(long seed, PayrollWorkspace workspace, Oddities odd) {
    this.random = new Random(seed);
    this.workspace = workspace;
    this.odd = odd;
  }

  /** Fills a workspace. */
  static Book fill(long seed, PayrollWorkspace workspace, Instant now) {
    var filler = new RandomBook(seed, workspace, Oddities.of(seed));
    filler.book.now = now;
    filler.odd.settings(filler.book, workspace);
    filler.fill();
    return filler.book;
  }

  /**
   * Adds one order each of a few contractors, and at times a refund and a split, to a workspace;
   * nothing of it is paid.
   */
  static Book fillAFew(long seed, PayrollWorkspace workspace, LocalDate today) {
    var filler = new RandomBook(seed, workspace, Oddities.none());
    filler.book.now = today.atStartOfDay(ZoneOffset.UTC).toInstant();
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
      order(named(), oneIn(3) ? 26 + random.nextInt(6) : random.nextInt(3));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      refund(i);
      split(i);
    }
    for (int i = 0; i < random.nextInt(5); i++) {
      payout();
    }
    if (odd.oneIn(5)) {
      book.lineItemsHaveHours = false;
      workspace
          .notion()
          .editor()
          .renameProperty(
              workspace.dataSource(DataSourceKey.TASK_ORDERS), "Line Item Hours", "Hours");
    }
  }

  private void contractor(int number) {
    var seed = workspace.contractor("Contractor " + number).positions("Engineer");
    boolean isGone = oneIn(12);
    boolean isArchived = !isGone && odd.oneIn(8);
    String id = (isGone ? seed.trashed() : isArchived ? seed.archived() : seed).add();
    contractors.add(id);
    if (isArchived) {
      book.archivedContractors.add(id);
    }
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
    if (odd.oneIn(2)) {
      ofThePreviousKind(row);
    }
    row.monthlyFixed = oneIn(12) ? null : usually("3000", MONTHLY_AMOUNTS);
    row.hourlyRate = oneIn(12) ? null : usually("20", HOURLY_AMOUNTS);
    row.monthlyFixed = odd.oneIn(20) ? Book.NOT_COMPUTED : row.monthlyFixed;
    row.hourlyRate = odd.sometimesNotComputed(row.hourlyRate, 6);
    row.currency = oneIn(15) ? null : usually("USD", CURRENCIES);
    row.payDay = oneIn(6) ? null : usually("15", PAY_DAYS);
    @Nullable LocalDate first = oneIn(3) ? null : aroundTheMonth();
    @Nullable LocalDate last = oneIn(2) ? null : aroundTheMonth();
    Object shownFirst = spelled(first);
    Object shownLast = ended(last);
    row.first = Days.first(book, shownFirst);
    row.last = Days.last(book, shownLast);
    seed.property("Billing Type", row.billingType)
        .property("Monthly Fixed", odd.number(row.monthlyFixed))
        .property("Hourly Rate", odd.number(row.hourlyRate))
        .property("Currency", row.currency)
        .property("Payday", row.payDay)
        .property("Start Date", shownFirst)
        .property("End Date", shownLast);
    if (odd.oneIn(12)) { // not seen
      (odd.oneIn(2) ? seed.archived() : seed.trashed()).add();
      return;
    }
    row.id = seed.add();
    book.rates.add(row);
  }

  private void ofThePreviousKind(Book.RateRow row) {
    book.rates.stream()
        .filter(rate -> rate.contractor.equals(row.contractor))
        .forEach(rate -> row.billingType = rate.billingType);
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
    Object date = odd.oneIn(15) ? range(order.date) : spelled(order.date);
    order.date = Days.first(book, date);
    OrderSeed seed = workspace.order(null, null);
    seed.property("Date", date).property("Contractor", odd.contractors(order.contractors));
    if (oneIn(12)) {
      order.isListed = false;
      seed.status("Completed");
    }
    if (odd.oneIn(15)) {
      order.isListed = false;
      seed = odd.oneIn(2) ? seed.archived() : seed.trashed();
    }
    if (order.lineItems.size() <= 25) {
      order.hours = odd.oneIn(15) ? Book.NOT_COMPUTED : order.hours;
      seed.property("Final Hours Worked", odd.number(order.hours));
    } else if (odd.oneIn(3)) {
      seed.property("Final Hours Worked", odd.notComputed()); // and not needed
    }
    order.id = LineItems.add(workspace, seed, order, odd);
    book.orders.add(order);
  }

  private @Nullable LocalDate orderDate() {
    if (oneIn(25)) {
      return null;
    }
    if (oneIn(25)) {
      return oneIn(2) ? LocalDate.of(2062, 10, 31) : LocalDate.of(226, 10, 31);
    }
    if (odd.oneIn(8)) {
      return odd.oneIn(5)
          ? LocalDate.of(2000, 1, 1).minusDays(odd.below(2))
          : book.now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(61 + odd.below(3));
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
    disturb(order);
    if (oneIn(10) && !book.orders.isEmpty()) { // a copied order; runs of a month list that alone
      var copied = book.orders.get(random.nextInt(book.orders.size()));
      if (copied.lineItems.stream().anyMatch(item -> !item.isGone())) {
        order.date = copied.date;
        order.lineItems.clear();
        order.lineItems.addAll(copied.lineItems);
      }
    }
  }

  /** Lets line items say something else than their order, be gone, or lack what is needed. */
  private void disturb(Book.Order order) {
    List<Book.LineItem> items = order.lineItems;
    if (order.contractors.isEmpty() && odd.oneIn(2)) {
      List<String> others = named();
      items.replaceAll(item -> item.naming(others));
    }
    if (odd.oneIn(4)) {
      items.replaceAll(item -> odd.oneIn(6) ? item.gone() : item);
    }
    if (odd.oneIn(10) && items.size() <= 25) {
      items.replaceAll(Book.LineItem::gone);
    }
    if (odd.oneIn(10)) {
      replaceOne(items, item -> item.naming(named()));
    }
    if (odd.oneIn(8)) {
      replaceOne(items, item -> item.naming(named()).gone());
    }
    if (odd.oneIn(15)) {
      replaceOne(items, item -> item.naming(Book.NO_CONTRACTORS_COMPUTED));
    }
    if (items.stream().noneMatch(item -> item.hours() == null)) {
      replaceOne(items, item -> item.of(odd.sometimesNotComputed(item.hours(), 2)));
    }
    if (odd.oneIn(12)) {
      order.contractors = List.of();
    } else if (odd.oneIn(20)) {
      order.contractors = Book.NO_CONTRACTORS_COMPUTED;
    }
  }

  private void replaceOne(List<Book.LineItem> items, UnaryOperator<Book.LineItem> change) {
    if (!items.isEmpty()) {
      int index = odd.below(items.size());
      items.set(index, change.apply(items.get(index)));
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
    Book.Request request = request(book.refunds);
    Object date = spelled(request.date);
    request.date = Days.first(book, date);
    RefundSeed seed = workspace.refund("RFD-" + number, null);
    boolean isLong = hasShortTexts(request) && odd.oneIn(10);
    request.reason = odd.oneIn(3) ? "Travel" : null;
    request.title = isLong ? odd.longText() : odd.oneIn(3) ? "To Hanoi" : null;
    if (odd.oneIn(4)) {
      request.details = null;
    }
    if (odd.oneIn(2)) {
      request.formatted = odd.oneIn(4) ? Book.NOT_COMPUTED : odd.pick("Taxi", "Train");
    }
    seed.property("Contractor", odd.contractors(request.contractors))
        .property("Amount", odd.number(request.amount))
        .property("Currency", request.currency)
        .property("Reason", request.reason)
        .property("Description", request.title)
        .property("Details", request.details)
        .property("Description Formatted", odd.text(request.formatted))
        .property("Date Requested", date);
    add(request, seed, book.refunds);
  }

  private void split(int number) {
    Book.Request request = request(book.splits);
    Object date = spelled(request.date);
    request.date = Days.first(book, date);
    boolean isLong = hasShortTexts(request) && odd.oneIn(10);
    request.title = isLong ? odd.longText() : "Split " + number;
    if (odd.oneIn(8)) {
      request.details = odd.oneIn(2) ? Book.NOT_COMPUTED : null;
    }
    SplitSeed seed = workspace.split("Split " + number, null);
    seed.property("Name", request.title)
        .property("Person", odd.contractors(request.contractors))
        .property("Amount", odd.number(request.amount))
        .property("Currency", request.currency)
        .property("Description", odd.text(request.details))
        .property("Month", date);
    add(request, seed, book.splits);
  }

  /** Two long texts would be more than a request of the API may hold. */
  private static boolean hasShortTexts(Book.Request request) {
    return request.details == null || request.details.length() < 100;
  }

  private void add(Book.Request request, Seed<?> seed, List<Book.Request> listed) {
    if (odd.oneIn(15)) { // not seen
      (odd.oneIn(2) ? seed.archived() : seed.trashed()).add();
      return;
    }
    request.id = seed.add();
    listed.add(request);
  }

  private Book.Request request(List<Book.Request> others) {
    var request = new Book.Request();
    List<String> named = named();
    request.contractors = odd.areComputed() && odd.oneIn(6) ? Book.NO_CONTRACTORS_COMPUTED : named;
    String amount = oneIn(10) ? null : usually("100", REQUESTED);
    request.amount = odd.sometimesNotComputed(amount, 6);
    request.currency = oneIn(10) ? null : usually("USD", CURRENCIES);
    request.date = oneIn(3) ? null : MONTH.atDay(7);
    request.details = oneIn(2) ? "Taxi" : "Hotel";
    if (odd.oneIn(12)) {
      request.details = odd.longText();
    }
    if (odd.oneIn(3) && !others.isEmpty()) {
      Book.Request other = others.get(others.size() - 1);
      request.contractors = other.contractors;
      request.amount = other.amount;
      request.currency = other.currency;
      request.date = other.date;
      request.details = other.details;
    }
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
    @Nullable LocalDate date = oneIn(8) ? null : oneIn(3) ? aroundTheMonth() : MONTH.atEndOfMonth();
    if (oneIn(3) && !book.rates.isEmpty()) {
      payout.rates = List.of(book.rates.get(random.nextInt(book.rates.size())).id);
      seed.property("00 Service Rate", payout.rates);
    }
    payout.isCancelled = oneIn(6);
    Object shownDate = odd.oneIn(15) ? range(date) : spelled(date);
    payout.date = Days.first(book, shownDate);
    seed.status(payout.isCancelled ? "Cancelled" : oneIn(6) ? null : oneIn(2) ? "Paid" : "Pending")
        .property("Person", payout.contractors.isEmpty() ? null : payout.contractors)
        .property("Date", shownDate);
    payout.isInTrash = oneIn(8);
    payout.isArchived = !payout.isInTrash && odd.oneIn(4);
    payout.id =
        (payout.isInTrash ? seed.trashed() : payout.isArchived ? seed.archived() : seed).add();
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

  /** A range of which the day is the start. */
  private @Nullable Object range(@Nullable LocalDate day) {
    return day == null || day.getYear() < 1000 ? day : day + "/" + day.plusDays(odd.below(40));
  }

  private String usually(String plain, String[] odd) {
    return oneIn(2) ? plain : odd[random.nextInt(odd.length)];
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }
}
