package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.cli.internal.html.RunTrace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a picture: what each worker did, one under the other. A thread takes the topmost row
 * that is free when it begins, and keeps it for the phase; so rows are as many as workers at once.
 *
 * @param bars what is in them
 * @param count how many rows there are
 */
record Lanes(ImmutableList<Bar> bars, int count) {
  /** What a bar is about; those further down are drawn over those further up. */
  enum Look {
    WAIT("wait", "waits for the budget"),
    ONE_BY_ONE("one", "looks up and creates, one by one (computed)"),
    READ("read", "reads"),
    CREATE("create", "creates"),
    UPDATE("update", "updates"),
    REFUSED("refused", "refused: budget spent"),
    FAILED("lost", "failed");

    private final String cssClass;
    private final String legend;

    Look(String cssClass, String legend) {
      this.cssClass = cssClass;
      this.legend = legend;
    }

    String cssClass() {
      return cssClass;
    }

    String legend() {
      return legend;
    }

    static Look of(Request request) {
      if (request.isRefused()) {
        return REFUSED;
      }
      if (request.isFailed()) {
        return FAILED;
      }
      return switch (request.endpoint()) {
        case QUERY, GET, SCHEMA -> READ;
        case CREATE -> CREATE;
        case UPDATE -> UPDATE;
      };
    }
  }

  /**
   * Something that one worker did.
   *
   * @param lane its row, from 0
   */
  record Bar(Look look, int lane, Duration start, Duration end) {}

  /** A thread in a phase. */
  private record Turn(long thread, int phase) {}

  /** Arranges what was heard of a run. */
  static Lanes of(RunTrace trace) {
    Map<Turn, List<Bar>> turns = new LinkedHashMap<>();
    trace.waits().forEach(wait -> add(turns, trace, Look.WAIT, wait));
    trace.requests().forEach(request -> add(turns, trace, Look.of(request), request.span()));
    List<List<Bar>> byStart = new ArrayList<>(turns.values());
    byStart.forEach(bars -> bars.sort(Comparator.comparing(Bar::start)));
    byStart.sort(Comparator.comparing(bars -> bars.get(0).start()));
    List<Duration> freeFrom = new ArrayList<>();
    ImmutableList.Builder<Bar> placed = ImmutableList.builder();
    for (List<Bar> bars : byStart) {
      int lane = free(freeFrom, bars.get(0).start());
      for (Bar bar : bars) {
        placed.add(new Bar(bar.look(), lane, bar.start(), bar.end()));
      }
      freeFrom.set(lane, bars.get(bars.size() - 1).end());
    }
    return new Lanes(placed.build(), freeFrom.size());
  }

  private static void add(Map<Turn, List<Bar>> turns, RunTrace trace, Look look, Span span) {
    turns
        .computeIfAbsent(
            new Turn(span.thread(), trace.phaseAt(span.start())), turn -> new ArrayList<>())
        .add(new Bar(look, 0, span.start(), span.end()));
  }

  /** Returns the topmost row that is free, a new one if none is. */
  private static int free(List<Duration> freeFrom, Duration start) {
    for (int lane = 0; lane < freeFrom.size(); lane++) {
      if (freeFrom.get(lane).compareTo(start) <= 0) {
        return lane;
      }
    }
    freeFrom.add(Duration.ZERO);
    return freeFrom.size() - 1;
  }
}
