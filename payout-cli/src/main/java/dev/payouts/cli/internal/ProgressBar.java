package dev.payouts.cli.internal;

import dev.payouts.core.Item;
import dev.payouts.core.RunListener;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.text.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Displays progress in one line that is updated in place. Thread-safe. */
public final class ProgressBar implements Progress {
  /** The time between two updates. */
  public static final Duration INTERVAL = Duration.ofMillis(100);

  /** Shorter waits are pacing between workers and are not shown. */
  private static final Duration MIN_SHOWN_WAIT = Duration.ofSeconds(1);

  private final StatusLine line;
  private final Screen screen;
  private final Clock clock;
  private final RepeatingTimer timer;
  private @Nullable OfType shown;
  private Instant budgetResumesAt = Instant.MIN;

  /**
   * Creates a progress bar without a run.
   *
   * @param clock a clock in the user's time zone
   * @param timer updates the line; closed with the progress bar
   */
  public ProgressBar(StatusLine line, Screen screen, Clock clock, RepeatingTimer timer) {
    this.line = line;
    this.screen = screen;
    this.clock = clock;
    this.timer = timer;
    timer.start(this::draw);
  }

  @Override
  public synchronized RunListener begin(PayableType type) {
    var next = new OfType(type);
    shown = next;
    return next;
  }

  @Override
  public synchronized void pause() {
    shown = null;
    line.show("");
  }

  @Override
  public void close() {
    timer.close();
    pause();
  }

  @Override
  public synchronized void budgetHolds(Duration wait) {
    if (wait.compareTo(MIN_SHOWN_WAIT) >= 0) {
      budgetResumesAt = clock.instant().plus(wait);
    }
  }

  @Override
  public synchronized void budgetResumed(Duration waited) {
    budgetResumesAt = Instant.MIN;
  }

  private synchronized void draw() {
    if (shown != null) {
      line.show(shown.now().line(screen));
    }
  }

  /** The run of a type; guarded by the lock of the progress bar. */
  private final class OfType implements RunListener {
    private final PayableType type;
    private Phase phase = Phase.LIST;
    private Instant phaseBegan = clock.instant();
    private int listed;
    private int toCreate;
    private int ended;
    private int failed;

    OfType(PayableType type) {
      this.type = type;
    }

    @Override
    public void phaseStarted(Phase next) {
      synchronized (ProgressBar.this) {
        phase = next;
        phaseBegan = clock.instant();
        ended = 0;
        draw();
      }
    }

    @Override
    public void listed(int count) {
      synchronized (ProgressBar.this) {
        listed = count;
      }
    }

    @Override
    public void decided(int count) {
      synchronized (ProgressBar.this) {
        toCreate = count;
      }
    }

    @Override
    public void itemEnded(Item item) {
      synchronized (ProgressBar.this) {
        ended++;
        failed += item.status() == Status.FAILED ? 1 : 0;
      }
    }

    private ProgressSnapshot now() {
      Instant now = clock.instant();
      return new ProgressSnapshot(
          type,
          phase,
          Duration.between(phaseBegan, now),
          new ProgressSnapshot.Counts(listed, Math.min(ended, toCreate), toCreate, failed),
          budgetWait(now));
    }

    private ProgressSnapshot.@Nullable BudgetWait budgetWait(Instant now) {
      return budgetResumesAt.isAfter(now)
          ? new ProgressSnapshot.BudgetWait(
              LocalTime.ofInstant(budgetResumesAt, clock.getZone()),
              Duration.between(now, budgetResumesAt))
          : null;
    }
  }
}
