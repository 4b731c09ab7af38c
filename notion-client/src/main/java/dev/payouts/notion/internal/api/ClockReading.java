package dev.payouts.notion.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at the server's clock between two looks at this machine's.
 *
 * @param sentAt when the request left, by this machine
 * @param server when it was answered, by the server, which leaves the fraction of the second out
 * @param receivedAt when the answer was there, by this machine
 */
public record ClockReading(Instant sentAt, Instant server, Instant receivedAt) {
  private static final Duration FRACTION = Duration.ofSeconds(1);

  /** Returns the reading, if the request left and the server told its time. */
  static Optional<ClockReading> of(
      @Nullable Instant sentAt, @Nullable Instant server, Instant receivedAt) {
    return sentAt == null || server == null
        ? Optional.empty()
        : Optional.of(new ClockReading(sentAt, server, receivedAt));
  }

  /**
   * Returns by how much this machine's clock is ahead of the server's at the very least, whatever
   * of the time between the two looks the request took and whatever the answer; negative if it is
   * behind, zero if it may be right.
   */
  public Duration ahead() {
    Instant latest = server.plus(FRACTION);
    if (sentAt.isAfter(latest)) {
      return Duration.between(latest, sentAt);
    }
    return receivedAt.isBefore(server) ? Duration.between(server, receivedAt) : Duration.ZERO;
  }
}
