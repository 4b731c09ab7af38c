package dev.payouts.cli.internal;

import dev.payouts.core.Item;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Says in plain lines how runs get on: one a phase, and one for each hundred items. */
public final class ProgressLines implements Progress {
  private static final int ITEMS_A_LINE = 100;

  private final PrintStream out;

  /** Says so where no line can be rewritten. */
  public ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public RunListener begin(PayableType type) {
    return new OfType(type, out);
  }

  @Override
  public void pause() {}

  @Override
  public void close() {}

  private static final class OfType implements RunListener {
    private final PayableType type;
    private final PrintStream out;
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    OfType(PayableType type, PrintStream out) {
      this.type = type;
      this.out = out;
    }

    @Override
    public void phaseStarted(Phase phase) {
      switch (phase) {
        case TAKE_OVER ->
            say(
                "waiting until what other processes created is visible: this state directory was"
                    + " not the last one that was used");
        case LIST -> say("reading what is approved");
        case PRELOAD -> say("loading rates, payouts and contractors for " + items(listed.get()));
        case SETTLE -> say("finding out what came of creates without a clear answer");
        case AUDIT -> say("waiting to look at what was created beside other machines");
        case DECIDE, CREATE -> {} // decided() says it, with the count
      }
    }

    @Override
    public void listed(int count) {
      listed.set(count);
    }

    @Override
    public void decided(int toCreate) {
      say(Words.count(toCreate, "payout is due", "payouts are due")); // said of a dry run too
    }

    @Override
    public synchronized void itemEnded(Item item) {
      int count = ended.incrementAndGet();
      if (count % ITEMS_A_LINE == 0) {
        say(count + " of " + items(listed.get()) + " done");
      }
    }

    private static String items(int count) {
      return Words.count(count, "item", "items");
    }

    private void say(String what) {
      out.println(Words.title(type) + ": " + what);
    }
  }
}
