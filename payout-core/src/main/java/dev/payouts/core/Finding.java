package dev.payouts.core;

import dev.payouts.core.model.Word;

/**
 * One result of a checkup. Passed checks have a finding too, so the user sees what was checked.
 * Immutable.
 *
 * @param severity whether the check passed
 * @param area what was checked, for example {@code token}, {@code clock} or {@code task_orders}
 * @param message a sentence or clause for the user: what was found and, if it is wrong, what to do
 */
public record Finding(Severity severity, String area, String message) {
  /** The severity of a finding. */
  public enum Severity implements Word {
    /** The check passed. */
    OK,
    /** Runs can start, but the user should know. */
    WARNING,
    /** A run that needs it cannot or must not start. */
    ERROR
  }

  /**
   * {@return the finding of a passed check}
   *
   * @param area what was checked, for example {@code clock}
   * @param message a sentence or clause for the user
   */
  public static Finding ok(String area, String message) {
    return new Finding(Severity.OK, area, message);
  }

  /**
   * {@return a finding that does not prevent runs}
   *
   * @param area what was checked, for example {@code clock}
   * @param message a sentence or clause for the user
   */
  public static Finding warning(String area, String message) {
    return new Finding(Severity.WARNING, area, message);
  }

  /**
   * {@return a finding to fix before a run}
   *
   * @param area what was checked, for example {@code clock}
   * @param message a sentence or clause for the user
   */
  public static Finding error(String area, String message) {
    return new Finding(Severity.ERROR, area, message);
  }
}
