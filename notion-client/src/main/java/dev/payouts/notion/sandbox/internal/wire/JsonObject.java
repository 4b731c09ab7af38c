package dev.payouts.notion.sandbox.internal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps the order of its members; a member may be null. Not thread-safe. */
public final class JsonObject {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Returns an object with one member. */
  public static JsonObject of(String name, @Nullable Object value) {
    return new JsonObject().with(name, value);
  }

  /** Returns plain maps and lists as objects and lists, all else as it is. */
  public static @Nullable Object fromPlain(@Nullable Object plain) {
    if (plain instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((name, value) -> object.with(String.valueOf(name), fromPlain(value)));
      return object;
    }
    if (plain instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>(list.size());
      list.forEach(element -> elements.add(fromPlain(element)));
      return elements;
    }
    return plain;
  }

  /** Sets a member and returns this. */
  public JsonObject with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Returns a member; null if it is null or missing. */
  public @Nullable Object get(String name) {
    return members.get(name);
  }

  /** Returns whether the object has a member, even if it is null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Returns the names of the members in order. */
  public Set<String> names() {
    return members.keySet();
  }

  /** Passes each member on, in their order. */
  void forEach(BiConsumer<String, ? super @Nullable Object> action) {
    members.forEach(action);
  }

  /** Returns a member that is an object, else null. */
  public @Nullable JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : null;
  }

  /** Returns a member that is a list, else null. */
  public @Nullable List<?> list(String name) {
    return get(name) instanceof List<?> list ? list : null;
  }

  /** Returns a member that is a string, else null. */
  public @Nullable String string(String name) {
    return get(name) instanceof String string ? string : null;
  }

  @Override
  public String toString() {
    return Json.write(this);
  }
}
