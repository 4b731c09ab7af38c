package dev.payouts.notion.internal.api;

import java.io.IOException;

/**
 * Exchanges a request for a response, sending it at most once. Implemented with OkHttp and by
 * simulators. Thread-safe.
 */
public interface Transport extends AutoCloseable {
  /** Stands for the source of a token in messages. */
  String UNKNOWN_SOURCE = "this connection";

  /**
   * Sends a request and reads the complete response.
   *
   * @param departure its {@link Departure#mayLeave} is called just before the first byte is sent
   * @throws ExchangeException if there is no complete response
   */
  ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException;

  /** Returns where the token came from, for messages. */
  default String tokenSource() {
    return UNKNOWN_SOURCE;
  }

  @Override
  void close();

  /** Thrown if an exchange ended without a complete response. */
  final class ExchangeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Sent sent;

    /** Creates an exception. */
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
      /** Nothing was sent, or it was definitely not processed: not applied. */
      NOTHING,
      /** Some or all of it may have reached the server. */
      MAYBE
    }
  }
}
