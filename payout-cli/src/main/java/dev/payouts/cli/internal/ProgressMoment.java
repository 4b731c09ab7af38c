package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener.Phase;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is at one moment, and how that is put on one line. Immutable.
 *
 * @param type what is run
 * @param phase where it is
 * @param inPhase for how long
 * @param counts how many of what
 * @param hold the wait for the budget; null while requests may leave
 */
record ProgressMoment(
    PayableType type, Phase phase, Duration inPhase, Counts counts, @Nullable Hold hold) {
  /**
   * How many of what.
   *
   * @param listed payables
   * @param created payouts that were created, or not though they should have been
   * @param toCreate payouts that were decided
   * @param failed items
   */
  record Counts(int listed, int created, int toCreate, int failed) {}

  /**
   * A wait for the budget.
   *
   * @param until the time of day at which requests go on
   * @param left how long that is
   */
  record Hold(LocalTime until, Duration left) {}

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String GAP = "  ";
  private static final int LEAST_BAR = 10;
  private static final int WIDEST_BAR = 30;

  /** A shorter phase is over before anybody wonders. */
  private static final Duration LONG_PHASE = Duration.ofSeconds(2);

  /** What stands on the line, from left to right. */
  private enum Part {
    TYPE,
    PHASE,
    BAR,
    COUNT,
    FAILED,
    BUDGET,
    TIME
  }

  /** What a narrow line has is what comes first here. */
  private static final ImmutableList<Part> BY_IMPORTANCE =
      ImmutableList.of(Part.PHASE, Part.COUNT, Part.BUDGET, Part.TIME, Part.FAILED, Part.TYPE);

  /** Returns the line; the last column stays free, for some terminals begin a new line there. */
  String line(Screen screen) {
    int room = Math.max(screen.columns() - 1, 1);
    var parts = new EnumMap<Part, String>(Part.class);
    int used = -GAP.length();
    for (Part part : BY_IMPORTANCE) {
      String text = part == Part.PHASE ? DisplayWidth.shorten(text(part), room) : text(part);
      int more = GAP.length() + DisplayWidth.of(text);
      if (!text.isEmpty() && used + more <= room) {
        parts.put(part, screen.paint(colour(part), text));
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
      case TYPE -> Words.title(type) + ":";
      case PHASE -> phaseText();
      case BAR -> "";
      case COUNT -> count();
      case FAILED -> counts.failed() == 0 ? "" : counts.failed() + " failed";
      case BUDGET -> hold == null ? "" : "budget spent until " + TIME.format(hold.until());
      case TIME -> time();
    };
  }

  private static Colour colour(Part part) {
    return switch (part) {
      case FAILED -> Colour.RED;
      case BUDGET -> Colour.YELLOW;
      default -> Colour.PLAIN;
    };
  }

  private String phaseText() {
    return switch (phase) {
      case TAKE_OVER -> "waiting until what other processes created is visible";
      case LIST -> "reading what is approved";
      case PRELOAD -> "loading rates, payouts and contractors";
      case DECIDE -> "deciding";
      case CREATE -> "creating";
      case SETTLE -> "finding out what came of unclear creates";
      case AUDIT -> "waiting to look at what was created";
    };
  }

  private String count() {
    if (isCreating()) {
      return String.format(Locale.ROOT, "%,d of %,d", counts.created(), counts.toCreate());
    }
    return counts.listed() == 0 ? "" : Words.count(counts.listed(), "item", "items");
  }

  private boolean isCreating() {
    return phase == Phase.CREATE && counts.toCreate() > 0;
  }

  private String time() {
    if (isCreating()) {
      return timeLeft().map(left -> "about " + Words.duration(left) + " left").orElse("");
    }
    return inPhase.compareTo(LONG_PHASE) < 0 ? "" : Words.duration(inPhase);
  }

  /** As fast as until now, in which a wait for the budget has its part; rounded up. */
  private Optional<Duration> timeLeft() {
    if (counts.created() == 0 || counts.created() == counts.toCreate()) {
      return Optional.empty();
    }
    Duration wait = hold == null ? Duration.ZERO : hold.left();
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
    return "[" + screen.paint(Colour.GREEN, "#".repeat(done)) + ".".repeat(cells - done) + "]";
  }
}
