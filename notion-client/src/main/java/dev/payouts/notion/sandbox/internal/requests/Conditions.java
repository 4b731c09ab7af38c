package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.internal.content.Option;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions of a filter on a value, with one operator each. */
final class Conditions {
  private final Property property;
  private final String path;
  private final String operator;
  private final @Nullable Object operand;

  /** Creates the reader of a condition such as {@code {"equals": 1}} at a path. */
  Conditions(Property property, String path, JsonObject condition) {
    if (condition.names().size() != 1) {
      throw NotionError.body(path, "an object with one condition", condition);
    }
    this.property = property;
    this.operator = condition.names().iterator().next();
    this.path = path + "." + operator;
    this.operand = condition.get(operator);
  }

  /** Returns the condition for a value of the property's type. */
  Predicate<@Nullable Value> onType() {
    return switch (property.type()) {
      case TITLE, RICH_TEXT -> text(value -> value instanceof Value.Text text ? text.plain() : "");
      case URL, EMAIL, PHONE_NUMBER ->
          text(value -> value instanceof Value.Line line ? line.text() : "");
      case NUMBER -> number(value -> value instanceof Value.Num number ? number.number() : null);
      case CHECKBOX -> checkbox(value -> value != null);
      case SELECT, STATUS -> choice();
      case MULTI_SELECT -> choices();
      case DATE -> date(value -> value instanceof Value.Span span ? span : null);
      case RELATION -> relation();
      case PEOPLE -> people();
      case FORMULA, ROLLUP, CREATED_TIME, LAST_EDITED_TIME ->
          throw NotionError.validation(
              "database property %s cannot be filtered by its type".formatted(property.name()));
    };
  }

  /** Returns the condition for the result of a formula. */
  Predicate<@Nullable Value> onFormula(String kind) {
    return switch (kind) {
      case "string" ->
          text(v -> v instanceof Value.Computed c && c.result() instanceof String s ? s : "");
      case "number" ->
          number(
              v -> v instanceof Value.Computed c && c.result() instanceof BigDecimal n ? n : null);
      case "checkbox" ->
          checkbox(v -> v instanceof Value.Computed c && Boolean.TRUE.equals(c.result()));
      case "date" -> date(v -> v instanceof Value.ComputedDate computed ? computed.date() : null);
      default -> throw NotionError.validation("formula of unknown type: " + kind);
    };
  }

  private Predicate<@Nullable Value> text(Function<@Nullable Value, String> read) {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> read.apply(value).isEmpty());
    }
    String wanted = fold(stringOperand());
    BiPredicate<String, String> test =
        switch (operator) {
          case "equals" -> String::equals;
          case "does_not_equal" -> (text, other) -> !text.equals(other);
          case "contains" -> String::contains;
          case "does_not_contain" -> (text, other) -> !text.contains(other);
          case "starts_with" -> String::startsWith;
          case "ends_with" -> String::endsWith;
          default -> throw unknownOperator();
        };
    return value -> test.test(fold(read.apply(value)), wanted);
  }

  private Predicate<@Nullable Value> number(Function<@Nullable Value, @Nullable BigDecimal> read) {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> read.apply(value) == null);
    }
    if (!(operand instanceof BigDecimal wanted)) {
      throw NotionError.body(path, "a number", operand);
    }
    if (operator.equals("does_not_equal")) {
      return value -> {
        BigDecimal number = read.apply(value);
        return number == null || number.compareTo(wanted) != 0;
      };
    }
    IntPredicate order =
        switch (operator) {
          case "equals" -> sign -> sign == 0;
          case "greater_than" -> sign -> sign > 0;
          case "less_than" -> sign -> sign < 0;
          case "greater_than_or_equal_to" -> sign -> sign >= 0;
          case "less_than_or_equal_to" -> sign -> sign <= 0;
          default -> throw unknownOperator();
        };
    return value -> {
      BigDecimal number = read.apply(value);
      return number != null && order.test(number.compareTo(wanted));
    };
  }

  private Predicate<@Nullable Value> checkbox(Predicate<@Nullable Value> ticked) {
    if (!(operand instanceof Boolean wanted)) {
      throw NotionError.body(path, "a boolean", operand);
    }
    return switch (operator) {
      case "equals" -> value -> ticked.test(value) == wanted;
      case "does_not_equal" -> value -> ticked.test(value) != wanted;
      default -> throw unknownOperator();
    };
  }

  private Predicate<@Nullable Value> choice() {
    return switch (operator) {
      case "is_empty", "is_not_empty" -> emptiness(value -> value == null);
      case "equals" -> {
        String wanted = existingOption();
        yield value -> hasName(value, wanted);
      }
      case "does_not_equal" -> {
        String wanted = existingOption();
        yield value -> !hasName(value, wanted);
      }
      default -> throw unknownOperator();
    };
  }

  private static boolean hasName(@Nullable Value value, String wanted) {
    return value instanceof Value.Choice choice && choice.option().name().equals(wanted);
  }

  private Predicate<@Nullable Value> choices() {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> value == null);
    }
    String wanted = existingOption();
    Predicate<@Nullable Value> contains =
        value ->
            value instanceof Value.Choices choices
                && choices.options().stream().anyMatch(option -> option.name().equals(wanted));
    return containment(contains);
  }

  private Predicate<@Nullable Value> date(Function<@Nullable Value, Value.@Nullable Span> read) {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> read.apply(value) == null);
    }
    DateCondition condition = DateCondition.read(path, operator, operand);
    return value -> {
      Value.Span span = read.apply(value);
      return span != null && condition.matches(span.start());
    };
  }

  private Predicate<@Nullable Value> relation() {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> value == null);
    }
    UUID wanted = idOperand();
    return containment(
        value -> value instanceof Value.Links links && links.targets().contains(wanted));
  }

  private Predicate<@Nullable Value> people() {
    if (operator.equals("is_empty") || operator.equals("is_not_empty")) {
      return emptiness(value -> value == null);
    }
    UUID wanted = idOperand();
    return containment(
        value -> value instanceof Value.People people && people.users().contains(wanted));
  }

  private Predicate<@Nullable Value> containment(Predicate<@Nullable Value> contains) {
    return switch (operator) {
      case "contains" -> contains;
      case "does_not_contain" -> contains.negate();
      default -> throw unknownOperator();
    };
  }

  private Predicate<@Nullable Value> emptiness(Predicate<@Nullable Value> empty) {
    if (!Boolean.TRUE.equals(operand)) {
      throw NotionError.body(path, "`true`", operand);
    }
    return operator.equals("is_empty") ? empty : empty.negate();
  }

  private String existingOption() {
    String name = stringOperand();
    Optional<Option> option = property.option(name).or(() -> property.optionById(name));
    return option
        .map(Option::name)
        .orElseThrow(
            () ->
                NotionError.validation(
                    "%s option \"%s\" not found for property \"%s\"."
                        .formatted(property.type().key(), name, property.name())));
  }

  /** Returns the operand as the ID of a page or user. */
  UUID idOperand() {
    return NotionIds.parse(stringOperand())
        .orElseThrow(() -> NotionError.body(path, "a valid uuid", operand));
  }

  /** Returns whether the condition has this operator. */
  boolean is(String name) {
    return operator.equals(name);
  }

  private String stringOperand() {
    if (operand instanceof String string) {
      return string;
    }
    throw NotionError.body(path, "a string", operand);
  }

  private NotionError unknownOperator() {
    return NotionError.body(path, "not present", operand);
  }

  /** Notion compares texts case-insensitively. */
  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
