package dev.payouts.notion.sim;

import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The months of contractors that are paid once at a monthly rate (payout-core/RULES.md, step 8).
 */
final class Months {
  private static final LocalDate MONTH_BEGIN = Payables.MONTH_END.withDayOfMonth(1);

  private final PayrollWorkspace workspace;
  private final Payables payables;
  private final Map<String, Long> drawn;

  /** The orders that pay a month. */
  private final List<String> paying = new ArrayList<>();

  /** Those that somebody has approved for a month of another order, by that order. */
  private final Map<String, String> again = new LinkedHashMap<>();

  /** The orders that were not paid yet when somebody approved a second one for their month. */
  private final Set<String> contested = new HashSet<>();

  private @Nullable HourlyMonth hourly;

  Months(PayrollWorkspace workspace, Payables payables, Map<String, Long> drawn) {
    this.workspace = workspace;
    this.payables = payables;
    this.drawn = drawn;
  }

  /** A month that was worked by the hour, until the contractor gets a monthly rate for it. */
  private static final class HourlyMonth {
    final String order;
    final String rate;
    String monthlyOrder = "";

    HourlyMonth(String order, String rate) {
      this.order = order;
      this.rate = rate;
    }
  }

  /** An order pays its month. */
  void paidBy(String order) {
    paying.add(order);
  }

  /**
   * An order is paid by the hour; the contractor's month may still be ordered at a monthly rate.
   */
  void workedByTheHour(String order, String rate) {
    hourly = new HourlyMonth(order, rate);
  }

  /**
   * Somebody may approve a second order for a month that is paid; it must never be paid. If only a
   * journal shows that the month is paid, somebody does.
   */
  void orderAgain(World world, Random random) {
    for (String order : paying) {
      List<PageView> payouts = world.all(order);
      boolean isShown = payouts.stream().anyMatch(payout -> World.pointsTo(payout, order));
      if (world.isPaid(order) && !again.containsKey(order) && (!isShown || random.nextBoolean())) {
        orderAgain(order);
        count(isShown ? "month ordered again" : "month ordered again that only a journal shows");
      }
    }
  }

  /**
   * Somebody approves a second order for a month during a run. It must never be paid; if the first
   * one was not paid yet, neither need be.
   */
  void orderAgainDuringARun(World world) {
    for (String order : paying) {
      if (!again.containsKey(order)) {
        boolean isPaid = world.isPaid(order);
        if (!isPaid) {
          contested.add(order);
        }
        orderAgain(order);
        count("month ordered again during a run, " + (isPaid ? "paid" : "not paid"));
      }
    }
  }

  private void orderAgain(String order) {
    String second = payables.order(payables.contractorOf(order));
    again.put(order, second);
    payables.forbid(second, "though " + order + " claims its month");
  }

  /**
   * The contractor who was paid by the hour gets a monthly rate for the same month, and an order.
   *
   * @param where how many hosts decide, in a word
   */
  void orderAtAMonthlyRate(World world, String where) {
    if (hourly == null || !hourly.monthlyOrder.isEmpty() || world.all(hourly.order).isEmpty()) {
      return;
    }
    if (!isKnownToBeHourly(world, hourly)) {
      return;
    }
    String contractor = payables.contractorOf(hourly.order);
    workspace.rate(contractor).monthly("3100").currency("USD").from(MONTH_BEGIN).add();
    hourly.monthlyOrder = payables.order(contractor);
    payables.due(hourly.monthlyOrder, contractor, "3100 USD");
    paying.add(hourly.monthlyOrder);
    count("hourly and monthly order of a month, " + where);
  }

  /** Tells whether a payout of an order must not be cancelled: a double payment would follow. */
  boolean mustStay(String order) {
    return paying.contains(order) || (hourly != null && hourly.order.equals(order));
  }

  /** Tells whether an order need not be paid, since something else may have paid its month. */
  boolean mayFail(World world, String order) {
    boolean isPaidByHour =
        hourly != null && hourly.monthlyOrder.equals(order) && !isKnownToBeHourly(world, hourly);
    String second = again.get(order);
    boolean isContested = contested.contains(order) && !world.isRecorded(order);
    return isPaidByHour || isContested || (second != null && world.isDeleted(second));
  }

  /** Only the rate that a payout names says that it was not for the month. */
  private static boolean isKnownToBeHourly(World world, HourlyMonth month) {
    return !world.isDeleted(month.order)
        && world.all(month.order).stream()
            .allMatch(
                payout ->
                    payout.property("00 Service Rate").equals(Optional.of(List.of(month.rate))));
  }

  private void count(String event) {
    drawn.merge(event, 1L, Long::sum);
  }
}
