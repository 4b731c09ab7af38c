package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Duplicate;
import dev.payouts.core.RunReport.Resolved;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sim.Wrong.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What runs have reported, held against the workspace at that time and in the end. */
final class Reports {
  private final World world;
  private final Map<String, Long> drawn;
  private final List<Wrong> untrue = new ArrayList<>();
  private final List<Denial> denials = new ArrayList<>();

  /** The hosts of all runs, of those that were lost too. */
  private final Map<String, Integer> hosts = new HashMap<>();

  /**
   * Knows no report yet.
   *
   * @param drawn counts what was drawn
   */
  Reports(World world, Map<String, Long> drawn) {
    this.world = world;
    this.drawn = drawn;
  }

  /** A run says that it did not pay a payable. */
  private record Denial(String run, String payable, String reason) {}

  /** A run begins on a host. */
  void begun(String runId, int host) {
    hosts.put(runId, host);
  }

  /**
   * Holds a report against the workspace at the end of its run.
   *
   * @param othersCancel whether a run on another host may have cancelled a payout just now
   * @param readsKeys whether the run could see the run keys of payouts
   * @param isOpen tells whether the journal of the run has an open intent for a payable
   */
  void told(
      RunReport report, boolean othersCancel, boolean readsKeys, Predicate<PayableId> isOpen) {
    for (Item item : report.items()) {
      if (item.status() == Status.CREATED) {
        created(report, item, othersCancel, readsKeys);
      } else if (item.reason() != null && !isSo(item, item.reason(), othersCancel, isOpen)) {
        untrue.add(
            untrue(
                report.runId(),
                item.payable() + " is " + item.reason() + ": ",
                String.valueOf(item.payout())));
      }
      if (item.status() != Status.CREATED && item.reason() != Reason.OUTCOME_UNKNOWN) {
        denials.add(
            new Denial(report.runId(), item.payable().value(), String.valueOf(item.reason())));
      }
    }
    report.resolved().forEach(resolved -> resolved(report, resolved, othersCancel && readsKeys));
    report.duplicates().forEach(duplicate -> duplicate(report, duplicate, othersCancel));
  }

  /** Returns what was untrue then, or is now that everything has been applied. */
  List<Wrong> inTheEnd() {
    List<Wrong> wrongs = new ArrayList<>(untrue);
    for (Denial denial : denials) {
      world.all(denial.payable()).stream()
          .filter(payout -> world.isOurs(payout) && !world.isHandled(payout.id()))
          .filter(payout -> payout.property(World.RUN_KEY).equals(Optional.of(denial.run())))
          .forEach(
              payout ->
                  wrongs.add(
                      untrue(
                          denial.run(),
                          denial.payable() + " is " + denial.reason() + ", and it created ",
                          payout.id())));
    }
    return wrongs;
  }

  private void created(RunReport report, Item item, boolean othersCancel, boolean readsKeys) {
    String payable = item.payable().value();
    PayoutId payout = item.payout();
    if (payout == null || item.money() == null) {
      untrue.add(untrue(report.runId(), payable + " was created without payout or amount", ""));
      return;
    }
    String id = payout.value();
    if (world.isHandled(id)) {
      return;
    }
    Optional<PageView> page = world.page(id);
    boolean isUnlinked = item.warnings().contains(Warning.STORED_DIFFERENTLY);
    boolean exists =
        page.isPresent()
            && (othersCancel || World.isLive(page.get()))
            && (isUnlinked || World.pointsTo(page.get(), payable));
    if (!exists) {
      untrue.add(untrue(report.runId(), payable + " was paid by ", id));
      return;
    }
    boolean isProved = page.get().property(World.RUN_KEY).equals(Optional.of(report.runId()));
    if (readsKeys && !isProved) {
      untrue.add(untrue(report.runId(), "a payout without its run key is its own: ", id));
    }
    if (!world.isOurs(page.get())) {
      note(isProved ? "copy adopted" : "payout by hand adopted");
    } else if (!isPaid(page.get(), item.money())) {
      untrue.add(untrue(report.runId(), payable + " was paid " + item.money() + " by ", id));
    }
  }

  /** Tells whether the workspace and the journal show why a payable was not paid. */
  private boolean isSo(
      Item item, Reason reason, boolean othersCancel, Predicate<PayableId> isOpen) {
    String payable = item.payable().value();
    String payout = String.valueOf(item.payout());
    return switch (reason) {
      case ALREADY_PAID -> mayPay(payout, payable, othersCancel);
      case MONTH_ALREADY_PAID -> mayPayMonth(payout, item, othersCancel);
      case MONTH_CLAIMED_TWICE -> world.payables().mayBeOrderedTwice(payable);
      case PAYOUT_UNREACHABLE -> world.page(payout).isEmpty();
      case OUTCOME_UNKNOWN -> isOpen.test(item.payable());
      default -> true;
    };
  }

  /** Tells whether a payout pays the month of another order of the contractor's. */
  private boolean mayPayMonth(String payout, Item order, boolean othersCancel) {
    return world.isHandled(payout)
        || world
            .page(payout)
            .filter(page -> othersCancel || World.isLive(page))
            .filter(page -> !world.pays(page, order.payable().value()))
            .filter(page -> World.isFor(page, String.valueOf(order.contractor())))
            .isPresent();
  }

  /** Only a run key proves to one of several hosts that a payout is of a run of its own. */
  private void resolved(RunReport report, Resolved resolved, boolean mustBeProved) {
    PayoutId payout = resolved.payout();
    if (payout == null || world.isHandled(payout.value())) {
      return;
    }
    note("payout of an earlier run adopted");
    Integer host = hosts.get(report.runId());
    boolean isSo =
        world
            .page(payout.value())
            .filter(page -> World.pointsTo(page, resolved.payable().value()))
            .filter(page -> !mustBeProved || Objects.equals(hosts.get(keyOf(page)), host))
            .isPresent();
    if (!isSo) {
      String claim = resolved.payable() + " was paid by an earlier run: ";
      untrue.add(untrue(report.runId(), claim, payout.value()));
    }
  }

  private static String keyOf(PageView payout) {
    return payout.property(World.RUN_KEY).map(Object::toString).orElse("");
  }

  private void duplicate(RunReport report, Duplicate duplicate, boolean othersCancel) {
    note("duplicate reported");
    String payable = duplicate.payable().value();
    boolean areSeveral =
        ImmutableSet.copyOf(duplicate.payouts()).size() > 1
            && duplicate.payouts().stream()
                .map(PayoutId::value)
                .allMatch(id -> mayPay(id, payable, othersCancel));
    if (!areSeveral) {
      untrue.add(untrue(report.runId(), payable + " has several payouts", ""));
    }
  }

  /** Tells whether a payout pays a payable, as far as nobody has changed it since. */
  private boolean mayPay(String payout, String payable, boolean othersCancel) {
    return world.isHandled(payout)
        || world
            .page(payout)
            .filter(page -> othersCancel || World.isLive(page))
            .filter(page -> world.pays(page, payable))
            .isPresent();
  }

  private static boolean isPaid(PageView payout, Money money) {
    return payout.property("Currency").equals(Optional.of(money.currency().code()))
        && payout
            .property("Amount")
            .map(amount -> new BigDecimal(amount.toString()).compareTo(money.amount()) == 0)
            .orElse(false);
  }

  private static Wrong untrue(String run, String claim, String payout) {
    return new Wrong(Kind.UNTRUE_REPORT, "run " + run + " said: " + claim + payout);
  }

  private void note(String kind) {
    drawn.merge(kind, 1L, Long::sum);
  }
}
