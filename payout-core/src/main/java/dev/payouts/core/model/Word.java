package dev.payouts.core.model;

import com.google.common.base.Ascii;

/** A constant that JSON, tables and logs write as a word. */
public interface Word {
  /** {@return the name of the constant, as in the source} */
  String name();

  /** {@return its word: its name in lower case} */
  default String word() {
    return Ascii.toLowerCase(name());
  }
}
