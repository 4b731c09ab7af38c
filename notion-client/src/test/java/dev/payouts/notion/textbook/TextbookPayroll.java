package dev.payouts.notion.textbook;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** payout-core/RULES.md, "Contractor payroll", step by step and day by day. */
final class TextbookPayroll {
  private final Book book;
  private final @Nullable YearMonth month;
  private final @Nullable Integer payDay;

  /** Takes what the workspace says, and the filters of the run. */
  TextbookPayroll(Book book, @Nullable YearMonth month, @Nullable Integer payDay) {
    this.book = book;
    this.month = month;
    this.payDay = payDay;
  }

  /** Decides every order of the run. */
  Map<String, Verdict> verdicts() {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    Map<String, Priced> priced = new LinkedHashMap<>();
    for (Book.Order order : book.orders) {
      if (!order.isListed || !isOfTheMonth(order)) {
        continue;
      }
      Object step = upToStep8(order);
      if (step instanceof Priced found) {
        priced.put(order.id, found);
      }
      verdicts.put(order.id, step instanceof Verdict verdict ? verdict : Verdict.failed("later"));
    }
    Map<String, Integer> claims = new HashMap<>();
    priced.values().forEach(claim -> claims.merge(claim.claim(), 1, Integer::sum));
    priced.forEach(
        (id, order) -> {
          Verdict verdict;
          boolean isAlone = requireNonNull(claims.get(order.claim())) == 1;
          if (order.isMonthly() && !isAlone) {
            verdict = Verdict.failed("month_claimed_twice");
          } else if (!book.readableContractors.contains(order.contractor())) {
            verdict = Verdict.failed("contractor_unreadable");
          } else {
            if (book.archivedContractors.contains(order.contractor())) {
              book.met(Branch.ARCHIVED_CONTRACTOR);
            }
            if (!isAlone) {
              order.warnings().add("other_payout_in_month");
            }
            verdict = Verdict.created(order.amount() + " " + order.currency(), order.warnings());
          }
          verdicts.put(id, verdict);
        });
    return verdicts;
  }

  private boolean isOfTheMonth(Book.Order order) {
    return month == null || (order.date != null && YearMonth.from(order.date).equals(month));
  }

  /** An order that has come as far as step 8. */
  private record Priced(
      String contractor,
      LocalDate date,
      boolean isMonthly,
      String amount,
      String currency,
      Set<String> warnings) {
    String claim() {
      return contractor + " " + YearMonth.from(date) + (isMonthly ? " monthly" : " hourly");
    }
  }

  private Object upToStep8(Book.Order order) {
    // 1. Already paid.
    for (Book.Payout payout : book.payouts) {
      if (isLive(payout) && payout.isOfOrders && payout.payables.contains(order.id)) {
        if (payout.isArchived) {
          book.met(Branch.ARCHIVED_PAYOUT);
        }
        return Verdict.skipped("already_paid");
      }
    }
    // 2. Contractor.
    Set<String> named = contractorsOf(order);
    if (named.contains(Book.NOT_COMPUTED)) {
      return Verdict.failed("value_unavailable");
    }
    if (named.size() != 1) {
      return Verdict.failed(named.isEmpty() ? "contractor_missing" : "contractor_ambiguous");
    }
    String contractor = named.iterator().next();
    // 3. Date.
    LocalDate date = order.date;
    if (date == null) {
      return Verdict.failed("order_date_missing");
    }
    if (isImplausible(date)) {
      return Verdict.failed("order_date_implausible");
    }
    // 4. Rate.
    List<Book.RateRow> active = ratesOf(contractor, "Active");
    List<Book.RateRow> best =
        latestFirst(active.stream().filter(rate -> covers(rate, date)).toList());
    if (best.isEmpty()) {
      best =
          latestFirst(
              active.stream().filter(rate -> overlaps(rate, YearMonth.from(date))).toList());
    }
    if (best.size() != 1) {
      return Verdict.failed(best.isEmpty() ? "rate_missing" : "rate_ambiguous");
    }
    Book.RateRow rate = best.get(0);
    // 5. Pay day.
    if (payDay != null) {
      String text = rate.payDay == null ? "" : rate.payDay.strip();
      int day = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
      if (day < 1 || day > 31) {
        return Verdict.failed("pay_day_missing");
      }
      if (day != payDay) {
        return Verdict.skipped("pay_day_mismatch");
      }
    }
    // 6. Currency.
    if (rate.currency == null || rate.currency.isBlank()) {
      return Verdict.failed("currency_missing");
    }
    String currency = rate.currency.strip();
    if (!book.currencies.isKnown(book, currency)) {
      return Verdict.failed("currency_unknown");
    }
    return amount(order, contractor, date, rate, currency);
  }

  /** Returns whom an order names, and whether somebody is named that Notion could not compute. */
  private Set<String> contractorsOf(Book.Order order) {
    Set<String> named = new LinkedHashSet<>(order.contractors);
    if (named.contains(Book.NOT_COMPUTED)) {
      book.met(Branch.CONTRACTOR_NOT_COMPUTED);
      return named;
    }
    if (!named.isEmpty() && order.lineItems.size() <= 25) {
      return named;
    }
    boolean isOfLineItems = named.isEmpty();
    for (Book.LineItem item : order.lineItems) {
      if (item.isGone()) {
        if (!item.contractors().equals(order.contractors)) {
          book.met(Branch.CONTRACTOR_OF_GONE_LINE_ITEM);
        }
        continue;
      }
      if (item.contractors().contains(Book.NOT_COMPUTED)) {
        book.met(Branch.LINE_ITEM_CONTRACTOR_NOT_COMPUTED);
      } else if (!isOfLineItems && !order.contractors.containsAll(item.contractors())) {
        book.met(Branch.CONTRACTOR_BEYOND_THE_ROLLUP);
      }
      named.addAll(item.contractors());
    }
    if (isOfLineItems && named.size() == 1) {
      book.met(Branch.CONTRACTOR_OF_LINE_ITEMS);
    }
    return named;
  }

  private boolean isImplausible(LocalDate date) {
    if (date.isBefore(LocalDate.of(2000, 1, 1))) {
      return true;
    }
    LocalDate dayInUtc = book.now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate today =
        book.timeZone == null ? dayInUtc : book.now.atZone(book.timeZone).toLocalDate();
    boolean isTooLate = date.isAfter(today.plusDays(62));
    if (isTooLate != date.isAfter(dayInUtc.plusDays(62))) {
      book.met(Branch.RUN_DAY_IN_TIME_ZONE);
    }
    return isTooLate;
  }

  private Object amount(
      Book.Order order, String contractor, LocalDate date, Book.RateRow rate, String currency) {
    String type = rate.billingType == null ? "" : rate.billingType;
    boolean isMonthly = type.equals("Monthly Fixed") || type.equals("Mixed");
    Set<String> warnings = new TreeSet<>();
    Object figure;
    if (type.equals("Hourly Rate")) {
      figure = hourly(order, contractor, date, rate, currency, warnings);
    } else if (isMonthly) {
      figure = monthly(contractor, date, currency);
    } else {
      return Verdict.failed("billing_type_unknown");
    }
    if (figure instanceof Verdict) {
      return figure;
    }
    BigInteger amount = (BigInteger) figure;
    if (amount.signum() == 0) {
      return Verdict.skipped("nothing_to_pay");
    }
    if (amount.signum() < 0) {
      return Verdict.failed("amount_negative");
    }
    // 8. One month, one payment, for orders at a monthly rate.
    if (isMonthly && otherPayout(order, contractor, date, /* onlyIfNotHourly= */ true)) {
      return Verdict.failed("month_already_paid");
    }
    return new Priced(contractor, date, isMonthly, Figures.plain(amount), currency, warnings);
  }

  private Object hourly(
      Book.Order order,
      String contractor,
      LocalDate date,
      Book.RateRow rate,
      String currency,
      Set<String> warnings) {
    @Nullable BigInteger hours = null;
    if (order.lineItems.size() > 25) {
      BigInteger sum = BigInteger.ZERO;
      if (!book.lineItemsHaveHours) {
        book.met(Branch.LINE_ITEMS_WITHOUT_HOURS);
        return Verdict.failed("hours_incomplete");
      }
      for (Book.LineItem item : order.lineItems) {
        if (item.isGone()) {
          if (item.hours() != null) {
            book.met(Branch.HOURS_OF_GONE_LINE_ITEM);
          }
          continue;
        }
        if (item.hours() == null) {
          return Verdict.failed("hours_incomplete");
        }
        if (item.hours().equals(Book.NOT_COMPUTED)) {
          book.met(Branch.LINE_ITEM_HOURS_NOT_COMPUTED);
          return Verdict.failed("value_unavailable");
        }
        sum = sum.add(Figures.units(item.hours()));
      }
      hours = sum;
      warnings.add("hours_summed");
    } else if (order.hours != null) {
      if (order.hours.equals(Book.NOT_COMPUTED)) {
        book.met(Branch.HOURS_NOT_COMPUTED);
        return Verdict.failed("value_unavailable");
      }
      hours = Figures.units(order.hours);
    }
    if (hours == null) {
      return Verdict.failed("hours_missing");
    }
    if (rate.hourlyRate == null) {
      return Verdict.failed("rate_incomplete");
    }
    if (rate.hourlyRate.equals(Book.NOT_COMPUTED)) {
      book.met(Branch.HOURLY_RATE_NOT_COMPUTED);
      return Verdict.failed("value_unavailable");
    }
    for (Book.Order other : book.orders) {
      if (other != order
          && other.isListed
          && isOfTheMonth(other)
          && sharesALineItem(order, other)) {
        return Verdict.failed("line_item_claimed_twice");
      }
    }
    YearMonth ofOrder = YearMonth.from(date);
    List<Book.RateRow> active = ratesOf(contractor, "Active");
    for (LocalDate day : workingDays(ofOrder)) {
      for (Book.RateRow effective : effectiveOrTied(active, day)) {
        if (isMonthly(effective)) {
          return Verdict.failed("rate_change_unsupported");
        }
      }
    }
    for (int day = 1; day <= ofOrder.lengthOfMonth(); day++) {
      List<Book.RateRow> effective = effectiveOrTied(active, ofOrder.atDay(day));
      if (effective.size() == 1
          && effective.get(0) != rate
          && "Hourly Rate".equals(effective.get(0).billingType)) {
        warnings.add("hourly_rate_changed");
      }
    }
    if (otherPayout(order, contractor, date, /* onlyIfNotHourly= */ false)) {
      warnings.add("other_payout_in_month");
    }
    BigInteger product = hours.multiply(Figures.units(rate.hourlyRate));
    return book.currencies.ofPayroll(
        book, currency, /* isMonthly= */ false, product, Figures.one());
  }

  private static boolean sharesALineItem(Book.Order order, Book.Order other) {
    return order.lineItems.stream()
        .filter(item -> !item.isGone())
        .anyMatch(
            item -> other.lineItems.stream().anyMatch(another -> another.id().equals(item.id())));
  }

  private Object monthly(String contractor, LocalDate date, String currency) {
    YearMonth ofOrder = YearMonth.from(date);
    List<LocalDate> days = workingDays(ofOrder);
    List<Book.RateRow> active = ratesOf(contractor, "Active");
    Optional<Verdict> obstacle = obstacleOfMonth(contractor, active, days, currency);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    BigInteger sum = BigInteger.ZERO;
    for (LocalDate day : days) {
      for (Book.RateRow rate : effectiveOrTied(active, day)) {
        sum = sum.add(Figures.units(requireNonNull(rate.monthlyFixed)));
      }
    }
    if (days.isEmpty()) {
      return BigInteger.ZERO;
    }
    return book.currencies.ofPayroll(
        book, currency, /* isMonthly= */ true, sum, BigInteger.valueOf(days.size()));
  }

  /** Each check looks at all working days before the next one does. */
  private Optional<Verdict> obstacleOfMonth(
      String contractor, List<Book.RateRow> active, List<LocalDate> days, String currency) {
    for (LocalDate day : days) {
      if (effectiveOrTied(active, day).size() > 1) {
        return Optional.of(Verdict.failed("rate_ambiguous"));
      }
    }
    for (LocalDate day : days) {
      for (Book.RateRow rate : effectiveOrTied(active, day)) {
        boolean same = rate.currency != null && rate.currency.strip().equals(currency);
        if (!same || "Hourly Rate".equals(rate.billingType)) {
          return Optional.of(Verdict.failed("rate_change_unsupported"));
        }
      }
    }
    for (LocalDate day : days) {
      for (Book.RateRow rate : effectiveOrTied(active, day)) {
        if (!isMonthly(rate)) {
          return Optional.of(Verdict.failed("billing_type_unknown"));
        }
      }
    }
    for (LocalDate day : days) {
      for (Book.RateRow rate : effectiveOrTied(active, day)) {
        if (rate.monthlyFixed == null) {
          return Optional.of(Verdict.failed("rate_incomplete"));
        }
        if (rate.monthlyFixed.equals(Book.NOT_COMPUTED)) {
          book.met(Branch.MONTHLY_FIXED_NOT_COMPUTED);
          return Optional.of(Verdict.failed("value_unavailable"));
        }
      }
    }
    for (LocalDate day : days) {
      if (effectiveOrTied(active, day).isEmpty()
          && ratesOf(contractor, "Inactive").stream().anyMatch(rate -> covers(rate, day))) {
        return Optional.of(Verdict.failed("rate_inactive"));
      }
    }
    return Optional.empty();
  }

  private boolean otherPayout(
      Book.Order order, String contractor, LocalDate date, boolean onlyIfNotHourly) {
    YearMonth ofOrder = YearMonth.from(date);
    for (Book.Payout payout : book.payouts) {
      if (isLive(payout)
          && payout.isOfOrders
          && !payout.payables.isEmpty()
          && !payout.payables.contains(order.id)
          && payout.contractors.contains(contractor)
          && payout.date != null
          && YearMonth.from(payout.date).equals(ofOrder)
          && !(onlyIfNotHourly && isKnownToBeHourly(payout, contractor, ofOrder))) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnownToBeHourly(Book.Payout payout, String contractor, YearMonth ofOrder) {
    return !payout.rates.isEmpty()
        && payout.rates.stream()
            .allMatch(
                named ->
                    ratesOf(contractor, "Active").stream()
                        .anyMatch(
                            rate ->
                                rate.id.equals(named)
                                    && "Hourly Rate".equals(rate.billingType)
                                    && overlaps(rate, ofOrder)));
  }

  private static boolean isLive(Book.Payout payout) {
    return !payout.isCancelled && !payout.isInTrash;
  }

  private List<Book.RateRow> ratesOf(String contractor, String status) {
    return book.rates.stream()
        .filter(rate -> rate.contractor.equals(contractor) && rate.status.equals(status))
        .toList();
  }

  private static boolean isMonthly(Book.RateRow rate) {
    return "Monthly Fixed".equals(rate.billingType) || "Mixed".equals(rate.billingType);
  }

  private static boolean covers(Book.RateRow rate, LocalDate day) {
    return (rate.first == null || !rate.first.isAfter(day))
        && (rate.last == null || !rate.last.isBefore(day));
  }

  private static boolean overlaps(Book.RateRow rate, YearMonth ofOrder) {
    for (int day = 1; day <= ofOrder.lengthOfMonth(); day++) {
      if (covers(rate, ofOrder.atDay(day))) {
        return true;
      }
    }
    return false;
  }

  private static List<Book.RateRow> effectiveOrTied(List<Book.RateRow> active, LocalDate day) {
    return latestFirst(active.stream().filter(rate -> covers(rate, day)).toList());
  }

  /** Returns those that share the latest first day; no first day is the earliest. */
  private static List<Book.RateRow> latestFirst(List<Book.RateRow> rates) {
    List<Book.RateRow> best = new ArrayList<>();
    for (Book.RateRow rate : rates) {
      int order = best.isEmpty() ? 1 : compare(rate.first, best.get(0).first);
      if (order > 0) {
        best.clear();
      }
      if (order >= 0) {
        best.add(rate);
      }
    }
    return best;
  }

  private static int compare(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null) {
      return other == null ? 0 : -1;
    }
    return other == null ? 1 : one.compareTo(other);
  }

  private List<LocalDate> workingDays(YearMonth ofOrder) {
    List<LocalDate> days = new ArrayList<>();
    for (int day = 1; day <= ofOrder.lengthOfMonth(); day++) {
      LocalDate date = ofOrder.atDay(day);
      boolean isWeekend =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!isWeekend && !book.holidays.contains(date)) {
        days.add(date);
      }
    }
    return days;
  }
}
