package dev.payouts.cli.internal;

import dev.payouts.core.Item;
import dev.payouts.core.RunListener;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.internal.DisplayText;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints progress as lines: one per phase, and one per hundred items. */
public final class ProgressLines implements Progress {
  private static final int ITEMS_PER_LINE = 100;

  private final PrintStream out;

  /** Prints to a stream. */
  public ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public RunListener begin(PayableType type) {
    return new OfType(type);
  }

  @Override
  public void pause() {}

  @Override
  public void close() {}

  private final class OfType implements RunListener {
    private final PayableType type;
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    OfType(PayableType type) {
      this.type = type;
    }

    @Override
    public void phaseStarted(Phase phase) {
      switch (phase) {
        case TAKE_OVER ->
            say(
                "waiting until the payouts of other processes are visible, because this state"
                    + " directory may not know all of them");
        case LIST -> say("reading approved payables");
        case PRELOAD -> say("loading rates, payouts and contractors for " + items(listed.get()));
        case SETTLE -> say("resolving creates with an unknown outcome");
        case AUDIT -> say("waiting to check for payouts of other machines");
        case DECIDE, CREATE -> {} // decided() reports it, with the count
      }
    }

    @Override
    public void listed(int count) {
      listed.set(count);
    }

    @Override
    public void decided(int toCreate) {
      say(DisplayText.count(toCreate, "payout is due", "payouts are due")); // also in a dry run
    }

    @Override
    public synchronized void itemEnded(Item item) {
      int count = ended.incrementAndGet();
      if (count % ITEMS_PER_LINE == 0) {
        say(count + " of " + items(listed.get()) + " done");
      }
    }

    private static String items(int count) {
      return DisplayText.count(count, "item", "items");
    }

    private void say(String what) {
      out.println(DisplayText.title(type) + ": " + what);
    }
  }
}
