package dev.payouts.notion.internal.adapter;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.model.PayoutText;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Writes property values in the format of the Notion API, with the type from the schema.
 *
 * @param json the writer, inside the properties object
 */
record PropertyWriter(JsonWriter json, DataSourceSchema schema, Names names) {
  void text(PropertyKey property, PayoutText text) throws IOException {
    begin(property).beginArray();
    for (String piece : text.pieces()) {
      json.beginObject().name("type").value("text").name("text").beginObject();
      json.name("content").value(piece).endObject().endObject();
    }
    json.endArray().endObject();
  }

  void relation(PropertyKey property, String pageId) throws IOException {
    begin(property).beginArray().beginObject().name("id").value(pageId).endObject().endArray();
    json.endObject();
  }

  void number(PropertyKey property, BigDecimal number) throws IOException {
    begin(property).value(number).endObject();
  }

  void option(PropertyKey property, String option) throws IOException {
    begin(property).beginObject().name("name").value(option).endObject().endObject();
  }

  void day(PropertyKey property, LocalDate day) throws IOException {
    begin(property).beginObject().name("start").value(day.toString()).endObject().endObject();
  }

  private JsonWriter begin(PropertyKey property) throws IOException {
    String name = names.property(property);
    String type = schema.property(name).map(DataSourceSchema.Property::type).orElse("");
    return json.name(name).beginObject().name(type);
  }
}
