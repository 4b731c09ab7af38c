package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.SandboxTraffic.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The windows that a sandbox has counted, told from what it received: each begins with the first
 * request after the end of the one before.
 */
final class ServerWindows {
  static final Duration WINDOW = Duration.ofSeconds(60);

  private final ImmutableList<Window> windows;
  private final int budget;

  private ServerWindows(ImmutableList<Window> windows, int budget) {
    this.windows = windows;
    this.budget = budget;
  }

  /**
   * One window.
   *
   * @param start when it began, after the start of the history
   * @param accepted when each request came that had room
   * @param refused each that had none
   */
  record Window(Duration start, List<Duration> accepted, List<Received> refused) {
    Duration end() {
      return start.plus(WINDOW);
    }
  }

  /** Tells the windows of a history that began at a time. */
  static ServerWindows of(List<Received> traffic, Instant start, int budget) {
    List<Window> windows = new ArrayList<>();
    for (Received received : traffic) {
      Duration at = Duration.between(start, received.at());
      if (windows.isEmpty() || at.compareTo(windows.get(windows.size() - 1).end()) >= 0) {
        windows.add(new Window(at, new ArrayList<>(), new ArrayList<>()));
      }
      Window current = windows.get(windows.size() - 1);
      if (received.status() == 429) {
        current.refused().add(received);
      } else {
        current.accepted().add(at);
      }
    }
    return new ServerWindows(ImmutableList.copyOf(windows), budget);
  }

  /** Returns how many requests each window took. */
  List<Integer> accepted() {
    return windows.stream().map(window -> window.accepted().size()).toList();
  }

  /** Returns how many requests each window refused. */
  List<Integer> refusals() {
    return refusals(received -> true);
  }

  /** Returns how many requests of some each window refused. */
  List<Integer> refusals(Predicate<Received> which) {
    return windows.stream()
        .map(window -> (int) window.refused().stream().filter(which).count())
        .toList();
  }

  /** Returns the room that is left at a time, once what arrives until then has its place. */
  long roomAt(Duration time) {
    for (Window window : windows) {
      if (time.compareTo(window.start()) >= 0 && time.compareTo(window.end()) < 0) {
        return budget - window.accepted().stream().filter(at -> at.compareTo(time) <= 0).count();
      }
    }
    return budget;
  }

  /** Returns how long ago the last window ended; nothing if one is open. */
  Duration sinceEnd(Duration time) {
    Duration since = Duration.ZERO;
    for (Window window : windows) {
      if (window.start().compareTo(time) <= 0) {
        since = time.minus(window.end());
      }
    }
    return since.isNegative() ? Duration.ZERO : since;
  }

  /**
   * Returns when the last of some requests arrives at the earliest: those of a run without a
   * budget, in their order and at their pace, each as soon as a window has room for it.
   *
   * @param arrivals when each arrives without a budget
   * @param before what others spent in a first window that they began; 0 if none is open
   * @param open how long that one is still open
   */
  static Duration leastTime(List<Duration> arrivals, int budget, int before, Duration open) {
    Duration delay = Duration.ZERO;
    Duration end = before == 0 ? Duration.ZERO : open;
    int spent = before;
    Duration last = Duration.ZERO;
    for (Duration arrival : arrivals) {
      last = arrival.plus(delay);
      if (spent >= budget && last.compareTo(end) < 0) {
        delay = delay.plus(end.minus(last));
        last = end;
      }
      if (last.compareTo(end) >= 0) {
        end = last.plus(WINDOW);
        spent = 0;
      }
      spent++;
    }
    return last;
  }
}
