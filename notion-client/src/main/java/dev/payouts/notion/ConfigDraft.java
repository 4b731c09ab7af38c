package dev.payouts.notion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A first configuration, and the findings of drafting it. Immutable.
 *
 * @param json the file's text; null if no data source was recognized
 * @param diagnosis what was recognized, which names differ from the defaults, and what was left out
 *     because it could not be matched
 */
public record ConfigDraft(@Nullable String json, Diagnosis diagnosis) {
  /** {@return the file's text, if a data source was recognized} */
  public Optional<String> text() {
    return Optional.ofNullable(json);
  }
}
