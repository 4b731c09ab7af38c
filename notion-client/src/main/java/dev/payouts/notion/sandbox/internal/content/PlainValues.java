package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts between property values and plain Java values, for the editor and tests.
 *
 * @param store the pages whose IDs it reuses
 */
public record PlainValues(Store store) {
  /**
   * Returns the value of a plain value; null for empty.
   *
   * @throws IllegalArgumentException if the value is invalid for the property's type
   */
  public @Nullable Value value(Property property, @Nullable Object plain) {
    if (plain == null) {
      return null;
    }
    if (plain instanceof Map<?, ?> map) {
      return new ValueReader(property, property.name(), Limits.NONE)
          .read(JsonObject.fromPlain(map));
    }
    return switch (property.type()) {
      case TITLE, RICH_TEXT -> Texts.typed(plain.toString());
      case NUMBER -> new Value.Num(new BigDecimal(plain.toString()));
      case CHECKBOX -> Boolean.TRUE.equals(plain) ? new Value.Ticked() : null;
      case SELECT, STATUS -> new Value.Choice(option(property, plain.toString()));
      case MULTI_SELECT -> choices(property, plain);
      case DATE -> span(plain);
      case RELATION -> links(plain);
      case PEOPLE -> new Value.People(ids(plain));
      case URL, EMAIL, PHONE_NUMBER -> new Value.Line(plain.toString());
      case FORMULA -> computed(plain);
      case ROLLUP -> new Value.RolledLinks(ids(plain));
      case CREATED_TIME, LAST_EDITED_TIME ->
          throw new IllegalArgumentException("cannot be given: " + property.name());
    };
  }

  /** Returns the plain value of a value. */
  public static Object plain(Value value) {
    if (value instanceof Value.Text text) {
      return text.plain();
    }
    if (value instanceof Value.Num number) {
      return number.number();
    }
    if (value instanceof Value.Choice choice) {
      return choice.option().name();
    }
    if (value instanceof Value.Choices choices) {
      return ImmutableList.copyOf(Lists.transform(choices.options(), Option::name));
    }
    if (value instanceof Value.Span span) {
      return plain(span);
    }
    if (value instanceof Value.Line line) {
      return line.text();
    }
    return plainLinkOrComputed(value);
  }

  private static Object plainLinkOrComputed(Value value) {
    if (value instanceof Value.Links links) {
      return strings(links.targets());
    }
    if (value instanceof Value.RolledLinks rolled) {
      return strings(rolled.targets());
    }
    if (value instanceof Value.People people) {
      return strings(people.users());
    }
    if (value instanceof Value.Computed computed) {
      return computed.result();
    }
    if (value instanceof Value.ComputedDate computed) {
      return plain(computed.date());
    }
    return value instanceof Value.Given given ? given.json().toString() : true;
  }

  private static String plain(Value.Span span) {
    String start = Dates.write(span.start());
    return span.end() == null ? start : start + "/" + Dates.write(span.end());
  }

  private static ImmutableList<String> strings(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(ImmutableList.toImmutableList());
  }

  private static Option option(Property property, String name) {
    return property.option(name).orElseGet(() -> Options.create(property, name));
  }

  private static @Nullable Value choices(Property property, Object plain) {
    ImmutableList<Option> options =
        list(plain).stream()
            .map(name -> option(property, String.valueOf(name)))
            .collect(ImmutableList.toImmutableList());
    return options.isEmpty() ? null : new Value.Choices(options);
  }

  private @Nullable Value links(Object plain) {
    ImmutableList<UUID> ids = ids(plain);
    return ids.isEmpty() ? null : new Value.Links(ids);
  }

  private ImmutableList<UUID> ids(Object plain) {
    return list(plain).stream().map(this::id).collect(ImmutableList.toImmutableList());
  }

  private UUID id(Object plain) {
    UUID id = plain instanceof UUID uuid ? uuid : parseId(plain.toString());
    return store.page(id).map(Page::id).orElse(id);
  }

  private static UUID parseId(String text) {
    return NotionIds.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an ID: " + text));
  }

  private static Value computed(Object plain) {
    if (plain instanceof Temporal) {
      return new Value.ComputedDate(span(plain));
    }
    if (plain instanceof Number number) {
      return new Value.Computed(new BigDecimal(number.toString()));
    }
    return new Value.Computed(plain);
  }

  private static Value.Span span(Object plain) {
    if (plain instanceof OffsetDateTime || plain instanceof LocalDate) {
      return new Value.Span((Temporal) plain, null, null);
    }
    List<Temporal> points =
        Arrays.stream(plain.toString().split("/", 2))
            .map(text -> Dates.parse(text).orElseThrow(() -> notADate(text)))
            .toList();
    return new Value.Span(points.get(0), points.size() > 1 ? points.get(1) : null, null);
  }

  private static IllegalArgumentException notADate(String text) {
    return new IllegalArgumentException("not a date: " + text);
  }

  private static List<?> list(Object plain) {
    return plain instanceof List<?> list ? list : ImmutableList.of(plain);
  }
}
