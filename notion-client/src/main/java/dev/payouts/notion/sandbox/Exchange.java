package dev.payouts.notion.sandbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a request: the response, its delay, and how the connection ends. The state machine
 * only decides it; its driver performs it. Immutable.
 *
 * @param answer the response; null if there is none
 * @param delay the time from the request to the response or the reset
 * @param ending how the connection ends
 */
public record Exchange(@Nullable Reply answer, Duration delay, Ending ending) {
  /** How the connection ends. */
  public enum Ending {
    /** The response arrives unchanged. */
    COMPLETE,
    /** About half of the response body arrives, then the connection is reset. */
    TRUNCATED,
    /** The connection is reset before any response. */
    RESET,
    /** Nothing arrives, and the connection stays open. */
    HANG
  }

  /**
   * Validates that there is a response if, and only if, some of it arrives.
   *
   * @param answer the response
   * @param delay the time from the request to the response or the reset
   * @param ending how the connection ends
   */
  public Exchange {
    boolean answers = ending == Ending.COMPLETE || ending == Ending.TRUNCATED;
    if (answers != (answer != null)) {
      throw new IllegalArgumentException("an exchange that ends as " + ending + " with " + answer);
    }
  }

  /** {@return the response; empty if there is none} */
  public Optional<Reply> reply() {
    return Optional.ofNullable(answer);
  }
}
