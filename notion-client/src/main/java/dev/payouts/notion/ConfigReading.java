package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says, and all that is wrong with it. Immutable.
 *
 * @param readable the configuration with the default in the place of whatever is wrong, to look
 *     further with and never to run with; null where nothing of it can be read, or where the
 *     address of Notion is wrong
 * @param problems a sentence for each thing that is wrong; none if a run could begin with it
 */
public record ConfigReading(@Nullable WorkspaceConfig readable, ImmutableList<String> problems) {
  /** {@return the configuration, as far as it can be read} */
  public Optional<WorkspaceConfig> config() {
    return Optional.ofNullable(readable);
  }
}
