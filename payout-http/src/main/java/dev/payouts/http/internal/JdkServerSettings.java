package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;

/**
 * The limits of the JDK's server, which it reads from system properties once, as its first class
 * loads. Its limits on the time of requests and answers are not among them: they would end a run
 * whose caller waits for its report, so {@link Turns} has limits of its own.
 */
final class JdkServerSettings {
  private JdkServerSettings() {}

  /** Sets what nobody has set. */
  static void apply(int maxConnections) {
    ImmutableMap<String, String> settings =
        ImmutableMap.of(
            "sun.net.httpserver.nodelay", "true", // 40 ms an answer (STYLE.md, "Traps")
            "sun.net.httpserver.idleInterval", "30", // seconds
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "65536", // bytes; beyond our own limit
            "sun.net.httpserver.drainAmount", "8192", // bytes of a body that nobody wants
            "jdk.httpserver.maxConnections", Integer.toString(maxConnections));
    settings.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
