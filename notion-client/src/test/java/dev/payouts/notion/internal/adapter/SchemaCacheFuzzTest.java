package dev.payouts.notion.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.textbook.PlainMachine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is in the schema cache, it is taken or is as good as none. */
class SchemaCacheFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String FILE = "schemas.json";

  @Test
  void schemaCaches() {
    var machine = new PlainMachine(NOW);
    var property =
        new DataSourceSchema.Property("p1", "Status", "status", ImmutableList.of("New", "Paid"));
    var schema =
        new DataSourceSchema("id", ImmutableMap.of("Status", property), /* isInTrash= */ false);
    var cache = new SchemaCache(machine, "https://api.notion.com");
    cache.keep(Map.of("configured", new SchemaCache.Entry(schema, NOW)));
    String valid = machine.read(FILE).orElseThrow();
    Fuzz.run("schema-cache", List.of(valid), input -> feed(cache, machine, input));
  }

  private static Verdict feed(SchemaCache cache, PlainMachine machine, Input input) {
    machine.replace(FILE, input.text());
    Map<String, SchemaCache.Entry> fresh = cache.fresh(NOW, id -> true);
    cache.keep(fresh);
    assertThat(cache.fresh(NOW, id -> true).size()).isLessThanOrEqualTo(fresh.size());
    return fresh.isEmpty() ? new Verdict.Refused("as good as none") : Verdict.accepted();
  }
}
