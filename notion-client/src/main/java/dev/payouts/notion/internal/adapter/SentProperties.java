package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonWriter;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.Page;
import dev.payouts.notion.internal.api.Projection;
import java.io.IOException;

/**
 * The properties of a page that is created or updated: what is sent, and whether the answer shows
 * that it was stored.
 *
 * @param sent the properties
 * @param schema where the page is
 * @param names what is called how
 */
record SentProperties(ImmutableList<SentProperty> sent, DataSourceSchema schema, Names names) {
  /** Returns what the answer is asked to show: just what was sent. */
  Projection verified() {
    return Projection.of(
        schema, sent.stream().map(property -> names.property(property.key())).toList());
  }

  /** Writes the member {@code properties}. */
  void write(JsonWriter json) throws IOException {
    json.name("properties").beginObject();
    var writer = new PropertyWriter(json, schema, names);
    for (SentProperty property : sent) {
      property.writing().to(writer);
    }
    json.endObject();
  }

  /** Returns the properties that an answer does not show as they were sent. */
  ImmutableSet<PropertyKey> differences(Page answer) {
    return sent.stream()
        .filter(
            property ->
                answer.find(names.property(property.key())).filter(property.isStored()).isEmpty())
        .map(SentProperty::key)
        .collect(ImmutableSet.toImmutableSet());
  }
}
