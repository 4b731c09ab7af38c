package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.DisplayWidth;
import dev.payouts.core.report.text.Screen;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a run at one moment, and its rendering in one line. Immutable.
 *
 * @param inPhase the time since the phase began
 */
record ProgressSnapshot(
    PayableType type,
    Phase phase,
    Duration inPhase,
    Counts counts,
    @Nullable BudgetWait budgetWait) {
  /**
   * The items so far.
   *
   * @param created creates that have ended, including failed ones
   */
  record Counts(int listed, int created, int toCreate, int failed) {}

  /**
   * A wait for the request budget.
   *
   * @param until the time of day at which requests continue
   * @param left the time until then
   */
  record BudgetWait(LocalTime until, Duration left) {}

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String GAP = "  ";
  private static final int LEAST_BAR = 10;
  private static final int WIDEST_BAR = 30;

  /** The time of a shorter phase is not shown. */
  private static final Duration LONG_PHASE = Duration.ofSeconds(2);

  /** The parts of the line, from left to right. */
  private enum Part {
    TYPE,
    PHASE,
    BAR,
    COUNT,
    FAILED,
    BUDGET,
    TIME
  }

  /** The parts by importance: a narrow line shows the first that fit. */
  private static final ImmutableList<Part> BY_IMPORTANCE =
      ImmutableList.of(Part.PHASE, Part.COUNT, Part.BUDGET, Part.TIME, Part.FAILED, Part.TYPE);

  /** Returns the line, one column short of the width: some terminals wrap at the last column. */
  String line(Screen screen) {
    int room = Math.max(screen.columns() - 1, 1);
    var parts = new EnumMap<Part, String>(Part.class);
    int used = -GAP.length();
    for (Part part : BY_IMPORTANCE) {
      String text = part == Part.PHASE ? DisplayWidth.shorten(text(part), room) : text(part);
      int more = GAP.length() + DisplayWidth.of(text);
      if (!text.isEmpty() && used + more <= room) {
        parts.put(part, screen.paint(color(part), text));
        used += more;
      }
    }
    int bar = Math.min(room - used - GAP.length(), WIDEST_BAR);
    if (isCreating() && bar >= LEAST_BAR) {
      parts.put(Part.BAR, bar(bar - 2, screen));
    }
    return String.join(GAP, parts.values());
  }

  private String text(Part part) {
    return switch (part) {
      case TYPE -> DisplayText.title(type) + ":";
      case PHASE -> phaseText();
      case BAR -> "";
      case COUNT -> count();
      case FAILED -> counts.failed() == 0 ? "" : counts.failed() + " failed";
      case BUDGET ->
          budgetWait == null ? "" : "rate limited until " + TIME.format(budgetWait.until());
      case TIME -> time();
    };
  }

  private static Color color(Part part) {
    return switch (part) {
      case FAILED -> Color.RED;
      case BUDGET -> Color.YELLOW;
      default -> Color.PLAIN;
    };
  }

  private String phaseText() {
    return switch (phase) {
      case TAKE_OVER -> "waiting until the payouts of other processes are visible";
      case LIST -> "reading approved payables";
      case PRELOAD -> "loading rates, payouts and contractors";
      case DECIDE -> "deciding";
      case CREATE -> "creating";
      case SETTLE -> "resolving unknown creates";
      case AUDIT -> "waiting to check what was created";
    };
  }

  private String count() {
    if (isCreating()) {
      return String.format(Locale.ROOT, "%,d of %,d", counts.created(), counts.toCreate());
    }
    return counts.listed() == 0 ? "" : DisplayText.count(counts.listed(), "item", "items");
  }

  private boolean isCreating() {
    return phase == Phase.CREATE && counts.toCreate() > 0;
  }

  private String time() {
    if (isCreating()) {
      return timeLeft().map(left -> "about " + DisplayText.duration(left) + " left").orElse("");
    }
    return inPhase.compareTo(LONG_PHASE) < 0 ? "" : DisplayText.duration(inPhase);
  }

  /** Extrapolates the pace so far, including waits for the budget; rounded up. */
  private Optional<Duration> timeLeft() {
    if (counts.created() == 0 || counts.created() == counts.toCreate()) {
      return Optional.empty();
    }
    Duration wait = budgetWait == null ? Duration.ZERO : budgetWait.left();
    return Optional.of(
        inPhase
            .plus(wait)
            .multipliedBy(counts.toCreate() - counts.created())
            .dividedBy(counts.created())
            .plus(wait)
            .plusMillis(999));
  }

  private String bar(int cells, Screen screen) {
    int done = (int) ((long) cells * counts.created() / counts.toCreate());
    return "[" + screen.paint(Color.GREEN, "#".repeat(done)) + ".".repeat(cells - done) + "]";
  }
}
