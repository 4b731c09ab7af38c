package dev.payouts.notion.internal.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Limits;
import dev.payouts.core.PayoutEngine;
import dev.payouts.notion.Notification.On;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import okio.Buffer;

/**
 * The JSON Schema of the configuration, from the keys, words and ranges of the parser. The parser
 * knows more: names that must differ, and currencies that exist.
 */
public final class ConfigSchema {
  /** The name of its file, next to the configuration. */
  public static final String FILE_NAME = "payouts.schema.json";

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String HEX = "[0-9A-Fa-f]";
  private static final String ID = "^(H{32}|H{8}-H{4}-H{4}-H{4}-H{12})$".replace("H", HEX);
  private static final String NAME = "^\\S([\\s\\S]*\\S)?$";
  private static final ImmutableMap<String, Object> TEXT = pattern(NAME);
  private static final ImmutableMap<String, Object> NULL = type("null");

  private ConfigSchema() {}

  /** Returns the schema, with a trailing line break. */
  public static String json() {
    var buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent("  ");
      json.jsonValue(root());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8() + "\n";
  }

  private static ImmutableMap<String, Object> root() {
    var sections =
        ImmutableMap.<String, Map<String, Object>>builder()
            .put(ConfigParser.SCHEMA_KEY, ImmutableMap.of())
            .put("notion", notion())
            .put("data_sources", dataSources())
            .put("properties", names(NamesSection.PROPERTIES.rowMap(), PropertyKey::defaultName))
            .put("statuses", names(NamesSection.STATUSES.rowMap(), StatusKey::defaultOption))
            .put("rounding", rounding())
            .put("time_zone", anyOf(NULL, TEXT))
            .put("holidays", holidays())
            .put("limits", limits())
            .put("notify", notification())
            .put("require_approval", with(type("boolean"), "default", false))
            .put(
                "keep_runs_days",
                wholeNumber(
                    1, ConfigParser.MAX_KEEP_RUNS_DAYS, ConfigParser.DEFAULT_KEEP_RUNS_DAYS))
            .put("workers", wholeNumber(1, PayoutEngine.MAX_WORKERS, PayoutEngine.DEFAULT_WORKERS))
            .put("exclusive", with(type("boolean"), "default", true))
            .put("state_dir", with(TEXT, "default", ConfigParser.DEFAULT_STATE_DIR))
            .buildOrThrow();
    return ImmutableMap.<String, Object>builder()
        .put("$schema", DIALECT)
        .put("title", "The configuration of payouts")
        .putAll(with(object(sections), "required", ImmutableList.of("data_sources")))
        .buildOrThrow();
  }

  private static ImmutableMap<String, Object> notion() {
    return object(
        ImmutableMap.of(
            "base_url", with(pattern("^https?://[^@?#]+$"), "default", ConfigParser.DEFAULT_URL),
            "version", with(choice(ConfigParser.VERSIONS), "default", ConfigParser.DEFAULT_VERSION),
            "requests_per_minute",
                anyOf(NULL, wholeNumber(1, ConfigParser.MAX_REQUESTS_PER_MINUTE)),
            "timeout_seconds",
                wholeNumber(
                    1, ConfigParser.MAX_TIMEOUT_SECONDS, ConfigParser.DEFAULT_TIMEOUT_SECONDS),
            "consistency_wait_seconds",
                wholeNumber(
                    0,
                    ConfigParser.MAX_CONSISTENCY_WAIT_SECONDS,
                    ConfigParser.DEFAULT_CONSISTENCY_WAIT_SECONDS)));
  }

  private static ImmutableMap<String, Object> dataSources() {
    ImmutableMap.Builder<String, Map<String, Object>> ids = ImmutableMap.builder();
    NamesSection.DATA_SOURCES.forEach(key -> ids.put(key, pattern(ID)));
    return with(object(ids.buildOrThrow()), "minProperties", 1);
  }

  private static <K> ImmutableMap<String, Object> names(
      Map<String, Map<String, K>> keys, Function<K, String> defaultName) {
    ImmutableMap.Builder<String, Map<String, Object>> dataSources = ImmutableMap.builder();
    keys.forEach(
        (dataSource, columns) -> {
          ImmutableMap.Builder<String, Map<String, Object>> names = ImmutableMap.builder();
          columns.forEach(
              (key, known) -> names.put(key, with(TEXT, "default", defaultName.apply(known))));
          dataSources.put(dataSource, object(names.buildOrThrow()));
        });
    return object(dataSources.buildOrThrow());
  }

  private static ImmutableMap<String, Object> rounding() {
    var step =
        anyOf(
            ImmutableMap.of(
                "type", "number", "exclusiveMinimum", 0, "maximum", PolicySection.MAX_STEP),
            with(
                pattern(decimal(PolicySection.MAX_STEP)),
                "not",
                ImmutableMap.of("pattern", "^[0.]*$")));
    var entry =
        object(
            ImmutableMap.of(
                "step",
                step,
                "mode",
                choice(PolicySection.MODES),
                "applies_to",
                with(choice(PolicySection.SCOPES), "default", "all")));
    return byCurrency(with(entry, "required", ImmutableList.of("step", "mode")));
  }

  private static ImmutableMap<String, Object> holidays() {
    var day = with(pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "format", "date");
    return with(type("array"), "items", day);
  }

  private static ImmutableMap<String, Object> limits() {
    ImmutableMap<String, Object> amounts = byCurrency(number(LimitsSection.MAX_AMOUNT));
    return object(
        ImmutableMap.of(
            "payouts_per_run",
            anyOf(NULL, wholeNumber(0, LimitsSection.MAX_PAYOUTS)),
            "amount_per_payout",
            amounts,
            "amount_per_run",
            amounts,
            "variance_percent",
            with(number(LimitsSection.MAX_PERCENT), "default", Limits.DEFAULT_VARIANCE_PERCENT)));
  }

  private static ImmutableMap<String, Object> notification() {
    return ImmutableMap.<String, Object>builder()
        .put("type", ImmutableList.of("object", "null"))
        .put(
            "properties",
            ImmutableMap.of(
                "url",
                pattern("^https?://[^@#\\s]+$"),
                "on",
                with(choice(NotifySection.EVENTS), "default", On.ATTENTION.word())))
        .put("additionalProperties", false)
        .put("required", ImmutableList.of("url"))
        .buildOrThrow();
  }

  private static ImmutableMap<String, Object> object(
      ImmutableMap<String, ? extends Map<String, Object>> properties) {
    return ImmutableMap.of(
        "type", "object", "properties", properties, "additionalProperties", false);
  }

  private static ImmutableMap<String, Object> byCurrency(Map<String, Object> value) {
    return ImmutableMap.of("type", "object", "propertyNames", TEXT, "additionalProperties", value);
  }

  private static ImmutableMap<String, Object> type(String type) {
    return ImmutableMap.of("type", type);
  }

  private static ImmutableMap<String, Object> pattern(String pattern) {
    return ImmutableMap.of("type", "string", "pattern", pattern);
  }

  private static ImmutableMap<String, Object> choice(ImmutableList<String> words) {
    return ImmutableMap.of("enum", words);
  }

  private static ImmutableMap<String, Object> wholeNumber(int min, int max) {
    return ImmutableMap.of("type", "integer", "minimum", min, "maximum", max);
  }

  private static ImmutableMap<String, Object> wholeNumber(int min, int max, int otherwise) {
    return with(wholeNumber(min, max), "default", otherwise);
  }

  /** A number from 0, quoted or not. */
  private static ImmutableMap<String, Object> number(BigDecimal max) {
    return anyOf(
        ImmutableMap.of("type", "number", "minimum", 0, "maximum", max), pattern(decimal(max)));
  }

  /** Returns the pattern of the plain decimals from 0 to a power of ten. */
  private static String decimal(BigDecimal powerOfTen) {
    int zeros = powerOfTen.precision() - 1;
    return "^([0-9]{1,%d}(\\.[0-9]{1,%d})?|10{%d}(\\.0{1,%d})?)$"
        .formatted(zeros, Section.MAX_PLACES, zeros, Section.MAX_PLACES);
  }

  private static ImmutableMap<String, Object> anyOf(
      Map<String, Object> one, Map<String, Object> other) {
    return ImmutableMap.of("anyOf", ImmutableList.of(one, other));
  }

  private static ImmutableMap<String, Object> with(
      Map<String, Object> schema, String keyword, Object value) {
    return ImmutableMap.<String, Object>builder().putAll(schema).put(keyword, value).buildOrThrow();
  }
}
