package dev.payouts.core.spi;

/** Port: counts the requests sent to a backend. Thread-safe. */
@FunctionalInterface
public interface CallCounter {
  /** {@return the requests sent since the backend was connected} */
  ApiCalls calls();
}
