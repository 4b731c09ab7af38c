package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is wrong with a configuration, in the order in which it was found. What is wrong counts as
 * not there, so that reading goes on and finds the rest. Not thread-safe.
 */
final class Problems {
  private final List<ConfigException> found = new ArrayList<>();

  /** Adds one. */
  void add(ConfigException problem) {
    found.add(problem);
  }

  /** Returns what was read; nothing where that was wrong, which is added. */
  <T> Optional<T> readingOf(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ConfigException e) {
      add(e);
      return Optional.empty();
    }
  }

  /** Returns the first, if there is any. */
  Optional<ConfigException> first() {
    return found.stream().findFirst();
  }

  /** Returns all sentences. */
  ImmutableList<String> sentences() {
    return found.stream().map(ConfigException::sentence).collect(toImmutableList());
  }
}
