package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RequestParser;
import dev.payouts.core.report.text.Nearest;
import dev.payouts.notion.ConfigException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line (payout-http/README.md, "Start").
 *
 * @param config the configuration file; null for the default
 * @param state the state directory; null for the configured one
 * @param address the address to listen on
 * @param grace how long a run may continue after SIGTERM
 * @param logLevel what is logged: error, warn, info or debug
 */
public record ServerOptions(
    @Nullable Path config,
    @Nullable Path state,
    InetSocketAddress address,
    Duration grace,
    String logLevel) {
  /** What {@code --help} prints. */
  public static final String HELP =
      """
      Usage: java -jar payouts-http.jar [--config FILE] [--state DIR] [--host HOST] [--port N]
                                        [--grace SECONDS] [--log-level LEVEL]
      Starts payout runs on request and serves their reports.

        --config FILE    the configuration; by default $PAYOUTS_CONFIG or payouts.json
        --state DIR      the state directory; by default the configured one
        --host HOST      the address to listen on; 127.0.0.1 by default
        --port N         the port to listen on; 8080 by default, 0 is any free port
        --grace SECONDS  how long creates in progress may take after SIGTERM; 25 by default
        --log-level LEVEL  what to log to standard error: error, warn, info or debug; info by default
        --help, --version

      Callers send "Authorization: Bearer $PAYOUTS_HTTP_TOKEN"; set that variable, or
      PAYOUTS_HTTP_TOKEN_FILE to a file that contains it. Notion's token is in NOTION_TOKEN or
      NOTION_TOKEN_FILE.
      """;

  private static final ImmutableMap<String, String> DEFAULTS =
      ImmutableMap.of(
          "--config", "",
          "--state", "",
          "--host", "127.0.0.1",
          "--port", "8080",
          "--grace", "25",
          "--log-level", "info");
  private static final ImmutableSet<String> LOG_LEVELS =
      ImmutableSet.of("error", "warn", "info", "debug");
  private static final int MAX_GRACE_SECONDS = 3_600;

  /**
   * Reads the command line.
   *
   * @throws ConfigException if it is invalid
   */
  public static ServerOptions parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (!DEFAULTS.containsKey(name)) {
        throw new ConfigException(
            "unknown option \"%s\": the closest match is %s (see --help)"
                .formatted(name, Nearest.to(name, DEFAULTS.keySet())));
      }
      if (equals < 0 && i + 1 == args.length) {
        throw new ConfigException(name + " needs a value (see --help)");
      }
      String value = equals < 0 ? args[++i] : args[i].substring(equals + 1);
      if (value.isBlank() || given.put(name, value) != null) {
        throw new ConfigException(name + " is blank or given twice (see --help)");
      }
    }
    return new ServerOptions(
        path(given, "--config").orElse(null),
        path(given, "--state").orElse(null),
        address(value(given, "--host"), number(given, "--port", 65_535)),
        Duration.ofSeconds(number(given, "--grace", MAX_GRACE_SECONDS)),
        logLevel(value(given, "--log-level")));
  }

  private static String logLevel(String level) {
    if (!LOG_LEVELS.contains(level)) {
      throw new ConfigException(
          "invalid value for --log-level: \"%s\" (expected error, warn, info or debug)"
              .formatted(level));
    }
    return level;
  }

  /** Returns a warning about unencrypted traffic; empty on loopback. */
  public Optional<String> exposure() {
    return address.getAddress().isLoopbackAddress()
        ? Optional.empty()
        : Optional.of(
            "listens on %s over plain HTTP, so that others may read the token and the reports: listen on 127.0.0.1 behind a TLS proxy"
                .formatted(address.getAddress().getHostAddress()));
  }

  private static String value(Map<String, String> given, String name) {
    return given.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
  }

  private static Optional<Path> path(Map<String, String> given, String name) {
    try {
      return Optional.ofNullable(given.get(name)).map(Path::of);
    } catch (InvalidPathException e) {
      throw new ConfigException(
          "invalid file name for " + name + ": \"" + given.get(name) + "\"", e);
    }
  }

  private static int number(Map<String, String> given, String name, int max) {
    try {
      return RequestParser.wholeNumber(value(given, name), 0, max);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("invalid value for " + name + ": " + e.getMessage(), e);
    }
  }

  private static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new ConfigException(
          "unknown host \"" + host + "\": --host takes a name or an address", e);
    }
  }
}
