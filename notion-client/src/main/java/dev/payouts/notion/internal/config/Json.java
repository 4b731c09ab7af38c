package dev.payouts.notion.internal.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** A JSON value with its path. Immutable. */
sealed interface Json {
  /** Returns the path of the value, such as {@code $.notion.base_url}. */
  String path();

  /** Returns the kind of value for messages, such as {@code a list}. */
  String kind();

  /** Returns the value as it appears in messages. */
  String shown();

  /** An object; its keys in the order of the file. */
  record Obj(String path, ImmutableMap<String, Json> entries) implements Json {
    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public String shown() {
      return kind();
    }
  }

  /** A list. */
  record Arr(String path, ImmutableList<Json> elements) implements Json {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public String shown() {
      return kind();
    }
  }

  /** A string. */
  record Str(String path, String value) implements Json {
    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public String shown() {
      return DisplayValue.text(value);
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}, as written in the file. */
  record Bare(String path, Type type, String text) implements Json {
    /** The type of a value without quotes. */
    enum Type {
      NUMBER,
      BOOLEAN,
      NULL
    }

    @Override
    public String kind() {
      return switch (type) {
        case NUMBER -> "a number";
        case BOOLEAN -> "true or false";
        case NULL -> "null";
      };
    }

    @Override
    public String shown() {
      return DisplayValue.bare(text);
    }
  }
}
