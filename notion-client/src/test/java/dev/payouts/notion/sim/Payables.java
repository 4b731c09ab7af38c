package dev.payouts.notion.sim;

import static java.util.Objects.requireNonNull;

import dev.payouts.core.model.PayableType;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.textbook.DrawnPayables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What is to be paid in a small workspace, and what must never be. */
final class Payables {
  static final LocalDate MONTH_END = LocalDate.of(2026, 10, 31);

  private final PayrollWorkspace workspace;

  /** What is to be paid, with amount and currency in plain digits. */
  private final Map<String, String> due = new LinkedHashMap<>();

  /** What payout-core/RULES.md forbids to pay, with why. */
  private final Map<String, String> forbidden = new LinkedHashMap<>();

  /** What is skipped, and never failed. */
  private final Set<String> skipped = new HashSet<>();

  private final Map<String, String> contractors = new HashMap<>();

  /** The orders that are not drawn, with their contractors. */
  private final Map<String, String> orders = new HashMap<>();

  private final Months months;

  /**
   * Knows of nothing to pay yet.
   *
   * @param drawn counts what was drawn
   */
  Payables(PayrollWorkspace workspace, Map<String, Long> drawn) {
    this.workspace = workspace;
    this.months = new Months(workspace, this, drawn);
  }

  /** Adds payables of some types: a few, or many. */
  void add(Length length, List<PayableType> types, Random random) {
    List<Runnable> cases = new ArrayList<>();
    for (PayableType type : PayableType.values()) { // in this order, on which the seeds depend
      if (types.contains(type)) {
        cases.addAll(casesOf(type));
      }
    }
    if (length == Length.SHORT) {
      Collections.shuffle(cases, random);
      cases = cases.subList(0, Math.min(cases.size(), 2 + random.nextInt(2)));
    }
    cases.forEach(Runnable::run);
  }

  private List<Runnable> casesOf(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL ->
          List.of(
              this::dollars,
              this::dong,
              this::hours,
              this::orderedTwice,
              this::paidByHand,
              this::monthPaidByHand,
              this::hoursThenMonth);
      case REFUND -> List.of(this::taxi, this::visa);
      case INVOICE_SPLIT -> List.of(this::bonus);
    };
  }

  /** Adds payables of all types by chance. */
  void addDrawn(long seed, LocalDate today) {
    DrawnPayables drawn = DrawnPayables.add(seed, workspace, today);
    due.putAll(drawn.due());
    contractors.putAll(drawn.contractors());
    drawn.notDue().forEach(payable -> forbid(payable, "against the rules"));
  }

  private void dollars() {
    String contractor = contractor("monthly-usd");
    workspace.rate(contractor).monthly("2000.55").currency("USD").add();
    String order = order(contractor);
    due(order, contractor, "2000.55 USD");
    months.paidBy(order);
  }

  private void dong() {
    String contractor = contractor("monthly-vnd");
    workspace.rate(contractor).monthly("25000500").currency("VND").add();
    due(order(contractor), contractor, "25001000 VND");
  }

  private void hours() {
    String contractor = contractor("hourly");
    workspace.rate(contractor).hourly("20.5").currency("USD").add();
    due(order(contractor, "10.25"), contractor, "210.13 USD");
  }

  private void orderedTwice() {
    String contractor = contractor("ordered twice");
    workspace.rate(contractor).monthly("3000").currency("USD").add();
    forbid(order(contractor), "though another order claims its month");
    forbid(order(contractor), "though another order claims its month");
  }

  private void paidByHand() {
    String contractor = contractor("paid by hand");
    workspace.rate(contractor).monthly("1000").currency("USD").add();
    String order = order(contractor);
    payByHand(contractor, order);
    forbid(order, "though somebody had paid it by hand");
    skipped.add(order);
  }

  private void monthPaidByHand() {
    String contractor = contractor("paid by hand for another order");
    workspace.rate(contractor).monthly("1000").currency("USD").add();
    forbid(order(contractor), "though somebody had paid its month");
    payByHand(contractor, workspace.order(contractor, MONTH_END).status("Completed").add());
  }

  private void payByHand(String contractor, String order) {
    workspace.payout(contractor).orders(order).date(MONTH_END).amount("1", "USD").add();
  }

  private void hoursThenMonth() {
    String contractor = contractor("hourly, then monthly");
    String rate = workspace.rate(contractor).hourly("30").currency("USD").add();
    String order = order(contractor, "7.5");
    due(order, contractor, "225 USD");
    months.workedByTheHour(order, rate);
  }

  private void taxi() {
    String contractor = contractor("taxi");
    String refund =
        workspace.refund("RFD-1", contractor).amount("0.10", "USD").reason("Taxi").add();
    due(refund, contractor, "0.1 USD");
  }

  private void visa() {
    String contractor = contractor("visa");
    String refund =
        workspace.refund("RFD-2", contractor).amount("99999", "VND").reason("Visa").add();
    due(refund, contractor, "99999 VND");
  }

  private void bonus() {
    String contractor = contractor("bonus");
    String split =
        workspace.split("Split 1", contractor).amount("120.25", "USD").type("Bonus").add();
    due(split, contractor, "120.25 USD");
  }

  private String contractor(String name) {
    return workspace.contractor(name).positions("Engineer").add();
  }

  /** Somebody approves an order of the month. */
  String order(String contractor) {
    return ordered(contractor, workspace.order(contractor, MONTH_END).add());
  }

  private String order(String contractor, String hours) {
    return ordered(contractor, workspace.order(contractor, MONTH_END).hours(hours).add());
  }

  private String ordered(String contractor, String order) {
    orders.put(order, contractor);
    return order;
  }

  /** Something is to be paid from now on. */
  void due(String payable, String contractor, String amount) {
    due.put(payable, amount);
    contractors.put(payable, contractor);
  }

  /** Something must never be paid. */
  void forbid(String payable, String why) {
    forbidden.put(payable, why);
  }

  /** Returns what is to be paid, with amount and currency in plain digits. */
  Map<String, String> due() {
    return due;
  }

  /** Returns what must never be paid, with why. */
  Map<String, String> forbidden() {
    return forbidden;
  }

  /** Returns the contractor of something that is to be paid. */
  String contractorOf(String payable) {
    return requireNonNull(contractors.get(payable));
  }

  /** Tells whether two orders may claim the month of one, as some of those drawn do. */
  boolean mayBeOrderedTwice(String order) {
    return !orders.containsKey(order)
        || Collections.frequency(orders.values(), orders.get(order)) > 1;
  }

  /** Returns the months that are paid once. */
  Months months() {
    return months;
  }

  /** Tells whether a payable may fail for good by what the rules say of it. */
  boolean mayFail(String payable) {
    return forbidden.containsKey(payable) && !skipped.contains(payable);
  }
}
