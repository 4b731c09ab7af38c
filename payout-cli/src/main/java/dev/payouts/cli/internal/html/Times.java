package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are put for a person. */
final class Times {
  private static final int MAX_MARKS = 5;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The distances between marks of an axis that people count in. */
  private static final ImmutableList<Duration> STEPS =
      ImmutableList.<Duration>builder()
          .add(millis(1), millis(2), millis(5), millis(10), millis(20), millis(50))
          .add(millis(100), millis(200), millis(500))
          .add(seconds(1), seconds(2), seconds(5), seconds(10), seconds(20), seconds(30))
          .add(seconds(60), seconds(120), seconds(300), seconds(600), seconds(1_200))
          .add(seconds(3_600), seconds(7_200), seconds(18_000), seconds(36_000))
          .build();

  private Times() {}

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** Returns a duration, as exactly as anybody wants to know. */
  static String words(Duration duration) {
    if (duration.compareTo(millis(10)) < 0) {
      return shown("%.1f ms", duration.toNanos() / 1e6);
    }
    if (duration.compareTo(seconds(1)) < 0) {
      return duration.toMillis() + " ms";
    }
    if (duration.compareTo(seconds(60)) < 0) {
      return shown("%.1f s", duration.toMillis() / 1e3);
    }
    return duration.compareTo(seconds(3_600)) < 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  /** Returns the marks of an axis from zero, at round times and not too many. */
  static ImmutableList<Duration> marks(Duration length) {
    Duration step =
        STEPS.stream()
            .filter(each -> each.multipliedBy(MAX_MARKS).compareTo(length) >= 0)
            .findFirst()
            .orElse(length.dividedBy(MAX_MARKS));
    ImmutableList.Builder<Duration> marks = ImmutableList.builder();
    for (int i = 0; i <= MAX_MARKS && step.multipliedBy(i).compareTo(length) <= 0; i++) {
      marks.add(step.multipliedBy(i));
    }
    return marks.build();
  }

  /** Returns what stands at a mark. */
  static String mark(Duration at) {
    if (at.isZero()) {
      return "0";
    }
    if (at.compareTo(seconds(1)) < 0) {
      return at.toMillis() + " ms";
    }
    if (at.toSeconds() % 3_600 == 0) {
      return at.toHours() + " h";
    }
    return at.toSeconds() % 60 == 0 ? at.toMinutes() + " min" : at.toSeconds() + " s";
  }

  private static String shown(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
