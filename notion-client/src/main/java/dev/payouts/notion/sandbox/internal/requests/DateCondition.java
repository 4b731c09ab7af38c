package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.internal.content.DataSource.CreatedSpan;
import dev.payouts.notion.sandbox.internal.content.Dates;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with a day or a time.
 *
 * @param operator the comparison
 * @param bound a LocalDate or an OffsetDateTime
 */
record DateCondition(Operator operator, Temporal bound) {
  /** The comparison of a date with the bound. */
  enum Operator {
    EQUALS,
    BEFORE,
    AFTER,
    ON_OR_BEFORE,
    ON_OR_AFTER
  }

  static DateCondition read(String path, String operator, @Nullable Object operand) {
    Operator known =
        switch (operator) {
          case "equals" -> Operator.EQUALS;
          case "before" -> Operator.BEFORE;
          case "after" -> Operator.AFTER;
          case "on_or_before" -> Operator.ON_OR_BEFORE;
          case "on_or_after" -> Operator.ON_OR_AFTER;
          default -> throw NotionError.body(path, "not present", operand);
        };
    if (operand instanceof String text) {
      Temporal bound =
          Dates.parse(text)
              .filter(point -> !text.startsWith("+")) // a year with five digits
              .orElseThrow(() -> NotionError.body(path, "a valid ISO 8601 date string", text));
      return new DateCondition(known, bound);
    }
    throw NotionError.body(path, "a valid ISO 8601 date string", operand);
  }

  boolean matches(Temporal date) {
    int order = Dates.compare(date, bound);
    return switch (operator) {
      case EQUALS -> order == 0;
      case BEFORE -> order < 0;
      case AFTER -> order > 0;
      case ON_OR_BEFORE -> order <= 0;
      case ON_OR_AFTER -> order >= 0;
    };
  }

  boolean matches(Instant time) {
    return matches(time.atOffset(ZoneOffset.UTC));
  }

  /** Returns a span that contains all matching times. */
  CreatedSpan span() {
    Instant first;
    Instant last;
    if (bound instanceof OffsetDateTime time) {
      first = time.toInstant();
      last = first;
    } else {
      LocalDate day = (LocalDate) bound;
      first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      last = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return switch (operator) {
      case EQUALS -> new CreatedSpan(first, last);
      case BEFORE, ON_OR_BEFORE -> new CreatedSpan(Instant.MIN, last);
      case AFTER, ON_OR_AFTER -> new CreatedSpan(first, Instant.MAX);
    };
  }
}
