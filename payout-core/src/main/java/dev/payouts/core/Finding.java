package dev.payouts.core;

import com.google.common.base.Ascii;

/**
 * What a check has found: of things that are right, too, so that a person sees what was looked at.
 * Immutable.
 *
 * @param severity how bad it is
 * @param area what was looked at, as in {@code token}, {@code clock} or {@code task_orders}
 * @param message a sentence or a clause for a person: what is there and, where it is not right,
 *     what to do
 */
public record Finding(Severity severity, String area, String message) {
  /** How bad it is. */
  public enum Severity {
    /** It is as it should be. */
    OK,
    /** Runs can begin; someone should know all the same. */
    WARNING,
    /** A run that needs it cannot begin, or must not. */
    ERROR;

    /** {@return the word that JSON and tables use} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /**
   * {@return a finding of something that is right}
   *
   * @param area what was looked at, as in {@code clock}
   * @param message a sentence or a clause for a person
   */
  public static Finding ok(String area, String message) {
    return new Finding(Severity.OK, area, message);
  }

  /**
   * {@return a finding that does not keep runs from beginning}
   *
   * @param area what was looked at, as in {@code clock}
   * @param message a sentence or a clause for a person
   */
  public static Finding warning(String area, String message) {
    return new Finding(Severity.WARNING, area, message);
  }

  /**
   * {@return a finding that someone has to mend}
   *
   * @param area what was looked at, as in {@code clock}
   * @param message a sentence or a clause for a person
   */
  public static Finding error(String area, String message) {
    return new Finding(Severity.ERROR, area, message);
  }
}
