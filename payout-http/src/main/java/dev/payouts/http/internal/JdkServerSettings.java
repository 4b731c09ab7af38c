package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Sets the limits of the JDK's server, which reads them from system properties when it is loaded.
 * Does not set its time limits, which would cut off callers that wait for a report: {@link
 * RequestThreads} has its own.
 */
final class JdkServerSettings {
  /**
   * The maximum number of open connections; the JDK's server closes the rest. An idle connection
   * costs a file descriptor and about 2 KB, but no thread.
   */
  private static final int MAX_CONNECTIONS = 16_384;

  private JdkServerSettings() {}

  /** Leaves half of the file descriptors to the rest of the process. */
  private static long maxConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Math.min(MAX_CONNECTIONS, Math.max(1, unix.getMaxFileDescriptorCount() / 2))
        : MAX_CONNECTIONS;
  }

  /** Sets the properties that are not set yet. */
  static void apply() {
    ImmutableMap<String, String> settings =
        ImmutableMap.of(
            "sun.net.httpserver.nodelay", "true", // else 40 ms an answer
            "sun.net.httpserver.idleInterval",
                "10", // seconds; also for connections without a request
            "sun.net.httpserver.clockTick",
                "1000", // milliseconds between two checks for idle connections
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "65536", // bytes; more than our own limit
            "sun.net.httpserver.drainAmount", "8192", // bytes of an unread body
            "jdk.httpserver.maxConnections", Long.toString(maxConnections()));
    settings.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
