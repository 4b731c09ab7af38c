package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonWriter;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * The properties sent to create or update a page, and the check that the response shows them
 * stored.
 *
 * @param sent the properties
 * @param schema the schema of the data source
 * @param names the configured names
 */
record SentProperties(ImmutableList<SentProperty> sent, DataSourceSchema schema, Names names) {
  /** Returns the projection for the response: just the properties that were sent. */
  Projection verified() {
    return projection(sent.stream().map(SentProperty::key));
  }

  /** Returns the projection for a response that shows another property too. */
  Projection verifiedWith(PropertyKey other) {
    return projection(Stream.concat(sent.stream().map(SentProperty::key), Stream.of(other)));
  }

  private Projection projection(Stream<PropertyKey> keys) {
    return Projection.of(schema, keys.map(names::property).toList());
  }

  /** Writes the {@code properties} member. */
  void write(JsonWriter json) throws IOException {
    json.name("properties").beginObject();
    var writer = new PropertyWriter(json, schema, names);
    for (SentProperty property : sent) {
      property.writing().to(writer);
    }
    json.endObject();
  }

  /** Returns the properties that the response shows differently from what was sent. */
  ImmutableSet<PropertyKey> differences(Page answer) {
    return sent.stream()
        .filter(
            property ->
                answer.find(names.property(property.key())).filter(property.isStored()).isEmpty())
        .map(SentProperty::key)
        .collect(ImmutableSet.toImmutableSet());
  }
}
