package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableTable;
import com.squareup.moshi.JsonWriter;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.config.ConfigParser;
import dev.payouts.notion.internal.config.ConfigSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/** Renders a configuration with data sources and the names that differ from the defaults. */
final class DraftJson {
  private DraftJson() {}

  /**
   * Returns the JSON, with a trailing line break.
   *
   * @param baseUrl the URL of Notion; omitted if it is the default
   */
  static String render(URI baseUrl, Names names) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent("  ");
      json.beginObject();
      json.name(ConfigParser.SCHEMA_KEY).value(ConfigSchema.FILE_NAME);
      if (!baseUrl.toString().equals(ConfigParser.DEFAULT_URL)) {
        json.name("notion").beginObject().name("base_url").value(baseUrl.toString()).endObject();
      }
      json.name("data_sources");
      members(json, dataSources(names));
      section(json, "properties", properties(names));
      section(json, "statuses", statuses(names));
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8() + "\n";
  }

  private static Map<String, String> dataSources(Names names) {
    Map<String, String> byKey = new LinkedHashMap<>();
    names.dataSources().forEach((key, id) -> byKey.put(key.key(), id));
    return byKey;
  }

  private static ImmutableTable<String, String, String> properties(Names names) {
    ImmutableTable.Builder<String, String, String> table = ImmutableTable.builder();
    names.properties().forEach((key, name) -> table.put(key.dataSource().key(), key.key(), name));
    return table.buildOrThrow();
  }

  private static ImmutableTable<String, String, String> statuses(Names names) {
    ImmutableTable.Builder<String, String, String> table = ImmutableTable.builder();
    names
        .statuses()
        .forEach((key, name) -> table.put(key.property().dataSource().key(), key.key(), name));
    return table.buildOrThrow();
  }

  private static void section(
      JsonWriter json, String name, ImmutableTable<String, String, String> table)
      throws IOException {
    if (table.isEmpty()) {
      return;
    }
    json.name(name).beginObject();
    for (String row : table.rowKeySet()) {
      json.name(row);
      members(json, table.row(row));
    }
    json.endObject();
  }

  private static void members(JsonWriter json, Map<String, String> members) throws IOException {
    json.beginObject();
    for (Map.Entry<String, String> member : members.entrySet()) {
      json.name(member.getKey()).value(member.getValue());
    }
    json.endObject();
  }
}
