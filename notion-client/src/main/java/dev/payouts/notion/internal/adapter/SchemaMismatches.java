package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.config.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Describes how a data source differs from the requirements, and what to do about it.
 *
 * @param names the configured names
 * @param schema the data source
 * @param shared the data sources known to be shared with the connection
 */
record SchemaMismatches(Names names, DataSourceSchema schema, Set<DataSourceKey> shared) {
  /** Returns a message for each property that is missing or has another type. */
  ImmutableList<String> ofProperties(List<PropertyKey> properties) {
    return properties.stream()
        .flatMap(property -> ofProperty(property).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the problem with a property. */
  Optional<String> ofProperty(PropertyKey property) {
    String name = names.property(property);
    var found = schema.property(name);
    if (found.isPresent() && property.types().contains(found.get().type())) {
      return Optional.empty();
    }
    String setting = "properties." + property.dataSource().key() + "." + property.key();
    if (found.isEmpty()) {
      return Optional.of(missing(property, Spelling.of(name), setting));
    }
    return Optional.of(
        "the property \"%s\" of %s has type %s, but %s is required: change its type, or set %s"
            .formatted(
                name,
                describe(property.dataSource()),
                found.get().type(),
                String.join(" or ", property.types()),
                setting));
  }

  private String missing(PropertyKey property, Spelling name, String setting) {
    String dataSource = describe(property.dataSource());
    Optional<Spelling> lookAlike = first(schema.properties().keySet(), name::looksLike);
    if (lookAlike.isPresent()) {
      return "%s has no property \"%s\", only \"%s\", which differs in invisible characters: rename it in Notion, or set %s in the configuration"
          .formatted(dataSource, name.revealed(), lookAlike.get().revealed(), setting);
    }
    Optional<Spelling> nearest = first(candidates(property), name::isNear);
    if (nearest.isPresent()) {
      return "%s has no property \"%s\"; the closest match is \"%s\": rename it in Notion, or set %s in the configuration"
          .formatted(dataSource, name.name(), nearest.get().name(), setting);
    }
    Optional<DataSourceKey> related = property.related().filter(key -> !shared.contains(key));
    if (related.isPresent()) {
      return "%s has no relation \"%s\": share %s with the connection, because Notion hides relations to data sources that are not shared; if the relation has another name, set %s in the configuration"
          .formatted(dataSource, name.name(), describe(related.get()), setting);
    }
    return "%s has no property \"%s\": add it in Notion, or set %s in the configuration to its name"
        .formatted(dataSource, name.name(), setting);
  }

  /** Returns the names of suitable properties that are not used for another key. */
  private List<String> candidates(PropertyKey wanted) {
    Set<String> others =
        Arrays.stream(PropertyKey.values())
            .filter(key -> key.dataSource() == wanted.dataSource())
            .map(names::property)
            .collect(Collectors.toSet());
    return schema.properties().values().stream()
        .filter(property -> wanted.types().contains(property.type()))
        .map(DataSourceSchema.Property::name)
        .filter(name -> !others.contains(name))
        .toList();
  }

  private static Optional<Spelling> first(Collection<String> texts, Predicate<Spelling> wanted) {
    return texts.stream().map(Spelling::of).filter(wanted).findFirst();
  }

  /** Returns the problem with an option of a valid property. */
  Optional<String> ofOption(StatusKey status) {
    String option = names.status(status);
    return choice(status.property())
        .filter(property -> !property.options().contains(option))
        .map(
            property ->
                "the property \"%s\" of %s has no option \"%s\"%s: add it, or set statuses.%s.%s"
                    .formatted(
                        property.name(),
                        describe(status.property().dataSource()),
                        option,
                        lookAlike(property, Spelling.of(option)),
                        status.property().dataSource().key(),
                        status.key()));
  }

  private static String lookAlike(DataSourceSchema.Property property, Spelling option) {
    return first(property.options(), option::looksLike)
        .map(Spelling::revealed)
        .map(", only \"%s\", which differs in invisible characters"::formatted)
        .orElse("");
  }

  /** Returns the problem with a valid property that has none of the given options. */
  Optional<String> ofTypes(PropertyKey type, ImmutableList<String> options) {
    return choice(type)
        .filter(property -> property.options().stream().noneMatch(options::contains))
        .map(
            property ->
                "the property \"%s\" of %s has none of the options %s: add the ones you use"
                    .formatted(
                        property.name(), describe(type.dataSource()), String.join(", ", options)));
  }

  private Optional<DataSourceSchema.Property> choice(PropertyKey key) {
    return schema
        .property(names.property(key))
        .filter(property -> key.types().contains(property.type()));
  }

  /** Returns the name of a data source for messages. */
  static String describe(DataSourceKey dataSource) {
    return "%s (%s)".formatted(dataSource.key(), dataSource.defaultTitle());
  }
}
