package dev.payouts.notion.internal.api;

import java.io.IOException;

/**
 * The half of the seam that faces Notion: one exchange, sent at most once. OkHttp sits below it, a
 * simulator may take its place. Safe for use by several threads.
 */
public interface Transport extends AutoCloseable {
  /**
   * Sends a request and reads the whole answer.
   *
   * @param departure is asked for {@link Departure#mayLeave} just before the first byte leaves
   * @throws ExchangeException if there is no whole answer
   */
  ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException;

  @Override
  void close();

  /** An exchange that ended without a whole answer. */
  final class ExchangeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Sent sent;

    /** Says how far the request got, and how it failed. */
    public ExchangeException(Sent sent, String message, Throwable cause) {
      super(message, cause);
      this.sent = sent;
    }

    /** Returns how far the request got. */
    public Sent sent() {
      return sent;
    }

    /** How far a request got. */
    public enum Sent {
      /** Not a byte of it left, or it was certainly not processed: not applied. */
      NOTHING,
      /** Some or all of it may have arrived. */
      MAYBE
    }
  }
}
