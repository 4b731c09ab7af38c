package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.SandboxNotion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small workspace, what has to be paid in it, and what was. */
final class World {
  static final String RUN_KEY = "Run Key";
  private static final LocalDate MONTH_END = LocalDate.of(2026, 10, 31);

  private final PayrollWorkspace workspace;
  private final Map<String, BigDecimal> due = new LinkedHashMap<>();
  private final ImmutableMap<String, PageView> madeByOthers;
  private final String firstContractor;
  private final String firstOrder;
  private final List<String> rivals;
  private String lateOrder = "";

  World(SandboxNotion notion) {
    workspace = PayrollWorkspace.create(notion);
    notion
        .editor()
        .addProperty(
            workspace.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of(RUN_KEY, "rich_text"));
    firstContractor = contractor("monthly-usd");
    workspace.rate(firstContractor).monthly("2000.55").currency("USD").add();
    firstOrder = due(order(firstContractor).add(), "2000.55");
    String vnd = contractor("monthly-vnd");
    workspace.rate(vnd).monthly("25000500").currency("VND").add();
    due(order(vnd).add(), "25001000");
    String hourly = contractor("hourly");
    workspace.rate(hourly).hourly("20.5").currency("USD").add();
    due(order(hourly).hours("10.25").add(), "210.13");
    due(workspace.refund("RFD-1", hourly).amount("0.10", "USD").reason("Taxi").add(), "0.1");
    due(workspace.refund("RFD-2", vnd).amount("99999", "VND").reason("Visa").add(), "99999");
    due(workspace.split("Split 1", vnd).amount("120.25", "USD").type("Bonus").add(), "120.25");
    String twice = contractor("ordered twice");
    workspace.rate(twice).monthly("3000").currency("USD").add();
    rivals = List.of(order(twice).add(), order(twice).add());
    String paid = contractor("paid by hand");
    workspace.rate(paid).monthly("1000").currency("USD").add();
    workspace.payout(paid).orders(order(paid).add()).date(MONTH_END).amount("1", "USD").add();
    ImmutableMap.Builder<String, PageView> others = ImmutableMap.builder();
    workspace.payouts().forEach(payout -> others.put(payout.id(), payout));
    madeByOthers = others.buildOrThrow();
  }

  PayrollWorkspace workspace() {
    return workspace;
  }

  private String contractor(String name) {
    return workspace.contractor(name).positions("Engineer").add();
  }

  private dev.payouts.notion.sandbox.OrderSeed order(String contractor) {
    return workspace.order(contractor, MONTH_END);
  }

  private String due(String source, String amount) {
    due.put(source, new BigDecimal(amount));
    return source;
  }

  /** Approves a second order for a month that is already paid; it must never be paid. */
  void orderAPaidMonthAgain() {
    if (lateOrder.isEmpty() && !live(firstOrder).isEmpty()) {
      lateOrder = order(firstContractor).add();
    }
  }

  /** Tells whether a payable may fail for good. */
  boolean mayFail(String source) {
    return source.equals(lateOrder) || rivals.contains(source);
  }

  /** Returns a sentence for all that is not as it must be. */
  List<String> wrongs(Set<String> mayBePaidTwice) {
    List<String> wrongs = new ArrayList<>();
    due.forEach(
        (source, amount) -> {
          List<PageView> live = live(source);
          if (live.size() != 1 && !(live.size() == 2 && mayBePaidTwice.contains(source))) {
            wrongs.add(source + " has " + live.size() + " live payouts");
          } else if (amountOf(live.get(0)).compareTo(amount) != 0) {
            wrongs.add(source + " was paid " + amountOf(live.get(0)) + " instead of " + amount);
          }
        });
    if (!lateOrder.isEmpty() && !live(lateOrder).isEmpty()) {
      wrongs.add("the month of " + firstOrder + " was paid again by " + lateOrder);
    }
    for (String rival : rivals) {
      if (!live(rival).isEmpty()) {
        wrongs.add(rival + " was paid though another order claims its month");
      }
    }
    for (PageView payout : workspace.payouts()) {
      PageView before = madeByOthers.get(payout.id());
      if (before != null && !before.properties().equals(payout.properties())) {
        wrongs.add(payout.id() + ", which somebody else made, was changed");
      }
    }
    return wrongs;
  }

  /** Returns the live payouts of a payable. */
  List<PageView> live(String source) {
    return workspace.payouts().stream()
        .filter(payout -> !payout.inTrash())
        .filter(payout -> !payout.property("Status").map("Cancelled"::equals).orElse(false))
        .filter(payout -> pointsTo(payout, source))
        .toList();
  }

  private static boolean pointsTo(PageView payout, String source) {
    return List.of("00 Task Order", "01 Refund", "02 Invoice Split").stream()
        .anyMatch(name -> payout.property(name).map(Object::toString).orElse("").contains(source));
  }

  private static BigDecimal amountOf(PageView payout) {
    return new BigDecimal(payout.property("Amount").orElseThrow().toString());
  }
}
