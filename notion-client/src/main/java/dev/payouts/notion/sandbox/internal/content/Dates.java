package dev.payouts.notion.sandbox.internal.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notion's dates: plain days, and days with a time. */
public final class Dates {
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .appendPattern("HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, /* decimalPoint= */ true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter();
  private static final DateTimeFormatter WRITE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final DateTimeFormatter WRITE_UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Dates() {}

  /** Parses a day as LocalDate or a time as OffsetDateTime; a time without an offset is in UTC. */
  public static Optional<Temporal> parse(String text) {
    return parse(text, null);
  }

  /** Parses in the same way; a time without an offset is in the given zone. */
  static Optional<Temporal> parse(String text, @Nullable ZoneId zone) {
    try {
      TemporalAccessor parsed = READ.parse(text);
      LocalDate day = LocalDate.from(parsed);
      var time = parsed.query(TemporalQueries.localTime());
      if (time == null) {
        return Optional.of(day);
      }
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      ZoneId at = offset != null ? offset : zone != null ? zone : ZoneOffset.UTC;
      return Optional.of(day.atTime(time).atZone(at).toOffsetDateTime());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Formats a day or a time like Notion. */
  public static String write(Temporal point) {
    return point instanceof OffsetDateTime time ? WRITE.format(time) : point.toString();
  }

  /** Formats a timestamp like Notion: in UTC, to the minute. */
  static String timestamp(Instant instant) {
    return WRITE_UTC.format(minute(instant));
  }

  /** Returns the minute of an instant. */
  static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Compares two points: as instants if both have a time, else as days in UTC. */
  public static int compare(Temporal left, Temporal right) {
    if (left instanceof OffsetDateTime leftTime && right instanceof OffsetDateTime rightTime) {
      return leftTime.toInstant().compareTo(rightTime.toInstant());
    }
    return day(left).compareTo(day(right));
  }

  private static LocalDate day(Temporal point) {
    if (point instanceof OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }
    return (LocalDate) point;
  }
}
