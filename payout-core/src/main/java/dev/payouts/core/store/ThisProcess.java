package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.core.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells who runs this process, and where. */
public final class ThisProcess {
  /** Asks no name server, which may take seconds to answer. */
  private static final Path LINUX_HOST = Path.of("/proc/sys/kernel/hostname");

  private ThisProcess() {}

  /**
   * {@return who runs this process}
   *
   * @param version the version of the program; null if unknown
   * @param environment the environment variables
   */
  public static Provenance provenance(@Nullable String version, Map<String, String> environment) {
    return new Provenance(
        version, known(System.getProperty("user.name")), host(environment), null, null);
  }

  private static @Nullable String host(Map<String, String> environment) {
    try {
      return known(Files.readString(LINUX_HOST, UTF_8));
    } catch (IOException notLinux) {
      String name = known(environment.get("HOSTNAME"));
      return name == null ? known(environment.get("COMPUTERNAME")) : name;
    }
  }

  /** Without a user of its own, the JVM says {@code ?}. */
  private static @Nullable String known(@Nullable String name) {
    return name == null || name.isBlank() || name.equals("?") ? null : name.strip();
  }
}
