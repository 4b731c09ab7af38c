package dev.payouts.notion.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCacheTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void aCacheOfANewerVersionIsIgnoredAndOneWithoutAVersionIsRead(@TempDir Path directory) {
    StateDirectory files = StateDirectory.at(directory);
    var cache = new SchemaCache(files, "https://api.notion.com");
    var entry =
        new SchemaCache.Entry(
            new DataSourceSchema("id", ImmutableMap.of(), /* isInTrash= */ false), NOON);
    cache.keep(ImmutableMap.of("configured", entry));
    assertThat(cache.fresh(NOON, id -> true)).containsExactly(Map.entry("configured", entry));
    String text = files.read("schemas.json").orElseThrow();
    assertThat(text).contains("\"version\":1,");
    files.replace("schemas.json", text.replace("\"version\":1,", ""));
    assertThat(cache.fresh(NOON, id -> true)).hasSize(1);
    files.replace("schemas.json", text.replace("\"version\":1,", "\"version\":2,"));
    assertThat(cache.fresh(NOON, id -> true)).isEmpty();
  }

  @Test
  void aSchemaIsFreshForAnHourAndNeitherBeforeItWasReadNorInAnotherWorkspace(
      @TempDir Path directory) {
    StateDirectory files = StateDirectory.at(directory);
    var cache = new SchemaCache(files, "https://api.notion.com");
    var entry =
        new SchemaCache.Entry(
            new DataSourceSchema("id", ImmutableMap.of(), /* isInTrash= */ false), NOON);
    cache.keep(ImmutableMap.of("one", entry, "two", entry));
    assertThat(cache.fresh(NOON.plusSeconds(3599), id -> true)).containsOnlyKeys("one", "two");
    assertThat(cache.fresh(NOON, id -> id.equals("two"))).containsOnlyKeys("two");
    assertThat(cache.fresh(NOON.plusSeconds(3600), id -> true)).isEmpty();
    assertThat(cache.fresh(NOON.minusSeconds(1), id -> true)).isEmpty();
    assertThat(new SchemaCache(files, "http://127.0.0.1:1").fresh(NOON, id -> true)).isEmpty();
    files.replace("schemas.json", "{");
    assertThat(cache.fresh(NOON, id -> true)).isEmpty();
  }
}
