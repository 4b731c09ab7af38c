package dev.payouts.core.testing.fuzz;

/** What a fuzz target made of an input. Every other outcome is a fault. */
public sealed interface Verdict {
  /** The input was taken. */
  record Accepted() implements Verdict {}

  /**
   * The input was refused in the way that the target documents.
   *
   * @param message what a user is told
   */
  record Refused(String message) implements Verdict {}

  /**
   * The input was read as a whole, and refused for what it says.
   *
   * @param message what a user is told
   */
  record Judged(String message) implements Verdict {}

  /** {@return that it was taken} */
  static Verdict accepted() {
    return new Accepted();
  }

  /**
   * {@return that it was refused}
   *
   * @param documented the exception that is documented; a user sees its message
   */
  static Verdict refused(Exception documented) {
    return new Refused(String.valueOf(documented.getMessage()));
  }
}
