package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sim.Wrong.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small workspace, what has to be paid in it, and what was. */
final class World {
  static final String RUN_KEY = "Run Key";

  /**
   * A cancel leaves within seconds of a read, and the network and Notion may take a minute each.
   */
  private static final Duration LONGEST_CANCEL = Duration.ofSeconds(150);

  private static final ImmutableList<String> RELATIONS =
      ImmutableList.of("00 Task Order", "01 Refund", "02 Invoice Split");

  private final SandboxNotion notion;
  private final Supplier<Instant> now;
  private final PayrollWorkspace workspace;

  private final Payables payables;
  private RunKeys runKeys = RunKeys.NONE;
  private final Map<String, PageView> madeByOthers = new HashMap<>();
  private boolean isQuiet;
  private final Set<String> users = new HashSet<>();

  /** The payouts that a report said were created, with their payables. */
  private final Map<String, String> recorded = new LinkedHashMap<>();

  /** What somebody deleted for good, with its payable: it counts as paid. */
  private final Map<String, String> deleted = new LinkedHashMap<>();

  private final Map<String, Long> drawn;
  private final Map<String, String> statusSet = new HashMap<>();
  private final Set<String> touched = new HashSet<>();
  private final Set<String> handled = new HashSet<>();
  private final Set<String> unlinked = new HashSet<>();

  /** Cancelled payouts that somebody has brought back: they count as paid by that person. */
  private final Set<String> broughtBack = new HashSet<>();

  /** Payables that somebody paid by hand when nothing else was under way. */
  private final Set<String> settledByHand = new LinkedHashSet<>();

  /** When somebody paid a payable by hand. */
  private final Map<String, Instant> paidByHand = new LinkedHashMap<>();

  /** When pages were last read by their IDs. */
  private final Map<String, Instant> reads = new HashMap<>();

  /** All payouts, once nothing changes any more. */
  private @Nullable List<PageView> allAtTheEnd;

  /**
   * Has nothing to pay yet.
   *
   * @param drawn counts what was drawn
   */
  World(SandboxNotion notion, Supplier<Instant> now, Map<String, Long> drawn) {
    this.notion = notion;
    this.now = now;
    workspace = PayrollWorkspace.create(notion);
    notion
        .editor()
        .addProperty(
            workspace.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of(RUN_KEY, "rich_text"));
    this.drawn = drawn;
    payables = new Payables(workspace, drawn);
  }

  /** Takes note of which hosts have a run key configured. */
  void keysAre(RunKeys keys) {
    runKeys = keys;
  }

  /** Adds payables of some types. */
  void fill(Length length, List<PayableType> types, Random random) {
    payables.add(length, types, random);
    if (types.size() == PayableType.values().length) {
      LocalDate today = LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
      payables.addDrawn(random.nextLong(), today);
    }
    workspace.payouts().forEach(payout -> madeByOthers.put(payout.id(), payout));
  }

  /** Returns what is to be paid. */
  Payables payables() {
    return payables;
  }

  PayrollWorkspace workspace() {
    return workspace;
  }

  /** A connection of the program's: what it creates is ours. */
  void addToken(String token) {
    users.add(notion.editor().addToken(token));
  }

  /** Takes note of what a run reported. */
  void told(RunReport report) {
    for (Item item : report.items()) {
      if (item.status() == Status.CREATED && item.payout() != null) {
        recorded.put(item.payout().value(), item.payable().value());
      }
    }
    for (RunReport.Resolved resolved : report.resolved()) {
      if (resolved.payout() != null) {
        recorded.put(resolved.payout().value(), resolved.payable().value());
      }
    }
  }

  /** Somebody has done something to a payout: what reports say of it need not be so any more. */
  void handled(String payout) {
    handled.add(payout);
  }

  /** A run reads a page by its ID, perhaps to cancel it. */
  void isRead(String page) {
    reads.put(page, now.get());
  }

  /**
   * Tells whether a cancel may be on its way to a page: nobody can take back what they do to it
   * then (payout-core/README.md, "Exactly once").
   */
  boolean mayBeCancelledRightNow(PageView page) {
    Instant read = reads.get(page.id());
    return read != null && read.plus(LONGEST_CANCEL).isAfter(now.get());
  }

  boolean isHandled(String payout) {
    return handled.contains(payout);
  }

  Optional<PageView> page(String id) {
    return notion.view().page(id);
  }

  static boolean isLive(PageView payout) {
    return !payout.inTrash() && !isCancelled(payout);
  }

  /** Tells whether a payout pays a payable, whatever became of its relation. */
  boolean pays(PageView payout, String payable) {
    return pointsTo(payout, payable) || payable.equals(recorded.get(payout.id()));
  }

  /** Returns the payouts that runs have created, wherever they are now. */
  List<PageView> ours() {
    return Arrays.stream(DataSourceKey.values())
        .flatMap(key -> notion.view().pages(workspace.dataSource(key), users::contains).stream())
        .toList();
  }

  /** Returns all payouts: ours wherever they are now, and those of others. */
  private List<PageView> everywhere() {
    if (allAtTheEnd != null) {
      return allAtTheEnd;
    }
    List<PageView> everywhere = new ArrayList<>(ours());
    String payouts = workspace.dataSource(DataSourceKey.PAYOUTS);
    everywhere.addAll(notion.view().pages(payouts, user -> !users.contains(user)));
    return everywhere;
  }

  /** Returns those that a journal records; a cancelled one is no longer cancelled once moved. */
  List<PageView> recorded() {
    return ours().stream()
        .filter(page -> recorded.containsKey(page.id()) && !isCancelled(page))
        .toList();
  }

  static boolean isCancelled(PageView payout) {
    return payout.property("Status").equals(Optional.of("Cancelled"));
  }

  /** A month that may be ordered again must stay paid: what then follows is no double payment. */
  boolean mayBeCancelled(PageView payout) {
    return !payables.months().mustStay(payableOf(payout));
  }

  /** Whatever is not the status that payouts of its kind begin with must stay. */
  void statusSet(PageView payout, String status) {
    String begin = relationsOf(payout).contains("02 Invoice Split") ? "New" : "Pending";
    if (status.equals(begin)) {
      statusSet.remove(payout.id());
    } else {
      statusSet.put(payout.id(), status);
    }
  }

  /**
   * Somebody approves a cancelled payout again: like a payment by hand, whoever had created it.
   *
   * @return whether something else pays its payable already
   */
  boolean bringBack(PageView payout) {
    String payable = payableOf(payout);
    boolean isPaid = isPaid(payable);
    broughtBack.add(payout.id());
    paidByHand.putIfAbsent(payable, now.get());
    if (isQuiet && !isPaid) {
      settledByHand.add(payable);
    }
    return isPaid;
  }

  /** Somebody cancels a payout: its payable may have to be paid, if nobody else has paid it. */
  void cancelled(PageView payout) {
    broughtBack.remove(payout.id());
    String payable = payableOf(payout);
    boolean isPaidByOthers =
        all(payable).stream()
            .anyMatch(other -> !isPaidByUs(other) && !other.id().equals(payout.id()));
    if (!isPaidByOthers) {
      paidByHand.remove(payable);
      settledByHand.remove(payable);
    }
  }

  void touched(String payout) {
    touched.add(payout);
  }

  /**
   * Returns the recorded payouts that only a journal shows as ours or as paying a month, if hidden.
   */
  List<PageView> worthHiding() {
    return recorded().stream()
        .filter(
            payout -> isOfBeforeTheKeys(payout) || payables.months().mustStay(payableOf(payout)))
        .toList();
  }

  /** Tells whether a payout was created without a run key, and the keys were switched on later. */
  boolean isOfBeforeTheKeys(PageView payout) {
    return runKeys == RunKeys.SWITCHED_ON && payout.property(RUN_KEY).isEmpty();
  }

  void unlinked(String payout) {
    unlinked.add(payout);
  }

  void deleted(PageView payout) {
    deleted.put(payout.id(), payableOf(payout));
  }

  ImmutableList<String> relationsOf(PageView payout) {
    return RELATIONS.stream()
        .filter(name -> payout.property(name).isPresent())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Somebody pays for one payable or two that nothing was paid for; at times under a run's key.
   *
   * @return whether there was something to pay
   */
  boolean payByHand(Random random, int count) {
    List<PageView> everywhere = everywhere();
    List<String> unpaid =
        payables.due().keySet().stream()
            .filter(payable -> isOrder(payable) && livePayouts(payable, everywhere).isEmpty())
            .filter(payable -> !isDeleted(payable))
            .toList();
    if (unpaid.size() < count) {
      return false;
    }
    int start = random.nextInt(unpaid.size() - count + 1);
    payByHand(random, unpaid.subList(start, start + count), "00 Task Order");
    return true;
  }

  /**
   * Somebody pays what a request is about to pay, or duplicates the payout if it is there already.
   *
   * @return what was done, empty if nothing was
   */
  Optional<String> payToo(Random random, String request) {
    for (String payable : payables.due().keySet()) {
      if (!request.contains(payable) || isDeleted(payable)) {
        continue;
      }
      List<PageView> live = all(payable);
      if (live.isEmpty()) {
        String relation = RELATIONS.stream().filter(request::contains).findFirst().orElseThrow();
        payByHand(random, List.of(payable), relation);
        return Optional.of("paid by hand");
      }
      if (live.size() == 1 && isOurs(live.get(0)) && live.get(0).property("Amount").isPresent()) {
        duplicate(live.get(0));
        return Optional.of("duplicated");
      }
    }
    return Optional.empty();
  }

  private void payByHand(Random random, List<String> chosen, String relation) {
    PayoutSeed payout = workspace.payout(null).createdAt(now.get());
    List<Object> keys =
        ours().stream()
            .sorted(Comparator.comparing(PageView::createdAt))
            .flatMap(p -> p.property(RUN_KEY).stream())
            .toList();
    if (!keys.isEmpty() && random.nextInt(4) > 0) {
      int key = random.nextInt(4) > 0 ? keys.size() - 1 : random.nextInt(keys.size());
      drawn.merge("payout by hand with a run's key", 1L, Long::sum);
      payout.property(RUN_KEY, keys.get(key));
    }
    madeByOthers(
        payout
            .property("Person", chosen.stream().map(payables::contractorOf).distinct().toList())
            .property(relation, chosen)
            .date(Payables.MONTH_END)
            .amount("7", "USD")
            .add());
    chosen.forEach(payable -> paidByHand.putIfAbsent(payable, now.get()));
    if (isQuiet) {
      settledByHand.addAll(chosen);
    }
  }

  /** Returns a payable in a create that somebody had paid by hand before a time. */
  Optional<String> paidByHandBefore(Instant time, String create) {
    return paidByHand.entrySet().stream()
        .filter(paid -> paid.getValue().isBefore(time))
        .map(Map.Entry::getKey)
        .filter(create::contains)
        .findFirst();
  }

  /** Somebody duplicates a page, with the run key and all: the copy is a person's. */
  void duplicate(PageView payout) {
    PayoutSeed copy = workspace.payout(null).createdAt(now.get());
    payout.properties().forEach(copy::property);
    madeByOthers(copy.add());
  }

  private void madeByOthers(String payout) {
    notion.view().page(payout).ifPresent(page -> madeByOthers.put(payout, page));
  }

  private boolean isOrder(String payable) {
    return notion
        .view()
        .page(payable)
        .map(page -> page.dataSourceId().equals(workspace.dataSource(DataSourceKey.TASK_ORDERS)))
        .orElse(false);
  }

  /** From now on no run is under way, nothing is open in a journal, and everything is visible. */
  void quiet(boolean quiet) {
    isQuiet = quiet;
  }

  /** Tells whether a payable may fail for good. */
  boolean mayFail(String payable) {
    return payables.mayFail(payable)
        || isDeleted(payable)
        || payables.months().mayFail(this, payable);
  }

  /** Tells whether a payable has a live payout, or had one until somebody deleted it for good. */
  boolean isPaid(String payable) {
    return !all(payable).isEmpty() || isDeleted(payable);
  }

  /** Tells whether a report said that a payable was paid. */
  boolean isRecorded(String payable) {
    return recorded.containsValue(payable);
  }

  /** Tells whether somebody has deleted a payout of a payable for good. */
  boolean isDeleted(String payable) {
    return deleted.containsValue(payable);
  }

  /**
   * Returns a sentence for all that is not as it must be.
   *
   * @param mayBePaidTwice tells whether two live payouts of a payable may both be of the program
   */
  List<Wrong> wrongs(Predicate<String> mayBePaidTwice) {
    List<Wrong> wrongs = new ArrayList<>();
    allAtTheEnd = everywhere();
    payables
        .due()
        .forEach(
            (payable, amount) -> {
              int ours = paidByUs(payable);
              if (all(payable).isEmpty() && !mayFail(payable)) {
                wrongs.add(new Wrong(Kind.LOSS, payable + " has no live payout"));
              }
              if (ours > 1 && !(ours == 2 && mayBePaidTwice.test(payable))) {
                wrongs.add(new Wrong(Kind.DOUBLE, payable + " was paid " + ours + " times"));
              }
              if (!isTheOldestThatStays(payable)) {
                wrongs.add(
                    new Wrong(
                        Kind.WRONG_ONE_STAYS, payable + " keeps a payout that is not the oldest"));
              }
              for (PageView payout : all(payable)) {
                boolean isRight =
                    !isOurs(payout)
                        || touched.contains(payout.id())
                        || (payout.property("Amount").isEmpty() && !isInPayouts(payout))
                        || amountOf(payout).equals(amount);
                if (!isRight) {
                  wrongs.add(
                      new Wrong(
                          Kind.WRONG_AMOUNT,
                          payable + " was paid " + amountOf(payout) + " instead of " + amount));
                }
              }
            });
    payables
        .forbidden()
        .forEach(
            (payable, why) -> {
              if (paidByUs(payable) > 0) {
                wrongs.add(new Wrong(Kind.NOT_DUE, payable + " was paid " + why));
              }
            });
    for (String payable : settledByHand) {
      if (paidByUs(payable) > 0) {
        wrongs.add(
            new Wrong(Kind.DOUBLE, payable + " was paid after somebody had paid it by hand"));
      }
    }
    wrongs.addAll(changed());
    return wrongs;
  }

  /**
   * Of several payouts of one payable the program cancels the younger ones (payout-core/DESIGN.md).
   */
  private boolean isTheOldestThatStays(String payable) {
    Optional<PageView> oldest =
        everywhere().stream()
            .filter(payout -> isInPayouts(payout) && !payout.inTrash() && pointsTo(payout, payable))
            .filter(payout -> !statusSet.containsKey(payout.id()) && !isMadeCancelled(payout))
            .min(Comparator.comparing(PageView::createdAt).thenComparing(PageView::id));
    boolean isTouched = statusSet.keySet().stream().anyMatch(id -> isPayoutOf(id, payable));
    return isTouched || oldest.isEmpty() || !isCancelled(oldest.get());
  }

  /** Tells whether somebody has made a payout that was cancelled already: a copy of such a one. */
  private boolean isMadeCancelled(PageView payout) {
    PageView made = madeByOthers.get(payout.id());
    return made != null && isCancelled(made);
  }

  private boolean isPayoutOf(String payout, String payable) {
    return notion.view().page(payout).map(page -> pointsTo(page, payable)).orElse(false);
  }

  /** Returns what the program changed of what people had made or set. */
  private List<Wrong> changed() {
    List<Wrong> wrongs = new ArrayList<>();
    for (PageView payout : workspace.payouts()) {
      PageView before = madeByOthers.get(payout.id());
      if (before != null
          && !before.properties().equals(payout.properties())
          && !isTakenForOurs(before)) {
        wrongs.add(
            new Wrong(Kind.CHANGED, payout.id() + ", which somebody else made, was changed"));
      }
      String status = statusSet.get(payout.id());
      if (status != null && !payout.property("Status").equals(Optional.of(status))) {
        wrongs.add(
            new Wrong(
                Kind.CHANGED,
                payout.id() + " is not " + status + " any more, which somebody had set"));
      }
    }
    return wrongs;
  }

  /**
   * Whoever copies a payout with its run key and cancels the original makes the copy look like it:
   * no program could tell (payout-core/README.md, "Exactly once").
   */
  private boolean isTakenForOurs(PageView copy) {
    Optional<Object> key = copy.property(RUN_KEY);
    return key.isPresent()
        && everywhere().stream()
            .filter(payout -> isOurs(payout) && isLive(payout))
            .filter(payout -> payout.property(RUN_KEY).equals(key))
            .noneMatch(payout -> !Collections.disjoint(payables(payout), payables(copy)));
  }

  private static Set<Object> payables(PageView payout) {
    Set<Object> payables = new HashSet<>();
    for (String relation : RELATIONS) {
      if (payout.properties().get(relation) instanceof List<?> related) {
        payables.addAll(related);
      }
    }
    return payables;
  }

  private int paidByUs(String payable) {
    long live = all(payable).stream().filter(this::isPaidByUs).count();
    long gone =
        deleted.entrySet().stream()
            .filter(entry -> entry.getValue().equals(payable))
            .filter(entry -> !broughtBack.contains(entry.getKey()))
            .count();
    return (int) (live + gone);
  }

  /** Tells whether somebody made a copy of a payout, with its run key and what it pays. */
  boolean isCopied(PageView payout) {
    Optional<Object> key = payout.property(RUN_KEY);
    return key.isPresent()
        && madeByOthers.values().stream()
            .filter(copy -> copy.property(RUN_KEY).equals(key))
            .anyMatch(copy -> !Collections.disjoint(payables(copy), payables(payout)));
  }

  /** Returns the payables that show two live payouts or more, all older than a time, with these. */
  Map<String, Set<String>> paidSeveralTimes(Instant since) {
    Map<String, Set<String>> several = new LinkedHashMap<>();
    for (String payable : payables.due().keySet()) {
      Set<String> shown = new LinkedHashSet<>();
      for (PageView payout : all(payable)) {
        if (isInPayouts(payout)
            && pointsTo(payout, payable)
            && payout.createdAt().isBefore(since)) {
          shown.add(payout.id());
        }
      }
      if (shown.size() > 1
          && shown.stream().allMatch(id -> !handled.contains(id) || broughtBack.contains(id))) {
        several.put(payable, shown);
      }
    }
    return several;
  }

  /** Returns how often two payouts of ours for one payable were created within one minute. */
  long paidTwiceInAMinute() {
    Set<String> minutes = new HashSet<>();
    long twice = 0;
    for (PageView payout : ours()) {
      String payable = payableOf(payout);
      boolean isFirst = minutes.add(payable + payout.createdAt().truncatedTo(ChronoUnit.MINUTES));
      twice += payable.isEmpty() || isFirst ? 0 : 1;
    }
    return twice;
  }

  boolean isOurs(PageView payout) {
    return users.contains(payout.createdBy());
  }

  /** Tells whether a payout is ours, and no person has approved it again after it was cancelled. */
  boolean isPaidByUs(PageView payout) {
    return isOurs(payout) && !broughtBack.contains(payout.id());
  }

  /** Returns the live payouts of a payable, also those that do not show it any more. */
  List<PageView> all(String payable) {
    return livePayouts(payable, everywhere());
  }

  private List<PageView> livePayouts(String payable, List<PageView> everywhere) {
    return everywhere.stream().filter(payout -> isLive(payout) && pays(payout, payable)).toList();
  }

  private boolean isInPayouts(PageView page) {
    return page.dataSourceId().equals(workspace.dataSource(DataSourceKey.PAYOUTS));
  }

  private String payableOf(PageView payout) {
    String known = recorded.get(payout.id());
    if (known != null) {
      return known;
    }
    return Stream.concat(payables.due().keySet().stream(), payables.forbidden().keySet().stream())
        .filter(payable -> pointsTo(payout, payable))
        .findFirst()
        .orElse("");
  }

  /** Returns the payouts of ours that Notion stored without what they pay, as answers showed. */
  List<String> storedUnlinked() {
    return workspace.payouts().stream()
        .filter(this::isOurs)
        .filter(payout -> relationsOf(payout).isEmpty() && !unlinked.contains(payout.id()))
        .map(PageView::id)
        .toList();
  }

  static boolean pointsTo(PageView payout, String payable) {
    return RELATIONS.stream().anyMatch(name -> relatesTo(payout, name, payable));
  }

  /** Tells whether a payout is for a contractor. */
  static boolean isFor(PageView payout, String contractor) {
    return relatesTo(payout, "Person", contractor);
  }

  private static boolean relatesTo(PageView payout, String relation, String page) {
    return payout.properties().get(relation) instanceof List<?> related && related.contains(page);
  }

  private static String amountOf(PageView payout) {
    var amount = new BigDecimal(payout.property("Amount").orElseThrow().toString());
    return amount.stripTrailingZeros().toPlainString()
        + " "
        + payout.property("Currency").orElse("without currency");
  }
}
