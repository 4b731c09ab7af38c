package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.Cell.Extent;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads property values as a stream; what it does not know is skipped. */
final class CellReader {
  /** How many entries of a relation or a text a page object shows (NOTION.md, "Reading"). */
  static final int SHOWN_ENTRIES = 25;

  /** Longer numbers are no amounts and no hours: nobody computes with them. */
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final int MAX_EXPONENT = 30;

  private static final JsonNames FIELDS =
      JsonNames.of(
          "title",
          "rich_text",
          "string", // 0-2
          "number", // 3
          "select",
          "status", // 4-5
          "multi_select",
          "date",
          "relation", // 6-8
          "formula",
          "rollup",
          "array", // 9-11
          "people", // 12
          "has_more"); // 13

  private static final JsonNames PLAIN_TEXT = JsonNames.of("plain_text");
  private static final JsonNames NAME = JsonNames.of("name");
  private static final JsonNames ID = JsonNames.of("id");
  private static final JsonNames START = JsonNames.of("start");

  private CellReader() {}

  /** Reads the object of one property value, also the inner one of a formula or a rollup. */
  static Cell read(JsonScanner json) throws IOException {
    return readValue(json).cell();
  }

  /**
   * Reads the object of one property value of a page; null where it is of another type than the
   * schema says: the schema has changed, and the value would be taken for an empty one.
   */
  static @Nullable Cell read(JsonScanner json, String schemaType) throws IOException {
    TypedCell value = readValue(json);
    return value.type() == null || value.type().equals(schemaType) ? value.cell() : null;
  }

  /** A value with the type under whose name it stood; null where that is not known here. */
  private record TypedCell(@Nullable String type, Cell cell) {}

  private static TypedCell readValue(JsonScanner json) throws IOException {
    Cell cell = Cell.UNAVAILABLE;
    String type = null;
    Extent extent = Extent.WHOLE;
    json.beginObject();
    while (json.hasNextName()) {
      int field = json.nextName(FIELDS);
      if (field < 0) {
        json.skipValue();
      } else if (field == 13) {
        extent = json.nextBoolean() ? Extent.CUT_OFF : Extent.WHOLE;
      } else {
        type = FIELDS.get(field);
        cell = json.skipNull() ? Cell.EMPTY : payload(json, field);
      }
    }
    return new TypedCell(
        type,
        extent == Extent.WHOLE || cell.state() == Cell.State.UNAVAILABLE
            ? cell
            : new Cell(Cell.State.PRESENT, cell.text(), cell.number(), cell.list(), extent));
  }

  private static Cell payload(JsonScanner json, int field) throws IOException {
    return switch (field) {
      case 0, 1 -> richText(json);
      case 2 -> Cell.text(json.nextString(), Extent.WHOLE);
      case 3 -> number(json.nextNumber());
      case 4, 5 -> orEmpty(inner(json, NAME));
      case 6, 12 -> Cell.list(list(json, NAME), Extent.WHOLE);
      case 7 -> orEmpty(inner(json, START));
      case 8 -> relation(json);
      case 9, 10 -> read(json);
      default -> collected(json);
    };
  }

  private static Cell orEmpty(@Nullable String text) {
    return text == null ? Cell.EMPTY : Cell.text(text, Extent.WHOLE);
  }

  /** Reads a relation: a list in a page object, one entry in an item of the property's endpoint. */
  private static Cell relation(JsonScanner json) throws IOException {
    if (json.isObjectNext()) {
      String id = inner(json, ID);
      return id == null ? Cell.EMPTY : Cell.list(ImmutableList.of(id), Extent.WHOLE);
    }
    return Cell.list(list(json, ID), Extent.WHOLE);
  }

  /** Reads a text: a list in a page object, one entry in an item of the property's endpoint. */
  private static Cell richText(JsonScanner json) throws IOException {
    if (json.isObjectNext()) {
      return orEmpty(inner(json, PLAIN_TEXT));
    }
    ImmutableList<String> pieces = list(json, PLAIN_TEXT);
    return Cell.text(
        String.join("", pieces), pieces.size() < SHOWN_ENTRIES ? Extent.WHOLE : Extent.CUT_OFF);
  }

  /** Reads what a rollup collects: related IDs, or texts. */
  private static Cell collected(JsonScanner json) throws IOException {
    ImmutableList.Builder<String> collected = ImmutableList.builder();
    boolean whole = true;
    json.beginArray();
    while (json.hasNextEntry()) {
      Cell cell = read(json);
      whole &= cell.state() != Cell.State.UNAVAILABLE && cell.extent() == Extent.WHOLE;
      collected.addAll(cell.list());
      if (cell.text() != null) {
        collected.add(cell.text());
      }
    }
    return whole ? Cell.list(collected.build(), Extent.WHOLE) : Cell.UNAVAILABLE;
  }

  private static Cell number(String digits) {
    if (digits.length() > MAX_NUMBER_LENGTH) {
      return Cell.UNAVAILABLE;
    }
    BigDecimal number = new BigDecimal(digits);
    return Math.abs((long) number.scale()) > MAX_EXPONENT ? Cell.UNAVAILABLE : Cell.number(number);
  }

  private static ImmutableList<String> list(JsonScanner json, JsonNames field) throws IOException {
    ImmutableList.Builder<String> list = ImmutableList.builder();
    json.beginArray();
    while (json.hasNextEntry()) {
      String entry = inner(json, field);
      if (entry != null) {
        list.add(entry);
      }
    }
    return list.build();
  }

  /** Reads an object and returns its one field of interest, the first; null if it is not there. */
  static @Nullable String inner(JsonScanner json, JsonNames field) throws IOException {
    String value = null;
    json.beginObject();
    while (json.hasNextName()) {
      if (json.nextName(field) < 0) {
        json.skipValue();
      } else if (!json.skipNull()) {
        value = json.nextString();
      }
    }
    return value;
  }
}
