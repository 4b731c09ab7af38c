package dev.payouts.notion.internal.adapter;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.host.StateFiles;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import okio.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches recently read schemas in the state directory. It only saves requests: a cache that cannot
 * be read or written is ignored.
 *
 * @param workspace the workspace of the schemas; schemas of another workspace are ignored
 */
record SchemaCache(StateFiles files, String workspace) {
  /**
   * How long a cached schema is used without reading it again (notion-client/README.md, "Requests
   * of a run").
   */
  static final Duration FRESH = Duration.ofHours(1);

  private static final String FILE = "schemas.json";

  /** The version of the format; newer files are ignored. */
  private static final int VERSION = 1;

  private static final Logger log = LoggerFactory.getLogger(SchemaCache.class);

  /**
   * Returns the schemas that are fresh at a time, by their ID in the configuration.
   *
   * @param wanted selects the IDs; other schemas are not parsed
   */
  Map<String, Entry> fresh(Instant now, Predicate<String> wanted) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try {
      String content = files.read(FILE).orElse("");
      if (!content.isEmpty()) {
        entries.putAll(parse(content, now, wanted));
      }
    } catch (IOException
        | JsonDataException
        | DateTimeParseException
        | IllegalArgumentException
        | StateFiles.StateFileException e) {
      log.debug("the schema cache is not readable: {}", e.getClass().getSimpleName());
    }
    return entries;
  }

  /** Replaces the cached schemas. */
  void keep(Map<String, Entry> entries) {
    try {
      files.replace(FILE, render(entries));
    } catch (StateFiles.StateFileException e) {
      log.debug("the schema cache is not writable: {}", e.getClass().getSimpleName());
    }
  }

  private Map<String, Entry> parse(String content, Instant now, Predicate<String> wanted)
      throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(content))) {
      json.beginObject();
      String first = json.nextName();
      if (first.equals("version")) { // earlier files have none
        if (json.nextLong() > VERSION) {
          return entries;
        }
        first = json.nextName();
      }
      if (!first.equals("workspace") || !json.nextString().equals(workspace)) {
        return entries;
      }
      json.skipName();
      json.beginObject();
      while (json.hasNext()) {
        String id = json.nextName();
        json.beginObject();
        json.skipName();
        Instant readAt = Instant.parse(json.nextString());
        json.skipName();
        if (wanted.test(id) && isFresh(readAt, now)) {
          entries.put(id, new Entry(DataSourceSchema.read(json), readAt));
        } else {
          json.skipValue();
        }
        json.endObject();
      }
    }
    return entries;
  }

  private String render(Map<String, Entry> entries) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.beginObject().name("version").value(VERSION);
      json.name("workspace").value(workspace).name("data_sources").beginObject();
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        json.name(entry.getKey()).beginObject();
        json.name("read_at").value(entry.getValue().readAt().toString()).name("schema");
        entry.getValue().schema().write(json);
        json.endObject();
      }
      json.endObject().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  private static boolean isFresh(Instant readAt, Instant now) {
    return !readAt.isAfter(now) && readAt.plus(FRESH).isAfter(now);
  }

  /**
   * A cached schema.
   *
   * @param schema the schema
   * @param readAt when it was read from Notion
   */
  record Entry(DataSourceSchema schema, Instant readAt) {
    /** Returns whether the schema is fresh at a time; a schema from the future is not. */
    boolean isFresh(Instant now) {
      return SchemaCache.isFresh(readAt, now);
    }
  }
}
