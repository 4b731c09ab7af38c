package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The problems of a configuration, in the order found. An invalid value counts as missing, so that
 * parsing continues and finds the remaining problems. Not thread-safe.
 */
final class Problems {
  private final List<ConfigException> found = new ArrayList<>();

  /** Adds a problem. */
  void add(ConfigException problem) {
    found.add(problem);
  }

  /** Returns the value read; empty if it is invalid, after adding the problem. */
  <T> Optional<T> readingOf(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (ConfigException e) {
      add(e);
      return Optional.empty();
    }
  }

  /** Returns the first problem, if any. */
  Optional<ConfigException> first() {
    return found.stream().findFirst();
  }

  /** Returns the messages of all problems. */
  ImmutableList<String> sentences() {
    return found.stream().map(ConfigException::sentence).collect(toImmutableList());
  }
}
