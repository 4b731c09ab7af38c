package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PageSeed;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What people do to payouts between and during runs, drawn from the seed. They do nothing that no
 * program could make up for, such as deleting a payout that only another host's journal knows.
 */
final class People {
  /** What somebody does. */
  enum Act {
    PAY,
    SET_OTHER_STATUS,
    CANCEL,
    BRING_BACK,
    ARCHIVE,
    UNARCHIVE,
    EDIT_AMOUNT,
    PAY_BY_HAND,
    PAY_TWO_BY_HAND,
    DUPLICATE,
    MOVE,
    UNLINK,
    DELETE;

    /** Whether no query finds the payout any more: only a journal that records it knows of it. */
    boolean hides() {
      return this == MOVE || this == UNLINK || this == DELETE;
    }
  }

  /** Whose journals know of payouts that no query shows. */
  enum Knowledge {
    /** One journal knows of every payout that was created and recorded. */
    ONE_JOURNAL,
    /** Each journal knows of some of them. */
    SEVERAL_JOURNALS
  }

  private static final ImmutableList<Act> DURING_RUNS_OF_SEVERAL_HOSTS =
      ImmutableList.of(
          Act.PAY_BY_HAND, Act.PAY_TWO_BY_HAND, Act.PAY, Act.SET_OTHER_STATUS, Act.EDIT_AMOUNT);

  private final Random random;
  private final WorkspaceEditor editor;
  private final World world;
  private final Knowledge knowledge;
  private final Map<String, Long> drawn;
  private boolean isAmongCancels;

  /**
   * Draws from a source of chance.
   *
   * @param drawn counts what was drawn
   */
  People(
      Random random,
      WorkspaceEditor editor,
      World world,
      Knowledge knowledge,
      Map<String, Long> drawn) {
    this.drawn = drawn;
    this.random = random;
    this.editor = editor;
    this.world = world;
    this.knowledge = knowledge;
  }

  /** The next create keeps everything but its relation to a task order. */
  void loseARelation() {
    drawn.merge("relation lost", 1L, Long::sum);
    editor.alterCreates(
        world.workspace().dataSource(DataSourceKey.PAYOUTS), "00 Task Order", null, 1);
  }

  /**
   * Somebody does something during a run, if there is something to do it to. A payout that changes
   * between archived and not while a run asks for both is one that only a journal knows.
   */
  void actDuringARun() {
    Act act = draw();
    boolean isRecordedOnly = act.hides() || act == Act.ARCHIVE || act == Act.UNARCHIVE;
    if (!isRecordedOnly || knowledge == Knowledge.ONE_JOURNAL) {
      act(act, isRecordedOnly);
    }
  }

  /** Somebody pays by hand what a create on its way is about to pay, or has paid unnoticed. */
  void payWhatIsOnItsWay(String request, String kind) {
    world.payToo(random, request).ifPresent(act -> count(act + " while a create " + kind));
  }

  /**
   * Somebody does something during runs of several hosts: makes a payout that nobody could mistake
   * for one of the program, or sets or edits one that no run is about to cancel.
   */
  void actDuringRunsOfSeveralHosts() {
    Act act = DURING_RUNS_OF_SEVERAL_HOSTS.get(random.nextInt(DURING_RUNS_OF_SEVERAL_HOSTS.size()));
    isAmongCancels = true;
    act(act, /* isRecordedOnly= */ false);
    isAmongCancels = false;
  }

  /** Somebody does something between runs, if there is something to do it to. */
  void act() {
    if (knowledge == Knowledge.ONE_JOURNAL && random.nextBoolean() && hideOne()) {
      return;
    }
    Act drawn = draw();
    Act act = drawn.hides() && knowledge == Knowledge.SEVERAL_JOURNALS ? Act.ARCHIVE : drawn;
    act(act, act.hides());
  }

  /** Somebody moves or unlinks one of the payouts with which that matters most, if there is any. */
  private boolean hideOne() {
    Act act = random.nextBoolean() ? Act.MOVE : Act.UNLINK;
    List<PageView> candidates =
        world.worthHiding().stream().filter(payout -> changes(act, payout)).toList();
    if (candidates.isEmpty()) {
      return false;
    }
    PageView payout = candidates.get(random.nextInt(candidates.size()));
    doTo(payout, act);
    if (world.isOfBeforeTheKeys(payout)) {
      count("payout of before the run keys hidden");
    }
    return true;
  }

  private Act draw() {
    return Act.values()[random.nextInt(Act.values().length)];
  }

  private void act(Act act, boolean isRecordedOnly) {
    if (act == Act.PAY_BY_HAND || act == Act.PAY_TWO_BY_HAND) {
      if (world.payByHand(random, act == Act.PAY_BY_HAND ? 1 : 2)) {
        count("act " + act);
      }
      return;
    }
    List<PageView> candidates =
        (isRecordedOnly ? world.recorded() : world.ours())
            .stream()
                .filter(payout -> changes(act, payout))
                .filter(payout -> !isAmongCancels || !world.mayBeCancelledRightNow(payout))
                .toList();
    if (!candidates.isEmpty()) {
      doTo(candidates.get(random.nextInt(candidates.size())), act);
    }
  }

  private void count(String event) {
    drawn.merge(event, 1L, Long::sum);
  }

  /** Tells whether somebody can do something to a payout, and changes something by it. */
  private boolean changes(Act act, PageView payout) {
    return switch (act) {
      case PAY, SET_OTHER_STATUS -> isPayout(payout) && !World.isCancelled(payout);
      case CANCEL -> isPayout(payout) && !World.isCancelled(payout) && world.mayBeCancelled(payout);
      case BRING_BACK ->
          isPayout(payout) && World.isCancelled(payout) && !world.relationsOf(payout).isEmpty();
      case ARCHIVE -> payout.place() == PageSeed.Place.LIVE;
      case UNARCHIVE -> payout.place() == PageSeed.Place.ARCHIVE;
      case EDIT_AMOUNT, DUPLICATE, MOVE -> isPayout(payout);
      case UNLINK -> !world.relationsOf(payout).isEmpty();
      case DELETE -> true;
      case PAY_BY_HAND, PAY_TWO_BY_HAND -> false;
    };
  }

  private void doTo(PageView payout, Act act) {
    String id = payout.id();
    world.handled(id);
    count("act " + act);
    switch (act) {
      case PAY -> setStatus(payout, "Paid");
      case SET_OTHER_STATUS -> setStatus(payout, oneOf("New", "Pending"));
      case CANCEL -> {
        world.cancelled(payout);
        setStatus(payout, "Cancelled");
      }
      case BRING_BACK -> {
        boolean isPaid = world.bringBack(payout);
        count(isPaid ? "brought back, paid again since" : "brought back, not paid again");
        setStatus(payout, oneOf("New", "Pending", "Paid"));
      }
      case ARCHIVE -> editor.archive(id);
      case UNARCHIVE -> editor.unarchive(id);
      case EDIT_AMOUNT -> {
        world.touched(id);
        editor.setProperties(id, Map.of("Amount", new BigDecimal("1.5")));
      }
      case MOVE -> editor.move(id, world.workspace().dataSource(elsewhere()));
      case UNLINK -> {
        world.unlinked(id);
        world.relationsOf(payout).forEach(name -> editor.clear(id, name));
      }
      case DELETE -> {
        world.deleted(payout);
        editor.delete(id);
      }
      case DUPLICATE -> world.duplicate(payout);
      case PAY_BY_HAND, PAY_TWO_BY_HAND -> throw new AssertionError(act);
    }
  }

  private String oneOf(String... statuses) {
    return statuses[random.nextInt(statuses.length)];
  }

  private void setStatus(PageView payout, String status) {
    editor.setProperties(payout.id(), Map.of("Status", status));
    world.statusSet(payout, status);
  }

  private boolean isPayout(PageView page) {
    return page.dataSourceId().equals(world.workspace().dataSource(DataSourceKey.PAYOUTS));
  }

  private DataSourceKey elsewhere() {
    return random.nextBoolean() ? DataSourceKey.CONTRACTORS : DataSourceKey.TASK_ORDERS;
  }
}
