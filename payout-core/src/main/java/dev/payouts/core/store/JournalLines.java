package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.StoredTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import okio.Buffer;

/**
 * The lines of a journal. A line is a JSON object that starts with its format version; a line
 * without one has version 1. An entry of a run has one member per field. A compacted entry is a
 * single text: event, day, type, payable, contractor, date of the payout or a minus sign, payout;
 * UUIDs without dashes.
 *
 * @param entries the entries, oldest first
 * @param isTorn whether the last line is incomplete because of a crash: its write never returned
 */
record JournalLines(ImmutableList<JournalEntry> entries, boolean isTorn) {
  /** The version that this program writes. */
  static final int VERSION = 2;

  /** The version of lines about voided payouts, which earlier programs do not know. */
  private static final int VERSION_OF_VOIDS = 3;

  private static final String PAID = "paid";
  private static final String PAID_START = "{\"v\":%s,\"%s\":\"".formatted(VERSION, PAID);
  private static final String PAID_END = "\"}";
  private static final ImmutableMap<String, Event> EVENTS =
      Maps.uniqueIndex(Arrays.asList(Event.values()), Event::word);

  /**
   * Reads a journal.
   *
   * @throws RunAbortedException if a complete line cannot be read; the message names the line
   */
  static JournalLines parse(String text) {
    ImmutableList.Builder<JournalEntry> entries = ImmutableList.builder();
    int number = 0;
    int start = 0;
    for (int end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
      number++;
      entries.add(parseLine(text, start, end, number));
    }
    return new JournalLines(entries.build(), /* isTorn= */ start < text.length());
  }

  private static JournalEntry parseLine(String text, int start, int end, int number) {
    try {
      return text.startsWith(PAID_START, start)
          ? CompactedEntry.parse(text, start + PAID_START.length(), end - PAID_END.length())
          : entry(fields(text.substring(start, end)));
    } catch (IOException
        | JsonDataException
        | DateTimeException
        | IllegalArgumentException
        | NoSuchElementException e) {
      throw new RunAbortedException(
          FailureCause.NOT_CARRIED_THROUGH,
          "Line %s of journal.jsonl in the state directory is damaged: restore".formatted(number)
              + " that line from a backup, or delete it after checking which payout it was about.",
          e);
    }
  }

  /**
   * Checks the version first, before any field of a newer format. What follows the object on its
   * line would be lost: another entry, if the line break between them is.
   */
  private static JsonFields fields(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(line))) {
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals("v") && json.nextInt() > VERSION_OF_VOIDS) {
          throw newer();
        } else if (!name.equals("v")) {
          fields.put(name, json.nextString());
        }
      }
      json.endObject();
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("more than an object");
      }
    }
    return new JsonFields(fields);
  }

  private static RunAbortedException newer() {
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        "journal.jsonl in the state directory was written by a newer version of this program: use"
            + " that version here too.");
  }

  private static JournalEntry entry(JsonFields fields) {
    return new JournalEntry(
        StoredTime.parse(fields.get("at")),
        fields.get("run"),
        Optional.ofNullable(EVENTS.get(fields.get("event"))).orElseThrow(),
        PayableType.of(fields.get("type")).orElseThrow(),
        new PayableId(fields.get("source")),
        new ContractorId(fields.get("person")),
        fields.has("date") ? LocalDate.parse(fields.get("date")) : null,
        fields.has("payout") ? new PayoutId(fields.get("payout")) : null);
  }

  /** Returns the line of an entry, without its line break. */
  static String line(JournalEntry entry) {
    return CompactedEntry.isOne(entry)
        ? PAID_START + CompactedEntry.text(entry) + PAID_END
        : members(entry);
  }

  private static String members(JournalEntry entry) {
    return JsonText.onOneLine(
        json -> {
          json.beginObject();
          json.name("v").value(version(entry.event()));
          json.name("at").value(entry.at().toString());
          json.name("run").value(entry.runId());
          json.name("event").value(entry.event().word());
          json.name("type").value(entry.type().word());
          json.name("source").value(entry.payable().value());
          json.name("person").value(entry.contractor().value());
          if (entry.date() != null) {
            json.name("date").value(entry.date().toString());
          }
          if (entry.payout() != null) {
            json.name("payout").value(entry.payout().value());
          }
          json.endObject();
        });
  }

  private static int version(Event event) {
    return event == Event.VOIDING || event == Event.VOIDED ? VERSION_OF_VOIDS : VERSION;
  }

  /** Returns the text of a whole journal. */
  static String render(List<JournalEntry> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(line(entry)).append('\n'));
    return text.toString();
  }
}
