package dev.payouts.notion.internal.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** A piece of JSON that knows where it stands. Immutable. */
sealed interface Json {
  /** Returns where it stands, as in {@code $.notion.base_url}. */
  String path();

  /** Returns what a person calls it, as in {@code a list}. */
  String kind();

  /** Returns it as a sentence shows it. */
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
      return Shown.text(value);
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}, as the file spells it. */
  record Bare(String path, Type type, String text) implements Json {
    /** What a piece without quotes is. */
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
      return Shown.bare(text);
    }
  }
}
