package dev.payouts.notion.internal.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Limits;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.report.text.Nearest;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigReading;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Approvals;
import dev.payouts.notion.WorkspaceConfig.Connection;
import dev.payouts.notion.WorkspaceConfig.Controls;
import dev.payouts.notion.WorkspaceConfig.Execution;
import dev.payouts.notion.WorkspaceConfig.Names;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses the JSON of a configuration. Every default of notion-client/README.md is here or next to
 * the value it belongs to.
 *
 * @param source the name of the file in messages
 * @param environment the environment variables
 * @param directory the directory against which a relative state directory is resolved
 */
public record ConfigParser(String source, Map<String, String> environment, Path directory) {
  static final ImmutableList<String> KEYS =
      ImmutableList.of(
          "notion",
          "data_sources",
          "properties",
          "statuses",
          "rounding",
          "time_zone",
          "holidays",
          "limits",
          "notify",
          "require_approval",
          "keep_runs_days",
          "workers",
          "exclusive",
          "state_dir");

  /** Editors read it; its value does not matter here. */
  public static final String SCHEMA_KEY = "$schema";

  static final ImmutableList<String> NOTION_KEYS =
      ImmutableList.of(
          "base_url",
          "version",
          "requests_per_minute",
          "timeout_seconds",
          "consistency_wait_seconds");
  private static final String URL_VARIABLE = "NOTION_BASE_URL";

  /** The URL of Notion unless configured. */
  public static final String DEFAULT_URL = "https://api.notion.com";

  /**
   * The supported versions; we use nothing that the older one lacks (notion-client/NOTION.md,
   * "Requests").
   */
  static final ImmutableList<String> VERSIONS = ImmutableList.of("2025-09-03", "2026-03-11");

  static final String DEFAULT_VERSION = "2026-03-11";
  static final int MAX_REQUESTS_PER_MINUTE = 100_000;
  static final int DEFAULT_TIMEOUT_SECONDS = 60;
  static final int MAX_TIMEOUT_SECONDS = 600;
  static final int DEFAULT_CONSISTENCY_WAIT_SECONDS = 10;
  static final int MAX_CONSISTENCY_WAIT_SECONDS = 3_600;
  static final int DEFAULT_KEEP_RUNS_DAYS = 400;
  static final int MAX_KEEP_RUNS_DAYS = 36_500;
  static final String DEFAULT_STATE_DIR = ".payouts";

  /**
   * Parses a configuration.
   *
   * @throws ConfigException with the first problem
   */
  public WorkspaceConfig parse(String json) {
    var problems = new Problems();
    Optional<WorkspaceConfig> config = read(json, problems);
    problems
        .first()
        .ifPresent(
            problem -> {
              throw problem;
            });
    return config.orElseThrow();
  }

  /** Parses a configuration and collects all of its problems. */
  public ConfigReading examine(String json) {
    var problems = new Problems();
    Optional<WorkspaceConfig> config = read(json, problems);
    return new ConfigReading(config.orElse(null), problems.sentences());
  }

  /** Returns the default configuration: every default, and no data source. */
  public WorkspaceConfig defaults() {
    Section root = empty(new Problems());
    URI url = baseUrl(root);
    return new WorkspaceConfig(
        connection(root, url),
        new Names(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of()),
        PayrollPolicy.DEFAULT,
        Limits.NONE,
        Optional.empty(),
        null,
        execution(root),
        controls(root));
  }

  /** Without a valid URL there is no configuration, because Notion could not be reached. */
  private Optional<WorkspaceConfig> read(String json, Problems problems) {
    Optional<Section> read =
        problems.readingOf(() -> Section.of(source, JsonTree.read(source, json), problems));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section root =
        read.get().allowing(ImmutableList.<String>builder().addAll(KEYS).add(SCHEMA_KEY).build());
    Section notion = root.section("notion").orElseGet(() -> empty(problems)).allowing(NOTION_KEYS);
    Optional<URI> url = problems.readingOf(() -> baseUrl(notion));
    Connection connection = connection(notion, url.orElse(URI.create(DEFAULT_URL)));
    Names names = new NamesSection(root).names();
    PayrollPolicy policy = new PolicySection(root).policy();
    Limits limits = new LimitsSection(root).limits();
    ZoneId timeZone = timeZone(root);
    var config =
        new WorkspaceConfig(
            connection,
            names,
            timeZone == null ? policy : policy.in(timeZone),
            limits,
            new NotifySection(root).notification(),
            timeZone,
            execution(root),
            controls(root));
    return url.map(right -> config);
  }

  private Section empty(Problems problems) {
    return Section.of(source, JsonTree.read(source, "{}"), problems);
  }

  private static Connection connection(Section notion, URI baseUrl) {
    return new Connection(
        baseUrl,
        notion.choice("version", VERSIONS).orElse(DEFAULT_VERSION),
        requestsPerMinute(notion),
        seconds(notion, "timeout_seconds", 1, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS),
        seconds(
            notion,
            "consistency_wait_seconds",
            0,
            MAX_CONSISTENCY_WAIT_SECONDS,
            DEFAULT_CONSISTENCY_WAIT_SECONDS));
  }

  /** Validates the file's own URL even if the variable overrides it. */
  private URI baseUrl(Section notion) {
    String allowed = "expected a URL such as " + DEFAULT_URL;
    String given =
        notion.find("base_url").map(value -> notion.string(value, allowed)).orElse(DEFAULT_URL);
    URI configured = BaseUrl.parse(source + ": $.notion.base_url", given);
    String override = environment.getOrDefault(URL_VARIABLE, "");
    return override.isBlank() ? configured : BaseUrl.parse(URL_VARIABLE, override.strip());
  }

  private static @Nullable Integer requestsPerMinute(Section notion) {
    if (notion.isNull("requests_per_minute")) {
      return null;
    }
    return notion
        .wholeNumber("requests_per_minute", 1, MAX_REQUESTS_PER_MINUTE, " (or null)")
        .orElse(null);
  }

  private static Duration seconds(Section section, String key, int min, int max, int otherwise) {
    return Duration.ofSeconds(section.wholeNumber(key, min, max, " of seconds").orElse(otherwise));
  }

  private static @Nullable ZoneId timeZone(Section root) {
    if (root.isNull("time_zone")) {
      return null;
    }
    String allowed = "expected null or a time zone such as \"UTC\" or \"Asia/Ho_Chi_Minh\"";
    String zone = root.string("time_zone", allowed).orElse(null);
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      root.problems()
          .add(
              root.problem(
                  root.get("time_zone"),
                  allowed
                      + "; the closest match is \""
                      + Nearest.to(zone, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                      + '"'));
      return null;
    }
  }

  private Execution execution(Section root) {
    return new Execution(
        root.wholeNumber("workers", 1, PayoutEngine.MAX_WORKERS, "")
            .orElse(PayoutEngine.DEFAULT_WORKERS),
        root.truth("exclusive").orElse(true) ? HostSharing.EXCLUSIVE : HostSharing.SHARED,
        stateDir(root));
  }

  private static Controls controls(Section root) {
    return new Controls(
        root.truth("require_approval").orElse(false) ? Approvals.REQUIRED : Approvals.OPTIONAL,
        Duration.ofDays(
            root.wholeNumber("keep_runs_days", 1, MAX_KEEP_RUNS_DAYS, " of days")
                .orElse(DEFAULT_KEEP_RUNS_DAYS)));
  }

  private Path stateDir(Section root) {
    String allowed = "expected the name of a directory";
    String name = root.string("state_dir", allowed).orElse(DEFAULT_STATE_DIR);
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      String readable = allowed + " that this locale can represent (LC_ALL=C.UTF-8 represents all)";
      root.problems().add(root.problem(root.get("state_dir"), readable));
      return directory.resolve(DEFAULT_STATE_DIR);
    }
  }
}
