package dev.payouts.notion.internal.config;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parser and the schema accept and refuse the same. */
class ConfigSchemaTest {
  private static final Pattern JSON = Pattern.compile("```json\n(\\{.*?\\})\n```", Pattern.DOTALL);
  private static final String ID = "\"0f1e2d3c000040008000000000000004\"";

  /** Where the parser knows more: time zones that exist, and hosts that may be sent the token. */
  private static final List<String> STRICTER = List.of("time_zone", "notion.base_url");

  private static final List<String> VALUES =
      Stream.of(
              "null, true, [], [true], {}, {\"a\": 1}, [\"2026-09-02\"], [\"2026-13-02\"]"
                  .split(", "),
              "0, 1, 5, 5.0, 5.5, -1, 1e3, 100, 101, 600, 601, 3600, 3601, 1000000, 1000001"
                  .split(", "),
              "100000, 100001, 1000000000000, 1000000000001, 1000000000000000, 1000000000000001"
                  .split(", "),
              "\"\", \" x\", \"x \", \"a text\", \"5\", \"-1\", \"0\", \"0.00\", \"5.5\", \"1x\""
                  .split(", "),
              "\"0.00000001\", \"0.000000001\", \"1000000000000\", \"1000000000001\"".split(", "),
              "\"1000000000000000\", \"1000000000000001\", \"up\", \"half_even\", \"all\", \"always\""
                  .split(", "),
              "\"2026-03-11\", \"2025-09-03\", \"https://api.notion.com\", \"ftp://x\"".split(", "),
              "\"http://127.0.0.1:8080\", \"https://u@x\", \"https://x?y\", \"UTC\"".split(", "),
              (ID + ", \"0f1e2d3c-0000-4000-8000-000000000004\", \"0f1e2d3c00004000800000000004\"")
                  .split(", "))
          .flatMap(Arrays::stream)
          .toList();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              registry ->
                  registry.schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
          .getSchema(ConfigFile.schema(), InputFormat.JSON);

  /** A value of the schema that is not an object with keys. */
  private record Leaf(ImmutableList<String> path, Map<?, ?> schema) {
    String name() {
      return String.join(".", path);
    }
  }

  /** Returns every leaf; those of objects by currency for one currency. */
  private static ImmutableList<Leaf> leaves() {
    ImmutableList.Builder<Leaf> leaves = ImmutableList.builder();
    collect(
        new Leaf(ImmutableList.of(), json(ConfigFile.schema())), leaves, ImmutableList.builder());
    return leaves.build();
  }

  /** Returns the path of every object with keys. */
  private static ImmutableList<ImmutableList<String>> sections() {
    ImmutableList.Builder<ImmutableList<String>> objects = ImmutableList.builder();
    Leaf root = new Leaf(ImmutableList.of(), json(ConfigFile.schema()));
    collect(root, ImmutableList.builder(), objects);
    return objects.build();
  }

  private static void collect(
      Leaf at,
      ImmutableList.Builder<Leaf> leaves,
      ImmutableList.Builder<ImmutableList<String>> objects) {
    if (at.schema.get("properties") instanceof Map<?, ?> properties) {
      objects.add(at.path);
      properties.forEach((key, schema) -> collect(below(at, key, schema), leaves, objects));
    } else if (at.schema.get("additionalProperties") instanceof Map<?, ?> byCurrency) {
      collect(below(at, "USD", byCurrency), leaves, objects);
    } else {
      leaves.add(at);
    }
  }

  private static Leaf below(Leaf leaf, Object key, Object schema) {
    return new Leaf(
        ImmutableList.<String>builder().addAll(leaf.path).add(String.valueOf(key)).build(),
        (Map<?, ?>) Objects.requireNonNull(schema));
  }

  /** Returns a configuration that has a value at a path, and else only what must not be missing. */
  private static String with(List<String> path, String value) {
    String nested = value;
    for (int i = path.size() - 1; i > 0; i--) {
      String key = path.get(i);
      boolean isEntry = path.get(0).equals("rounding") && i == 2;
      String step = isEntry && !key.equals("step") ? "\"step\": \"1\", " : "";
      String mode = isEntry && !key.equals("mode") ? "\"mode\": \"up\", " : "";
      boolean isNotify = path.get(0).equals("notify") && i == 1 && !key.equals("url");
      String url = isNotify ? "\"url\": \"https://x\", " : "";
      nested = "{" + url + step + mode + "\"" + key + "\": " + nested + "}";
    }
    return path.get(0).equals("data_sources")
        ? "{\"data_sources\": " + nested + "}"
        : "{\"data_sources\": {\"payouts\": " + ID + "}, \"" + path.get(0) + "\": " + nested + "}";
  }

  private static boolean schemaAccepts(String configuration) {
    return SCHEMA.validate(configuration, InputFormat.JSON).isEmpty();
  }

  private static boolean parserAccepts(String configuration) {
    return ConfigFile.ofText("test", configuration, Path.of("/work"))
        .examine()
        .problems()
        .isEmpty();
  }

  private static void assertAccepted(String configuration) {
    assertThat(parserAccepts(configuration)).as("parser: " + configuration).isTrue();
    assertThat(schemaAccepts(configuration)).as("schema: " + configuration).isTrue();
  }

  private static void assertRefused(String configuration) {
    assertThat(parserAccepts(configuration)).as("parser: " + configuration).isFalse();
    assertThat(schemaAccepts(configuration)).as("schema: " + configuration).isFalse();
  }

  @Test
  void theExamplesAreValid() throws IOException {
    for (String readme : List.of("../payout-cli/README.md", "README.md")) {
      List<String> examples =
          JSON.matcher(Files.readString(Path.of(readme), UTF_8))
              .results()
              .map(match -> match.group(1))
              .filter(text -> text.contains("\"data_sources\""))
              .toList();
      assertThat(examples).as(readme).isNotEmpty();
      examples.forEach(ConfigSchemaTest::assertAccepted);
    }
  }

  @Test
  void theConfigurationOfTheSandboxIsValid() {
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.builder(YearMonth.of(2026, 10)).empty().build())) {
      assertAccepted(sandbox.configurationJson());
    }
  }

  @Test
  void theSchemaHasEveryKeyOfTheParserAndNoOther() {
    var known = new TreeSet<String>(ConfigParser.KEYS);
    known.removeAll(
        List.of(
            "notion", "data_sources", "properties", "statuses", "rounding", "limits", "notify"));
    known.add(ConfigParser.SCHEMA_KEY);
    ConfigParser.NOTION_KEYS.forEach(key -> known.add("notion." + key));
    NotifySection.KEYS.forEach(key -> known.add("notify." + key));
    PolicySection.ROUNDING_KEYS.forEach(key -> known.add("rounding.USD." + key));
    LimitsSection.KEYS.forEach(
        key -> known.add("limits." + key + (key.startsWith("amount") ? ".USD" : "")));
    for (DataSourceKey key : DataSourceKey.values()) {
      known.add("data_sources." + key.key());
    }
    for (PropertyKey key : PropertyKey.values()) {
      known.add("properties." + key.dataSource().key() + "." + key.key());
    }
    for (StatusKey key : StatusKey.values()) {
      known.add("statuses." + key.property().dataSource().key() + "." + key.key());
    }
    assertThat(leaves().stream().map(Leaf::name)).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void anUnknownKeyIsRefusedEverywhere() {
    assertThat(sections()).hasSizeGreaterThan(10);
    for (ImmutableList<String> object : sections()) {
      List<String> path = ImmutableList.<String>builder().addAll(object).add("unknown").build();
      assertRefused(with(path, "1"));
      assertRefused(with(path, "\"text\""));
    }
  }

  @Test
  void everyValueIsAcceptedByBothOrByNeither() {
    for (Leaf leaf : leaves()) {
      int accepted = 0;
      for (String value : VALUES) {
        String configuration = with(leaf.path, value);
        boolean bySchema = schemaAccepts(configuration);
        boolean byParser = parserAccepts(configuration);
        boolean isStricter = STRICTER.contains(leaf.name()) && bySchema;
        assertThat(bySchema).as("schema: " + configuration).isEqualTo(byParser || isStricter);
        accepted += byParser ? 1 : 0;
      }
      assertThat(accepted).as(leaf.name() + " takes some values").isPositive();
    }
  }

  @Test
  void everyRangeEndsAtTheSameNumbers() {
    int ranges = 0;
    for (Leaf leaf : leaves()) {
      for (Map<?, ?> range : alternatives(leaf.schema)) {
        if ("integer".equals(range.get("type"))) {
          int min = ((Double) Objects.requireNonNull(range.get("minimum"))).intValue();
          int max = ((Double) Objects.requireNonNull(range.get("maximum"))).intValue();
          assertAccepted(with(leaf.path, "" + min));
          assertAccepted(with(leaf.path, "" + max));
          assertRefused(with(leaf.path, "" + (min - 1)));
          assertRefused(with(leaf.path, "" + (max + 1)));
          ranges++;
        }
      }
    }
    assertThat(ranges).isEqualTo(6);
  }

  private static List<Map<?, ?>> alternatives(Map<?, ?> schema) {
    return schema.get("anyOf") instanceof List<?> anyOf ? objects(anyOf) : List.of(schema);
  }

  @Test
  void whatMustNotBeMissingIsMissed() {
    assertRefused("{}");
    assertRefused("{\"data_sources\": {}}");
    assertRefused(with(List.of("rounding", "USD"), "{\"step\": \"1\"}"));
    assertRefused(with(List.of("rounding", "USD"), "{\"mode\": \"up\"}"));
    assertAccepted(with(List.of("rounding", "USD"), "{\"step\": \"1\", \"mode\": \"up\"}"));
    assertRefused(with(List.of("limits", "amount_per_run", " USD"), "1"));
  }
}
