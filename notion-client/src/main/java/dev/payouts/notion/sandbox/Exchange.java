package dev.payouts.notion.sandbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request: what is answered, after which time, and how the connection ends. The
 * state machine only says so; whoever drives it carries it out. Immutable.
 *
 * @param answer what is answered; null where nothing is
 * @param delay the time from the request to the answer, or to the reset
 * @param ending how the connection ends
 */
public record Exchange(@Nullable Reply answer, Duration delay, Ending ending) {
  /** How the connection ends. */
  public enum Ending {
    /** The answer arrives as it is. */
    COMPLETE,
    /** About half of the answer's body arrives, then the connection breaks. */
    TRUNCATED,
    /** The connection breaks before any answer. */
    RESET,
    /** Nothing arrives, and the connection stays open. */
    HANG
  }

  /**
   * Checks that there is an answer if, and only if, some of it arrives.
   *
   * @param answer what is answered
   * @param delay the time from the request to the answer, or to the reset
   * @param ending how the connection ends
   */
  public Exchange {
    boolean answers = ending == Ending.COMPLETE || ending == Ending.TRUNCATED;
    if (answers != (answer != null)) {
      throw new IllegalArgumentException("an exchange that ends as " + ending + " with " + answer);
    }
  }

  /** {@return what is answered, empty where nothing is} */
  public Optional<Reply> reply() {
    return Optional.ofNullable(answer);
  }
}
