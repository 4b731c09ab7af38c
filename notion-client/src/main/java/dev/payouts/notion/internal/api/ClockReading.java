package dev.payouts.notion.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the server's clock between two readings of this machine's clock.
 *
 * @param sentAt when the request was sent, by this machine's clock
 * @param server the time of the response by the server's clock, truncated to seconds
 * @param receivedAt when the response was received, by this machine's clock
 */
public record ClockReading(Instant sentAt, Instant server, Instant receivedAt) {
  private static final Duration FRACTION = Duration.ofSeconds(1);

  /** Returns the reading, if the request was sent and the response contains the time. */
  static Optional<ClockReading> of(
      @Nullable Instant sentAt, @Nullable Instant server, Instant receivedAt) {
    return sentAt == null || server == null
        ? Optional.empty()
        : Optional.of(new ClockReading(sentAt, server, receivedAt));
  }

  /**
   * Returns the minimum by which this machine's clock is ahead of the server's, however the delay
   * is split between request and response; negative if it is behind, zero if it may be right.
   */
  public Duration ahead() {
    Instant latest = server.plus(FRACTION);
    if (sentAt.isAfter(latest)) {
      return Duration.between(latest, sentAt);
    }
    return receivedAt.isBefore(server) ? Duration.between(server, receivedAt) : Duration.ZERO;
  }
}
