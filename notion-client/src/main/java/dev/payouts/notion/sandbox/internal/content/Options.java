package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.util.List;
import java.util.UUID;

/** Creates the options of selects; the same name always gets the same ID. */
public final class Options {
  private static final ImmutableList<String> COLORS =
      ImmutableList.of(
          "default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red");

  private Options() {}

  /** Returns a new option for a property that does not have the name. */
  static Option create(Property property, String name) {
    UUID id = NotionIds.derive(property.id().hashCode(), name.hashCode());
    return new Option(
        id.toString(), name, COLORS.get(Math.floorMod(name.hashCode(), COLORS.size())));
  }

  /** Returns a property with options with the given names. */
  public static Property named(Property property, List<String> names) {
    return property.withOptions(
        names.stream()
            .map(name -> create(property, name))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the property with any missing options of a value added. */
  public static Property including(Property property, Value value) {
    ImmutableList<Option> used =
        value instanceof Value.Choice choice
            ? ImmutableList.of(choice.option())
            : value instanceof Value.Choices choices ? choices.options() : ImmutableList.of();
    Property result = property;
    for (Option option : used) {
      if (result.option(option.name()).isEmpty()) {
        result =
            result.withOptions(
                ImmutableList.<Option>builder().addAll(result.options()).add(option).build());
      }
    }
    return result;
  }
}
