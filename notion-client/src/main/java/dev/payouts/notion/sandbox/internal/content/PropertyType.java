package dev.payouts.notion.sandbox.internal.content;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.Optional;

/** The property types that the sandbox supports. */
public enum PropertyType {
  TITLE,
  RICH_TEXT,
  NUMBER,
  CHECKBOX,
  SELECT,
  STATUS,
  MULTI_SELECT,
  DATE,
  RELATION,
  PEOPLE,
  URL,
  EMAIL,
  PHONE_NUMBER,
  FORMULA,
  ROLLUP,
  CREATED_TIME,
  LAST_EDITED_TIME;

  private final String key = Ascii.toLowerCase(name());

  /** Returns the type with an API key, such as {@code rich_text}. */
  public static Optional<PropertyType> find(String key) {
    return Arrays.stream(values()).filter(type -> type.key.equals(key)).findFirst();
  }

  /** Returns its key in the API. */
  public String key() {
    return key;
  }

  /** Returns whether the API may write it. */
  public boolean writable() {
    return switch (this) {
      case FORMULA, ROLLUP, CREATED_TIME, LAST_EDITED_TIME -> false;
      default -> true;
    };
  }

  /** Returns whether its schema lists options. */
  public boolean hasOptions() {
    return this == SELECT || this == STATUS || this == MULTI_SELECT;
  }

  /** Returns whether the property's own endpoint lists its values entry by entry. */
  public boolean listed() {
    return this == TITLE || this == RICH_TEXT || this == RELATION || this == PEOPLE;
  }
}
