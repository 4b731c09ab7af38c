package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.config.Nearest;
import java.util.Optional;

/**
 * Says in what a data source differs from what is needed of it, and what to do.
 *
 * @param names what is called how
 * @param schema the data source
 */
record Misfits(Names names, DataSourceSchema schema) {
  /** Returns what is wrong with a property. */
  Optional<String> ofProperty(PropertyKey property) {
    String name = names.property(property);
    String setting = "properties." + property.dataSource().key() + "." + property.key();
    var found = schema.property(name);
    if (found.isEmpty()) {
      return Optional.of(
          "%s has no property \"%s\"%s: rename it there, or set %s in the configuration"
              .formatted(describe(property.dataSource()), name, nearest(name), setting));
    }
    if (property.types().contains(found.get().type())) {
      return Optional.empty();
    }
    return Optional.of(
        "the property \"%s\" of %s is a %s where %s is needed: change its type, or set %s"
            .formatted(
                name,
                describe(property.dataSource()),
                found.get().type(),
                String.join(" or ", property.types()),
                setting));
  }

  private String nearest(String name) {
    return schema.properties().isEmpty()
        ? ""
        : "; the nearest is \"" + Nearest.to(name, schema.properties().keySet()) + "\"";
  }

  /** Returns what is wrong with an option, of a property that is right itself. */
  Optional<String> ofOption(StatusKey status) {
    String option = names.status(status);
    return choice(status.property())
        .filter(property -> !property.options().contains(option))
        .map(
            property ->
                "the property \"%s\" of %s has no option \"%s\": add it, or set statuses.%s.%s"
                    .formatted(
                        property.name(),
                        describe(status.property().dataSource()),
                        option,
                        status.property().dataSource().key(),
                        status.key()));
  }

  /** Returns what is wrong with a property, right itself, that has none of some options. */
  Optional<String> ofTypes(PropertyKey type, ImmutableList<String> options) {
    return choice(type)
        .filter(property -> property.options().stream().noneMatch(options::contains))
        .map(
            property ->
                "the property \"%s\" of %s has none of the options %s: add the one you use"
                    .formatted(
                        property.name(), describe(type.dataSource()), String.join(", ", options)));
  }

  private Optional<DataSourceSchema.Property> choice(PropertyKey key) {
    return schema
        .property(names.property(key))
        .filter(property -> key.types().contains(property.type()));
  }

  /** Returns how sentences call a data source. */
  static String describe(DataSourceKey dataSource) {
    return "%s (%s)".formatted(dataSource.key(), dataSource.defaultTitle());
  }
}
