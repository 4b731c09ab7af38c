package dev.payouts.notion.internal.api.rows;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.notion.internal.api.rows.Cell.Extent;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads property values from a JSON stream; skips unknown types. */
final class CellReader {
  /**
   * How many entries of a relation or a text a page object contains (notion-client/NOTION.md,
   * "Reading").
   */
  static final int SHOWN_ENTRIES = 25;

  /** Longer numbers cannot be amounts or hours. */
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final int MAX_EXPONENT = 30;

  /** The scale of the smallest double, 4.9E-324, written with 17 digits. */
  private static final int MAX_SCALE = 340;

  private static final String[] NAMES = {
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
    "has_more" // 13
  };

  private static final int RELATION = 8;

  private static final JsonReader.Options FIELDS = JsonReader.Options.of(NAMES);

  private static final JsonReader.Options PLAIN_TEXT = JsonReader.Options.of("plain_text");
  private static final JsonReader.Options NAME = JsonReader.Options.of("name");
  private static final JsonReader.Options ID = JsonReader.Options.of("id");
  private static final JsonReader.Options DATE = JsonReader.Options.of("start", "end");

  private CellReader() {}

  /** Reads the object of a property value, or the inner one of a formula or rollup. */
  static Cell read(JsonReader json) throws IOException {
    return readValue(json).cell();
  }

  /**
   * Reads the object of a property value of a page; null if its type differs from the schema: the
   * schema has changed, and the value would be mistaken for an empty one.
   */
  static @Nullable Cell read(JsonReader json, String schemaType) throws IOException {
    TypedCell value = readValue(json);
    return value.type() == null || value.type().equals(schemaType) ? value.cell() : null;
  }

  /** A value with its type; null if the type is unknown here. */
  private record TypedCell(@Nullable String type, Cell cell) {}

  private static TypedCell readValue(JsonReader json) throws IOException {
    Cell cell = Cell.UNAVAILABLE;
    String type = null;
    Extent extent = Extent.WHOLE;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      if (field == 13) {
        extent = json.nextBoolean() ? Extent.CUT_OFF : Extent.WHOLE;
      } else {
        type = NAMES[field];
        cell = isNone(json, field) ? Cell.EMPTY : payload(json, field);
      }
    }
    return new TypedCell(
        type,
        extent == Extent.WHOLE || cell.state() == Cell.State.UNAVAILABLE
            ? cell
            : new Cell(
                Cell.State.PRESENT, cell.text(), cell.end(), cell.number(), cell.list(), extent));
  }

  /**
   * Skips a null that stands for an empty value. Notion sends an empty relation as an empty list,
   * so a null says nothing about what is related.
   */
  private static boolean isNone(JsonReader json, int field) throws IOException {
    return field != RELATION && JsonFields.skipNull(json);
  }

  private static Cell payload(JsonReader json, int field) throws IOException {
    return switch (field) {
      case 0, 1 -> richText(json);
      case 2 -> Cell.text(JsonFields.string(json), Extent.WHOLE);
      case 3 -> number(json);
      case 4, 5 -> orEmpty(JsonFields.inner(json, NAME));
      case 6, 12 -> Cell.list(list(json, NAME), Extent.WHOLE);
      case 7 -> date(json);
      case RELATION -> Cell.list(list(json, ID), Extent.WHOLE);
      case 9, 10 -> read(json);
      default -> collected(json);
    };
  }

  private static Cell orEmpty(@Nullable String text) {
    return text == null ? Cell.EMPTY : Cell.text(text, Extent.WHOLE);
  }

  private static Cell date(JsonReader json) throws IOException {
    @Nullable String[] ends = new String[2];
    var fields = new JsonFields(json, DATE);
    for (int field = fields.nextPresent(); field != JsonFields.END; field = fields.nextPresent()) {
      ends[field] = JsonFields.string(json);
    }
    return Cell.date(ends[0], ends[1]);
  }

  private static Cell richText(JsonReader json) throws IOException {
    ImmutableList<String> pieces = list(json, PLAIN_TEXT);
    return Cell.text(
        String.join("", pieces), pieces.size() < SHOWN_ENTRIES ? Extent.WHOLE : Extent.CUT_OFF);
  }

  /**
   * Reads the entries of a rollup: related IDs or texts; unavailable if it contains anything else.
   */
  private static Cell collected(JsonReader json) throws IOException {
    ImmutableList.Builder<String> collected = ImmutableList.builder();
    boolean whole = true;
    json.beginArray();
    while (json.hasNext()) {
      Cell cell = read(json);
      whole &= cell.state() != Cell.State.UNAVAILABLE && cell.extent() == Extent.WHOLE;
      collected.addAll(cell.list());
      whole &= cell.number() == null; // a list of numbers is not a single number
      if (cell.text() != null) {
        collected.add(cell.text());
      }
    }
    json.endArray();
    return whole ? Cell.list(collected.build(), Extent.WHOLE) : Cell.UNAVAILABLE;
  }

  private static Cell number(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.NUMBER) {
      throw new JsonDataException("not a number at " + json.getPath());
    }
    String digits = json.nextString();
    if (digits.length() > MAX_NUMBER_LENGTH) {
      return Cell.UNAVAILABLE;
    }
    BigDecimal number = new BigDecimal(digits);
    return number.scale() < -MAX_EXPONENT || number.scale() > MAX_SCALE
        ? Cell.UNAVAILABLE
        : Cell.number(number);
  }

  /** Reads a list, or the single entry in an item of the property's endpoint. */
  private static ImmutableList<String> list(JsonReader json, JsonReader.Options field)
      throws IOException {
    if (json.peek() == JsonReader.Token.BEGIN_OBJECT) {
      String only = entry(json, field);
      return only == null ? ImmutableList.of() : ImmutableList.of(only);
    }
    ImmutableList.Builder<String> list = ImmutableList.builder();
    json.beginArray();
    while (json.hasNext()) {
      String entry = entry(json, field);
      if (entry != null) {
        list.add(entry);
      }
    }
    json.endArray();
    return list.build();
  }

  /**
   * Reads an entry of a list; null if it has no name.
   *
   * @throws JsonDataException if it is a related page without an ID: left out, the page would count
   *     as not related
   */
  private static @Nullable String entry(JsonReader json, JsonReader.Options field)
      throws IOException {
    String entry = JsonFields.inner(json, field);
    if (entry == null && field.equals(ID)) {
      throw new JsonDataException("a related page without an ID at " + json.getPath());
    }
    return entry;
  }
}
