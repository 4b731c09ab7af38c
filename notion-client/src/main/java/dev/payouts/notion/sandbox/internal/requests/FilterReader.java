package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.PropertyType;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the filter of a query, and rejects what Notion rejects (notion-client/NOTION.md,
 * "Reading").
 */
record FilterReader(DataSource dataSource) {
  private static final int MAX_ELEMENTS = 100;
  private static final int MAX_DEPTH = 2;
  private static final Set<String> TIMESTAMPS = Set.of("created_time", "last_edited_time");

  Filter read(@Nullable Object filter) {
    return filter == null ? Filter.ALL : read(filter, "filter", 1);
  }

  private Filter read(@Nullable Object element, String path, int depth) {
    if (!(element instanceof JsonObject filter)) {
      throw NotionError.body(path, "an object", element);
    }
    if (filter.has("and")) {
      return new Filter.And(parts(filter, path, "and", depth));
    }
    if (filter.has("or")) {
      return new Filter.Or(parts(filter, path, "or", depth));
    }
    if (filter.has("timestamp")) {
      return timestamp(filter, path);
    }
    return property(filter, path);
  }

  private ImmutableList<Filter> parts(JsonObject filter, String path, String key, int depth) {
    String listPath = path + "." + key;
    List<?> elements = filter.list(key);
    if (elements == null) {
      throw NotionError.body(listPath, "an array", filter.get(key));
    }
    if (depth > MAX_DEPTH) {
      throw NotionError.body(listPath, "not present", filter.get(key));
    }
    if (filter.names().size() > 1) {
      throw NotionError.body(path, "a compound filter alone", filter);
    }
    if (elements.size() > MAX_ELEMENTS) {
      throw NotionError.body(listPath + ".length", "≤ `" + MAX_ELEMENTS + "`", elements.size());
    }
    ImmutableList.Builder<Filter> parts = ImmutableList.builder();
    for (int i = 0; i < elements.size(); i++) {
      parts.add(read(elements.get(i), listPath + "[" + i + "]", depth + 1));
    }
    return parts.build();
  }

  private Filter timestamp(JsonObject filter, String path) {
    String timestamp = filter.string("timestamp");
    if (timestamp == null || !TIMESTAMPS.contains(timestamp)) {
      throw NotionError.body(
          path + ".timestamp",
          "`\"created_time\"` or `\"last_edited_time\"`",
          filter.get("timestamp"));
    }
    JsonObject condition = filter.object(timestamp);
    if (condition == null) {
      throw NotionError.undefined(path + "." + timestamp);
    }
    DateCondition date = dateCondition(condition, path + "." + timestamp);
    return timestamp.equals("created_time") ? onCreation(date) : onEdit(date);
  }

  private static Filter onCreation(DateCondition date) {
    return new Filter.OnCreation(page -> date.matches(page.createdAt()), date.span());
  }

  private static Filter onEdit(DateCondition date) {
    return (page, state) -> date.matches(state.editedAt());
  }

  private static DateCondition dateCondition(JsonObject condition, String path) {
    if (condition.names().size() != 1) {
      throw NotionError.body(path, "an object with one condition", condition);
    }
    String operator = condition.names().iterator().next();
    return DateCondition.read(path + "." + operator, operator, condition.get(operator));
  }

  private Filter property(JsonObject filter, String path) {
    String name = filter.string("property");
    if (name == null) {
      throw NotionError.undefined(path + ".property");
    }
    String key = typeKey(filter, path);
    int column = dataSource.findShown(name);
    if (column < 0) {
      throw NotionError.validation("Could not find property with name or id: " + name);
    }
    Property property = dataSource.columnAt(column);
    if (!property.type().key().equals(key)) {
      throw NotionError.validation(
          "database property %s does not match filter %s".formatted(property.type().key(), key));
    }
    JsonObject condition = filter.object(key);
    if (condition == null) {
      throw NotionError.body(path + "." + key, "an object", filter.get(key));
    }
    return onProperty(column, property, condition, path + "." + key);
  }

  private static String typeKey(JsonObject filter, String path) {
    return filter.names().stream()
        .filter(key -> !key.equals("property") && !key.equals("type"))
        .filter(key -> PropertyType.find(key).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                NotionError.validation(
                    "body failed validation. Fix one: body.%1$s.or should be defined, instead was `undefined`. body.%1$s.and should be defined, instead was `undefined`. body.%1$s.title should be defined, instead was `undefined`."
                        .formatted(path)));
  }

  private Filter onProperty(int column, Property property, JsonObject condition, String path) {
    return switch (property.type()) {
      case CREATED_TIME -> onCreation(dateCondition(condition, path));
      case LAST_EDITED_TIME -> onEdit(dateCondition(condition, path));
      case FORMULA -> onFormula(column, property, condition, path);
      default -> {
        Conditions conditions = new Conditions(property, path, condition);
        yield property.type() == PropertyType.RELATION && conditions.is("contains")
            ? new Filter.PointsTo(dataSource, column, conditions.idOperand())
            : new Filter.OnValue(column, conditions.onType());
      }
    };
  }

  private static Filter onFormula(
      int column, Property property, JsonObject condition, String path) {
    String kind = condition.names().isEmpty() ? "" : condition.names().iterator().next();
    JsonObject inner = condition.object(kind);
    if (inner == null) {
      throw NotionError.validation("formula of unknown type");
    }
    Conditions conditions = new Conditions(property, path + "." + kind, inner);
    return new Filter.OnValue(column, conditions.onFormula(kind));
  }
}
