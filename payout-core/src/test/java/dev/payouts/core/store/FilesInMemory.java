package dev.payouts.core.store;

import dev.payouts.core.host.StateFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A state directory in memory, for one thread. */
final class FilesInMemory implements StateFiles {
  private final Map<String, String> files = new HashMap<>();

  @Override
  public Optional<String> read(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public void replace(String name, String content) {
    files.put(name, content);
  }

  @Override
  public void append(String name, String line) {
    files.merge(name, line + "\n", String::concat);
  }

  @Override
  public Lock lock(String holder) {
    return () -> {};
  }
}
