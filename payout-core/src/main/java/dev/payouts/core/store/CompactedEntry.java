package dev.payouts.core.store;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The compacted entry of a payout: seven words in about 150 characters, read about a hundred times
 * faster than JSON. Requires that IDs are UUIDs.
 */
final class CompactedEntry {
  private static final CharMatcher DASH = CharMatcher.is('-');
  private static final CharMatcher HEX =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));

  private static final String NO_DATE = "-";
  private static final int UUID_LENGTH = 36;
  private static final int UUID_DIGITS = 32;

  private static final int[] UUID_PARTS = {8, 4, 4, 4, 12};
  private static final int DAY_LENGTH = "2026-10-31".length();

  private static final ImmutableMap<Event, String> LETTERS =
      ImmutableMap.of(Event.CREATED, "c", Event.ADOPTED, "a", Event.AUDITED, "x");

  private static final ImmutableList<PayableType> TYPES =
      ImmutableList.copyOf(PayableType.values());

  private CompactedEntry() {}

  /** Returns the compacted form of an entry about a payout. */
  static JournalEntry of(JournalEntry entry) {
    return new JournalEntry(
        entry.at().truncatedTo(ChronoUnit.DAYS),
        JournalEntry.NO_RUN,
        entry.event(),
        entry.type(),
        entry.payable(),
        entry.contractor(),
        entry.date(),
        entry.payout());
  }

  /** Tells whether an entry can be written in this form. */
  static boolean isOne(JournalEntry entry) {
    return entry.runId().equals(JournalEntry.NO_RUN)
        && LETTERS.containsKey(entry.event())
        && entry.at().equals(entry.at().truncatedTo(ChronoUnit.DAYS))
        && day(entry).length() == DAY_LENGTH
        && (entry.date() == null || entry.date().toString().length() == DAY_LENGTH)
        && entry.payout() != null
        && isUuid(entry.payout().value())
        && isUuid(entry.payable().value())
        && isUuid(entry.contractor().value());
  }

  static String text(JournalEntry entry) {
    return String.join(
        " ",
        String.valueOf(LETTERS.get(entry.event())),
        day(entry),
        entry.type().word(),
        bare(entry.payable().value()),
        bare(entry.contractor().value()),
        entry.date() == null ? NO_DATE : entry.date().toString(),
        bare(String.valueOf(entry.payout())));
  }

  private static String day(JournalEntry entry) {
    return entry.at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /**
   * Parses a part of a text without copying it, because every run reads the whole journal.
   *
   * @throws IllegalArgumentException if it is invalid
   * @throws java.time.DateTimeException if it contains an invalid date
   */
  static JournalEntry parse(String text, int start, int end) {
    int day = start + 2;
    int type = day + DAY_LENGTH + 1;
    PayableType ofType = type(text, type);
    int payable = type + ofType.word().length() + 1;
    int person = payable + UUID_DIGITS + 1;
    int date = person + UUID_DIGITS + 1;
    boolean isDated = !text.startsWith(NO_DATE, date);
    int payout = date + (isDated ? DAY_LENGTH : NO_DATE.length()) + 1;
    if (payout + UUID_DIGITS != end) {
      throw new IllegalArgumentException("invalid length");
    }
    return new JournalEntry(
        day(text, day).atStartOfDay().toInstant(ZoneOffset.UTC),
        JournalEntry.NO_RUN,
        event(text.charAt(start)),
        ofType,
        new PayableId(dashed(text, payable)),
        new ContractorId(dashed(text, person)),
        isDated ? day(text, date) : null,
        new PayoutId(dashed(text, payout)));
  }

  private static Event event(char letter) {
    for (Map.Entry<Event, String> each : LETTERS.entrySet()) {
      if (each.getValue().charAt(0) == letter) {
        return each.getKey();
      }
    }
    throw new IllegalArgumentException("unknown event");
  }

  private static PayableType type(String text, int start) {
    for (PayableType type : TYPES) {
      int end = start + type.word().length();
      if (text.startsWith(type.word(), start) && text.startsWith(" ", end)) {
        return type;
      }
    }
    throw new IllegalArgumentException("unknown type");
  }

  /** Faster than the JDK's parser, which would take most of the time. */
  private static LocalDate day(String text, int start) {
    return LocalDate.of(
        Integer.parseInt(text, start, start + 4, 10),
        Integer.parseInt(text, start + 5, start + 7, 10),
        Integer.parseInt(text, start + 8, start + DAY_LENGTH, 10));
  }

  private static String dashed(String text, int start) {
    char[] uuid = new char[UUID_LENGTH];
    int to = 0;
    int from = start;
    for (int part : UUID_PARTS) {
      if (to > 0) {
        uuid[to++] = '-';
      }
      text.getChars(from, from + part, uuid, to);
      from += part;
      to += part;
    }
    return new String(uuid);
  }

  private static boolean isUuid(String id) {
    return id.length() == UUID_LENGTH
        && HEX.matchesAllOf(bare(id))
        && bare(id).length() == UUID_DIGITS
        && dashed(bare(id), 0).equals(id);
  }

  private static String bare(String uuid) {
    return DASH.removeFrom(uuid);
  }
}
