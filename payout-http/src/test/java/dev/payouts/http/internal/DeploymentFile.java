package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.MoreCollectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A value of a file of {@code deploy}, in YAML or JSON.
 *
 * @param value a map, a list or a scalar
 */
record DeploymentFile(Object value) {
  private static final Path DIRECTORY = Path.of("deploy");

  /** Returns the path of a file. */
  static Path path(String name) {
    return DIRECTORY.resolve(name).toAbsolutePath();
  }

  /** Returns the text of a file. */
  static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the documents of a file. */
  static ImmutableList<DeploymentFile> documents(String name) {
    return parse(name, text(name));
  }

  /** Returns the documents of a text. */
  static ImmutableList<DeploymentFile> parse(String name, String text) {
    var settings = LoadSettings.builder().setLabel(name).build();
    ImmutableList.Builder<DeploymentFile> documents = ImmutableList.builder();
    for (Object document : new Load(settings).loadAllFromString(text)) {
      documents.add(new DeploymentFile(document));
    }
    return documents.build();
  }

  /** Returns the only document of a file. */
  static DeploymentFile read(String name) {
    ImmutableList<DeploymentFile> documents = documents(name);
    if (documents.size() != 1) {
      throw new AssertionError(name + " has " + documents.size() + " documents");
    }
    return documents.get(0);
  }

  /** Returns the value at a path of keys. */
  DeploymentFile at(String... keys) {
    DeploymentFile found = this;
    for (String key : keys) {
      found = new DeploymentFile(Objects.requireNonNull(found.find(key), key));
    }
    return found;
  }

  private @Nullable Object find(String key) {
    return ((Map<?, ?>) value).get(key);
  }

  boolean has(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key);
  }

  /** Returns the keys of a map. */
  ImmutableList<String> keys() {
    return ((Map<?, ?>) value)
        .keySet().stream().map(String::valueOf).collect(ImmutableList.toImmutableList());
  }

  /** Returns the elements of a list. */
  ImmutableList<DeploymentFile> list() {
    return ((List<?>) value)
        .stream()
            .map(element -> new DeploymentFile(Objects.requireNonNull(element)))
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the only element of a list. */
  DeploymentFile only() {
    return list().stream().collect(MoreCollectors.onlyElement());
  }

  /** Returns the elements of a list at a key as text; none without the key. */
  ImmutableList<String> texts(String key) {
    return has(key)
        ? at(key).list().stream().map(DeploymentFile::text).collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  /** Returns a scalar as text. */
  String text() {
    return value.toString();
  }

  /** Returns every value of a key, at any depth. */
  Stream<DeploymentFile> all(String key) {
    Stream<?> inner =
        value instanceof Map<?, ?> map
            ? map.values().stream()
            : value instanceof List<?> list ? list.stream() : Stream.of();
    Stream<DeploymentFile> own = has(key) ? Stream.of(at(key)) : Stream.of();
    return Stream.concat(
        own,
        inner.filter(Objects::nonNull).flatMap(element -> new DeploymentFile(element).all(key)));
  }
}
