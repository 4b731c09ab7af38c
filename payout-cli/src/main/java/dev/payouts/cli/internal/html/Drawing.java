package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws bars over time as SVG. Bars are put on a grid of columns, and where they are so many that
 * nobody could tell them apart, neighbours of one look become one: a picture stays small however
 * long the run. Bars are stretched to the width there is; texts are not.
 *
 * @param scale what the whole width stands for; above zero
 * @param lanes how many rows there are
 */
record Drawing(Duration scale, int lanes) {
  private static final int MAX_COLUMNS = 1_000;
  private static final int MIN_COLUMNS = 100;

  /** How many cells the grid has in all, which bounds the size of the picture. */
  private static final int MAX_CELLS = 15_000;

  /** Narrower bars are not told apart from what touches them. */
  private static final int WIDE = 4;

  private static final int AXIS_HEIGHT = 20;
  private static final double LAST_PLACE_OF_TEXT = 92;

  /** A bar on the grid. */
  private record Cells(Look look, int lane, int from, int to) {
    boolean isJoinedBy(Cells next) {
      boolean touches = next.from == to && (!isWide() || !next.isWide());
      return look == next.look && lane == next.lane && (next.from < to || touches);
    }

    boolean isWide() {
      return to - from >= WIDE;
    }

    Cells with(Cells next) {
      return new Cells(look, lane, from, Math.max(to, next.to));
    }
  }

  /** Returns how high the rows are together. */
  int height() {
    return lanes * laneHeight();
  }

  private int laneHeight() {
    return lanes <= 12 ? 16 : lanes <= 40 ? 8 : 5;
  }

  private int columns() {
    return Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, MAX_CELLS / lanes));
  }

  /** Returns the rows with their bars, as an element that is as wide as its parent. */
  String bars(List<Bar> bars) {
    Map<Look, StringBuilder> paths = new EnumMap<>(Look.class);
    for (Cells cells : cells(bars)) {
      int width = cells.to - cells.from - (cells.isWide() ? 1 : 0);
      paths
          .computeIfAbsent(cells.look, look -> new StringBuilder())
          .append(
              "M%s %sh%sv%sh-%3$sz"
                  .formatted(cells.from, cells.lane * laneHeight() + 1, width, laneHeight() - 2));
    }
    var svg = new StringBuilder();
    svg.append(
        "<svg width=\"100%%\" height=\"%s\" viewBox=\"0 0 %s %1$s\" preserveAspectRatio=\"none\">"
            .formatted(height(), columns()));
    paths.forEach(
        (look, path) ->
            svg.append("<path class=\"%s\" d=\"%s\"/>".formatted(look.cssClass(), path)));
    return svg.append("</svg>").toString();
  }

  /** Puts the bars on the grid; those that cannot be told apart become one. */
  private List<Cells> cells(List<Bar> bars) {
    List<Cells> cells = new ArrayList<>();
    ImmutableList<Bar> inOrder =
        ImmutableList.sortedCopyOf(
            Comparator.comparing(Bar::look).thenComparing(Bar::lane).thenComparing(Bar::start),
            bars);
    for (Bar bar : inOrder) {
      int from = Math.min(column(bar.start()), columns() - 1);
      var next = new Cells(bar.look(), bar.lane(), from, Math.max(from + 1, column(bar.end())));
      Cells last = Iterables.getLast(cells, null);
      if (last != null && last.isJoinedBy(next)) {
        cells.set(cells.size() - 1, last.with(next));
      } else {
        cells.add(next);
      }
    }
    return cells;
  }

  private int column(Duration at) {
    return (int) Math.min(columns(), Math.round(part(at) * columns()));
  }

  private double part(Duration at) {
    return (double) at.toNanos() / scale.toNanos();
  }

  /** Returns a place on the axis, as SVG has it. */
  String percent(Duration at) {
    return percent(part(at) * 100);
  }

  static String percent(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }

  /** Returns the time axis below the rows, as an element that is as wide as its parent. */
  String axis() {
    var svg = new StringBuilder();
    svg.append("<svg class=\"axis\" width=\"100%%\" height=\"%s\">".formatted(AXIS_HEIGHT));
    for (Duration mark : Times.marks(scale)) {
      double place = part(mark) * 100;
      String anchor = mark.isZero() ? "start" : place > LAST_PLACE_OF_TEXT ? "end" : "middle";
      svg.append(
          "<line x1=\"%s\" x2=\"%1$s\" y2=\"5\"/><text x=\"%1$s\" y=\"17\" text-anchor=\"%s\">%s</text>"
              .formatted(percent(place), anchor, Times.mark(mark)));
    }
    return svg.append("</svg>").toString();
  }
}
