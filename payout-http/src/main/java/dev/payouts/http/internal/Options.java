package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.RunWords;
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
 * @param config the configuration; null for the usual place
 * @param state the state directory; null for the configured one
 * @param address where it listens
 * @param grace how long a run may go on after SIGTERM
 */
public record Options(
    @Nullable Path config, @Nullable Path state, InetSocketAddress address, Duration grace) {
  /** What {@code --help} prints. */
  public static final String HELP =
      """
      Usage: java -jar payouts-http.jar [--config FILE] [--state DIR] [--host HOST] [--port N]
                                        [--grace SECONDS]
      Starts payout runs on request, and tells what came of them.

        --config FILE    the configuration; else $PAYOUTS_CONFIG, else payouts.json
        --state DIR      the state directory; else the configured one
        --host HOST      where it listens; 127.0.0.1 unless given
        --port N         8080 unless given; 0 is any free one
        --grace SECONDS  how long creates under way may take after SIGTERM; 25 unless given
        --help, --version

      Callers send "Authorization: Bearer $PAYOUTS_HTTP_TOKEN"; set that variable, or
      PAYOUTS_HTTP_TOKEN_FILE to the name of a file that holds it. Notion's token is NOTION_TOKEN
      or NOTION_TOKEN_FILE.
      """;

  private static final ImmutableMap<String, String> DEFAULTS =
      ImmutableMap.of(
          "--config", "", "--state", "", "--host", "127.0.0.1", "--port", "8080", "--grace", "25");
  private static final int MAX_GRACE_SECONDS = 3_600;

  /**
   * Reads the command line.
   *
   * @throws ConfigException if it is wrong
   */
  public static Options parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (!DEFAULTS.containsKey(name)) {
        throw new ConfigException("'" + name + "' is no option (see --help)");
      }
      if (equals < 0 && i + 1 == args.length) {
        throw new ConfigException(name + " needs a value (see --help)");
      }
      String value = equals < 0 ? args[++i] : args[i].substring(equals + 1);
      if (value.isBlank() || given.put(name, value) != null) {
        throw new ConfigException(name + " is empty or there twice (see --help)");
      }
    }
    return new Options(
        path(given, "--config").orElse(null),
        path(given, "--state").orElse(null),
        address(value(given, "--host"), number(given, "--port", 65_535)),
        Duration.ofSeconds(number(given, "--grace", MAX_GRACE_SECONDS)));
  }

  /** Returns a sentence that warns of listening where others can read along; empty on loopback. */
  public Optional<String> exposure() {
    return address.getAddress().isLoopbackAddress()
        ? Optional.empty()
        : Optional.of(
            "listens on %s by plain HTTP, where others may read its token and its answers: let it listen on 127.0.0.1, behind a proxy that speaks TLS"
                .formatted(address.getAddress().getHostAddress()));
  }

  private static String value(Map<String, String> given, String name) {
    return given.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
  }

  private static Optional<Path> path(Map<String, String> given, String name) {
    try {
      return Optional.ofNullable(given.get(name)).map(Path::of);
    } catch (InvalidPathException e) {
      throw new ConfigException(name + " is no name of a file: '" + given.get(name) + "'", e);
    }
  }

  private static int number(Map<String, String> given, String name, int max) {
    try {
      return RunWords.wholeNumber(value(given, name), 0, max);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("Invalid value for " + name + ": " + e.getMessage(), e);
    }
  }

  private static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new ConfigException("'" + host + "' is no host: --host takes a name or an address", e);
    }
  }
}
