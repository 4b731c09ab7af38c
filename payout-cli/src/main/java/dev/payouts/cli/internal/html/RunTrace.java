package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.notion.RequestListener.Endpoint;
import java.time.Duration;

/**
 * What was heard of one run. All times count from its beginning. Immutable.
 *
 * @param length how long it took
 * @param phases its phases, in the order in which they began
 * @param requests its requests, each attempt, in the order of their ends
 * @param waits when a request waited for the budget, in the order of their ends
 * @param notKept how many requests and waits came after there was no more room
 */
record RunTrace(
    Duration length,
    ImmutableList<PhaseStart> phases,
    ImmutableList<Request> requests,
    ImmutableList<Span> waits,
    long notKept) {
  private static final int OK = 200;
  private static final int OVER_BUDGET = 429;
  private static final int OVERLOADED = 529;

  /** The beginning of a phase. */
  record PhaseStart(Phase phase, Duration at) {}

  /**
   * A time that one thread spent on one thing.
   *
   * @param thread the thread's ID
   */
  record Span(long thread, Duration start, Duration end) {
    Duration length() {
      return end.minus(start);
    }
  }

  /**
   * One attempt of a request.
   *
   * @param status the HTTP status; 0 where no whole answer came
   * @param earlierAttempts above zero if it repeats one that was refused or failed
   */
  record Request(Endpoint endpoint, int status, int earlierAttempts, Span span) {
    /** Tells whether it was turned away for the budget's sake, certainly not carried out. */
    boolean isRefused() {
      return status == OVER_BUDGET || isOverload();
    }

    /** Tells whether the server was too busy, whatever the budget. */
    boolean isOverload() {
      return status == OVERLOADED;
    }

    boolean isAnswered() {
      return status == OK;
    }

    boolean isFailed() {
      return !isAnswered() && !isRefused();
    }

    boolean isRepeat() {
      return earlierAttempts > 0;
    }
  }

  /** Returns the place of the phase that a moment is in; -1 if none had begun. */
  int phaseAt(Duration moment) {
    int place = -1;
    while (place + 1 < phases.size() && phases.get(place + 1).at().compareTo(moment) <= 0) {
      place++;
    }
    return place;
  }

  /** Returns when a phase ended: the next one began, or the run was over. */
  Duration endOf(int place) {
    return place + 1 < phases.size() ? phases.get(place + 1).at() : length;
  }
}
