package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parses one property value in a write, with Notion's validation. */
final class ValueReader {
  private static final int MAX_RELATED = 100;

  private final Property property;
  private final String path;
  private final Limits limits;

  /** Creates a reader for the path of a property in the body, such as {@code properties.Name}. */
  ValueReader(Property property, String path, Limits limits) {
    this.property = property;
    this.path = path + "." + property.type().key();
    this.limits = limits;
  }

  /** Parses the JSON under the type's key; null is empty. */
  @Nullable Value read(@Nullable Object json) {
    if (json == null) {
      return emptied();
    }
    return switch (property.type()) {
      case TITLE, RICH_TEXT -> Texts.read(json, path, limits);
      case NUMBER -> number(json);
      case CHECKBOX -> checkbox(json);
      case SELECT, STATUS -> new Value.Choice(option(json, path));
      case MULTI_SELECT -> choices(json);
      case DATE -> date(json);
      case RELATION -> links(json);
      case PEOPLE -> people(json);
      case URL, EMAIL, PHONE_NUMBER -> new Value.Line(string(json, path));
      case FORMULA, ROLLUP -> given(json);
      case CREATED_TIME, LAST_EDITED_TIME -> throw NotionError.body(path, "not present", json);
    };
  }

  private @Nullable Value emptied() {
    return switch (property.type()) {
      case TITLE, RICH_TEXT, MULTI_SELECT, RELATION, PEOPLE ->
          throw NotionError.body(path, "an array", null);
      case CHECKBOX -> throw NotionError.body(path, "a boolean", null);
      default -> null;
    };
  }

  private Value number(Object json) {
    if (json instanceof BigDecimal number) {
      return new Value.Num(number);
    }
    if (json instanceof Number number) {
      return new Value.Num(new BigDecimal(number.toString()));
    }
    throw NotionError.body(path, "a number or `null`", json);
  }

  private @Nullable Value checkbox(Object json) {
    if (json instanceof Boolean ticked) {
      return ticked ? new Value.Ticked() : null;
    }
    throw NotionError.body(path, "a boolean", json);
  }

  private Option option(@Nullable Object json, String optionPath) {
    if (!(json instanceof JsonObject object)) {
      throw NotionError.body(optionPath, "an object or `null`", json);
    }
    String id = object.string("id");
    if (id != null) {
      return property.optionById(id).orElseThrow(() -> unknownOption(id));
    }
    String name = object.string("name");
    if (name == null) {
      throw NotionError.undefined(optionPath + ".name");
    }
    if (property.type() != PropertyType.STATUS && name.contains(",")) {
      throw NotionError.validation("Invalid select option, commas not allowed: %s".formatted(name));
    }
    if (property.option(name).isPresent()) {
      return property.option(name).get();
    }
    if (property.type() == PropertyType.STATUS && limits == Limits.OF_THE_API) {
      throw unknownOption(name);
    }
    return Options.create(property, name);
  }

  private NotionError unknownOption(String nameOrId) {
    return NotionError.validation(
        property.type() == PropertyType.STATUS
            ? "Invalid status option. Status option \"%s\" does not exist\".".formatted(nameOrId)
            : "Invalid select option. Select option \"%s\" does not exist.".formatted(nameOrId));
  }

  private @Nullable Value choices(Object json) {
    List<?> elements = list(json);
    limits.check(path + ".length", elements.size(), MAX_RELATED);
    ImmutableList.Builder<Option> options = ImmutableList.builder();
    for (int i = 0; i < elements.size(); i++) {
      options.add(option(elements.get(i), path + "[" + i + "]"));
    }
    return elements.isEmpty() ? null : new Value.Choices(options.build());
  }

  private Value date(Object json) {
    if (!(json instanceof JsonObject object)) {
      throw NotionError.body(path, "an object or `null`", json);
    }
    if (!object.has("start")) {
      throw NotionError.undefined(path + ".start");
    }
    String timeZone = object.string("time_zone");
    Temporal start = point(object.get("start"), path + ".start", timeZone);
    Object end = object.get("end");
    return new Value.Span(
        start, end == null ? null : point(end, path + ".end", timeZone), timeZone);
  }

  private static Temporal point(@Nullable Object json, String path, @Nullable String timeZone) {
    try {
      ZoneId zone = timeZone == null ? null : ZoneId.of(timeZone);
      return Dates.parse(string(json, path), zone)
          .orElseThrow(() -> NotionError.body(path, "a valid ISO 8601 date string", json));
    } catch (DateTimeException e) {
      throw NotionError.validation("Invalid time zone: " + timeZone);
    }
  }

  private @Nullable Value links(Object json) {
    ImmutableList<UUID> ids = ids(json);
    limits.check(path + ".length", ids.size(), MAX_RELATED);
    return ids.isEmpty() ? null : new Value.Links(ids);
  }

  private @Nullable Value people(Object json) {
    ImmutableList<UUID> ids = ids(json);
    limits.check(path + ".length", ids.size(), MAX_RELATED);
    return ids.isEmpty() ? null : new Value.People(ids);
  }

  private ImmutableList<UUID> ids(Object json) {
    List<?> elements = list(json);
    ImmutableList.Builder<UUID> ids = ImmutableList.builder();
    for (int i = 0; i < elements.size(); i++) {
      String idPath = path + "[" + i + "].id";
      if (!(elements.get(i) instanceof JsonObject object) || !object.has("id")) {
        throw NotionError.undefined(idPath);
      }
      String id = string(object.get("id"), idPath);
      ids.add(NotionIds.parse(id).orElseThrow(() -> NotionError.body(idPath, "a valid uuid", id)));
    }
    return ids.build();
  }

  private Value given(Object json) {
    if (limits == Limits.OF_THE_API || !(json instanceof JsonObject object)) {
      throw NotionError.validation(
          "%s is a %s and cannot be written.".formatted(property.name(), property.type().key()));
    }
    return new Value.Given(object);
  }

  private List<?> list(Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw NotionError.body(path, "an array", json);
  }

  private static String string(@Nullable Object json, String path) {
    if (json instanceof String string) {
      return string;
    }
    throw NotionError.body(path, "a string", Objects.requireNonNullElse(json, "null"));
  }
}
