package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes property values in the format of the API.
 *
 * @param isShared whether a page is shared; rollups omit others
 */
public record ValueWriter(Predicate<UUID> isShared) {
  /**
   * How many entries of a relation, a text or people a page object contains
   * (notion-client/NOTION.md, "Reading").
   */
  static final int SHOWN_ENTRIES = 25;

  /**
   * How many related pages a formula or a rollup evaluates (notion-client/NOTION.md, "Reading").
   */
  static final int EVALUATED_PAGES = 25;

  /** Writes a property of a page object. */
  JsonObject property(Property property, Page page, PageState state, int column) {
    Value value = page.dataSource.value(state, column);
    JsonObject json =
        JsonObject.of("id", property.id())
            .with("type", property.type().key())
            .with(property.type().key(), content(property, page, state, value));
    if (property.type() == PropertyType.RELATION) {
      json.with("has_more", entries(value).size() > SHOWN_ENTRIES);
    }
    return json;
  }

  /** Writes the JSON under the type's key. */
  public @Nullable Object content(
      Property property, Page page, PageState state, @Nullable Value value) {
    return switch (property.type()) {
      case TITLE, RICH_TEXT, RELATION, PEOPLE -> firstEntries(value);
      case NUMBER -> value instanceof Value.Num number ? number.number() : null;
      case CHECKBOX -> value instanceof Value.Ticked;
      case SELECT, STATUS -> value instanceof Value.Choice choice ? choice.option().toJson() : null;
      case MULTI_SELECT ->
          value instanceof Value.Choices choices
              ? Lists.transform(choices.options(), Option::toJson)
              : ImmutableList.of();
      case DATE -> value instanceof Value.Span span ? date(span) : null;
      case URL, EMAIL, PHONE_NUMBER -> value instanceof Value.Line line ? line.text() : null;
      case FORMULA -> formula(property, value);
      case ROLLUP -> rollup(value);
      case CREATED_TIME -> Dates.timestamp(page.createdAt);
      case LAST_EDITED_TIME -> Dates.timestamp(state.editedAt());
    };
  }

  /** Writes all entries of a value one by one. */
  public static List<JsonObject> entries(@Nullable Value value) {
    if (value instanceof Value.Text text) {
      return Lists.transform(text.runs(), Texts::show);
    }
    if (value instanceof Value.Links links) {
      return Lists.transform(links.targets(), id -> JsonObject.of("id", id));
    }
    if (value instanceof Value.People people) {
      return Lists.transform(people.users(), id -> JsonObject.of("object", "user").with("id", id));
    }
    return ImmutableList.of();
  }

  private static List<JsonObject> firstEntries(@Nullable Value value) {
    List<JsonObject> entries = entries(value);
    return entries.subList(0, Math.min(SHOWN_ENTRIES, entries.size()));
  }

  private static JsonObject date(Value.Span span) {
    return JsonObject.of("start", Dates.write(span.start()))
        .with("end", span.end() == null ? null : Dates.write(span.end()))
        .with("time_zone", span.timeZone());
  }

  private static JsonObject formula(Property property, @Nullable Value value) {
    if (value instanceof Value.Given given) {
      return given.json();
    }
    if (value instanceof Value.ComputedDate computed) {
      return JsonObject.of("type", "date").with("date", date(computed.date()));
    }
    Object result = value instanceof Value.Computed computed ? computed.result() : null;
    String kind =
        result instanceof String
            ? "string"
            : result instanceof Number
                ? "number"
                : result instanceof Boolean ? "boolean" : property.result();
    return JsonObject.of("type", kind).with(kind, result);
  }

  private JsonObject rollup(@Nullable Value value) {
    if (value instanceof Value.Given given) {
      return given.json();
    }
    List<UUID> targets =
        value instanceof Value.RolledLinks rolled
            ? rolled.targets().stream().limit(EVALUATED_PAGES).filter(isShared).toList()
            : ImmutableList.of();
    List<JsonObject> array =
        targets.isEmpty()
            ? ImmutableList.of()
            : ImmutableList.of(
                JsonObject.of("type", "relation")
                    .with("relation", Lists.transform(targets, id -> JsonObject.of("id", id))));
    return JsonObject.of("type", "array").with("array", array).with("function", "show_original");
  }
}
