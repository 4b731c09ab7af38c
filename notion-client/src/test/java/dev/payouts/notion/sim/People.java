package dev.payouts.notion.sim;

import dev.payouts.notion.DataSourceKey;
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

  private final Random random;
  private final WorkspaceEditor editor;
  private final World world;
  private final Knowledge knowledge;
  private final Map<String, Long> drawn;

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

  /** On several hosts: what nobody could mistake for a payout of the program. */
  void makeAPayoutDuringARun() {
    act(random.nextBoolean() ? Act.PAY_BY_HAND : Act.PAY_TWO_BY_HAND, /* isRecordedOnly= */ false);
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
    List<PageView> candidates = world.worthHiding();
    if (candidates.isEmpty()) {
      return false;
    }
    PageView payout = candidates.get(random.nextInt(candidates.size()));
    Act act = random.nextBoolean() ? Act.MOVE : Act.UNLINK;
    doTo(payout, act);
    count("act " + act);
    if (world.isOfBeforeTheKeys(payout)) {
      count("payout of before the run keys hidden");
    }
    return true;
  }

  private Act draw() {
    return Act.values()[random.nextInt(Act.values().length)];
  }

  private void act(Act act, boolean isRecordedOnly) {
    List<PageView> candidates = isRecordedOnly ? world.recorded() : world.ours();
    if (act == Act.PAY_BY_HAND || act == Act.PAY_TWO_BY_HAND) {
      world.payByHand(random, act == Act.PAY_BY_HAND ? 1 : 2);
    } else if (!candidates.isEmpty()) {
      doTo(candidates.get(random.nextInt(candidates.size())), act);
    } else {
      return;
    }
    count("act " + act);
  }

  private void count(String event) {
    drawn.merge(event, 1L, Long::sum);
  }

  private void doTo(PageView payout, Act act) {
    String id = payout.id();
    world.handled(id);
    switch (act) {
      case PAY -> setStatus(payout, "Paid");
      case SET_OTHER_STATUS -> setStatus(payout, random.nextBoolean() ? "New" : "Pending");
      case CANCEL -> {
        if (world.mayBeCancelled(payout)) {
          setStatus(payout, "Cancelled");
        }
      }
      case ARCHIVE -> editor.archive(id);
      case UNARCHIVE -> editor.unarchive(id);
      case EDIT_AMOUNT -> {
        if (isPayout(payout)) {
          world.touched(id);
          editor.setProperties(id, Map.of("Amount", new BigDecimal("1.5")));
        }
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
      case DUPLICATE -> {
        if (isPayout(payout)) {
          world.duplicate(payout);
        }
      }
      case PAY_BY_HAND, PAY_TWO_BY_HAND -> throw new AssertionError(act);
    }
  }

  /** Brings no cancelled payout back: it may have been made up for. */
  private void setStatus(PageView payout, String status) {
    if (isPayout(payout) && !World.isCancelled(payout)) {
      editor.setProperties(payout.id(), Map.of("Status", status));
      world.statusSet(payout, status);
    }
  }

  private boolean isPayout(PageView page) {
    return page.dataSourceId().equals(world.workspace().dataSource(DataSourceKey.PAYOUTS));
  }

  private DataSourceKey elsewhere() {
    return random.nextBoolean() ? DataSourceKey.CONTRACTORS : DataSourceKey.TASK_ORDERS;
  }
}
