package dev.payouts.notion.faults;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads all classes of this project anew, tests and all, and some of them changed. What libraries
 * define is shared.
 */
final class ChangedClasses extends ClassLoader {
  private static final String OURS = "dev.payouts.";

  /** The tests of the other module are not on the class path. */
  private static final Path CORE_TESTS = Path.of("..", "payout-core", "target", "test-classes");

  private static final Map<String, byte[]> UNCHANGED = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  private final ImmutableMap<String, byte[]> changed;

  ChangedClasses(Map<String, byte[]> changed) {
    super(ChangedClasses.class.getClassLoader());
    this.changed = ImmutableMap.copyOf(changed);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] bytes = bytes(name);
        loaded = defineClass(name, bytes, 0, bytes.length);
      }
      return loaded;
    }
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    byte[] own = changed.get(name);
    byte[] bytes = own == null ? UNCHANGED.computeIfAbsent(name, this::read) : own;
    if (bytes.length == 0) {
      throw new ClassNotFoundException(name);
    }
    return bytes;
  }

  private byte[] read(String name) {
    String path = name.replace('.', '/') + ".class";
    Path ofCore = CORE_TESTS.resolve(path);
    try (InputStream found = getParent().getResourceAsStream(path)) {
      if (found != null) {
        return found.readAllBytes();
      }
      return Files.exists(ofCore) ? Files.readAllBytes(ofCore) : new byte[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
