package dev.payouts.notion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration to start from, and what was seen while it was made. Immutable.
 *
 * @param json the file's text; null where not one data source was recognised
 * @param diagnosis what was recognised, what is called differently, what could not be matched and
 *     is left out
 */
public record ConfigDraft(@Nullable String json, Diagnosis diagnosis) {
  /** {@return the file's text, if there is anything to write} */
  public Optional<String> text() {
    return Optional.ofNullable(json);
  }
}
