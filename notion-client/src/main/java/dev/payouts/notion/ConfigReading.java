package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of a configuration file and all of its problems. Immutable.
 *
 * @param readable the configuration with a default in place of each invalid value, for further
 *     checks and never for a run; null if nothing can be read or the URL of Notion is invalid
 * @param problems one sentence for each problem; empty if a run could start with it
 */
public record ConfigReading(@Nullable WorkspaceConfig readable, ImmutableList<String> problems) {
  /** {@return the configuration, as far as it could be read} */
  public Optional<WorkspaceConfig> config() {
    return Optional.ofNullable(readable);
  }
}
