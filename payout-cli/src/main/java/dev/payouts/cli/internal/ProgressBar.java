package dev.payouts.cli.internal;

import dev.payouts.core.Item;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener;
import dev.payouts.core.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Shows how runs get on in one line that is rewritten in place. Safe for several threads. */
public final class ProgressBar implements Progress {
  /** How often it is drawn anew. */
  public static final Duration INTERVAL = Duration.ofMillis(100);

  /** Shorter waits are a worker's turn in a queue, nothing to show. */
  private static final Duration SHOWN_WAIT = Duration.ofSeconds(1);

  private final StatusLine line;
  private final Screen screen;
  private final Clock clock;
  private final Ticking ticking;
  private @Nullable OfType shown;
  private Instant budgetResumesAt = Instant.MIN;

  /**
   * Shows nothing yet.
   *
   * @param clock tells the time in the zone of whoever reads it
   * @param ticking when it is drawn anew; closed with it
   */
  public ProgressBar(StatusLine line, Screen screen, Clock clock, Ticking ticking) {
    this.line = line;
    this.screen = screen;
    this.clock = clock;
    this.ticking = ticking;
    ticking.start(this::draw);
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
    ticking.close();
    pause();
  }

  @Override
  public synchronized void budgetHolds(Duration wait) {
    if (wait.compareTo(SHOWN_WAIT) >= 0) {
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

  /** The run of a type; kept under the lock of the bar. */
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

    private ProgressMoment now() {
      Instant now = clock.instant();
      return new ProgressMoment(
          type,
          phase,
          Duration.between(phaseBegan, now),
          new ProgressMoment.Counts(listed, Math.min(ended, toCreate), toCreate, failed),
          hold(now));
    }

    private ProgressMoment.@Nullable Hold hold(Instant now) {
      return budgetResumesAt.isAfter(now)
          ? new ProgressMoment.Hold(
              LocalTime.ofInstant(budgetResumesAt, clock.getZone()),
              Duration.between(now, budgetResumesAt))
          : null;
    }
  }
}
