package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The limits of the JDK's server, which it reads from system properties once, as its first class
 * loads. Its limits on the time of requests and answers are not among them: they would end a run
 * whose caller waits for its report, so {@link Turns} has limits of its own.
 */
final class JdkServerSettings {
  /**
   * How many connections are open at once; the JDK's server closes more as they come. One that has
   * sent nothing costs a file descriptor and about 2 KB, and no thread.
   */
  private static final int MAX_CONNECTIONS = 16_384;

  private JdkServerSettings() {}

  /** Leaves half of the file descriptors to everything else. */
  private static long maxConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Math.min(MAX_CONNECTIONS, Math.max(1, unix.getMaxFileDescriptorCount() / 2))
        : MAX_CONNECTIONS;
  }

  /** Sets what nobody has set. */
  static void apply() {
    ImmutableMap<String, String> settings =
        ImmutableMap.of(
            "sun.net.httpserver.nodelay", "true", // else 40 ms an answer
            "sun.net.httpserver.idleInterval", "10", // seconds; of silent connections too
            "sun.net.httpserver.clockTick",
                "1000", // milliseconds from one look for these to the next
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "65536", // bytes; beyond our own limit
            "sun.net.httpserver.drainAmount", "8192", // bytes of a body that nobody wants
            "jdk.httpserver.maxConnections", Long.toString(maxConnections()));
    settings.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
