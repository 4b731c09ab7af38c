package dev.payouts.core;

/** Port: how many requests a backend has sent. Safe for use by several threads. */
@FunctionalInterface
public interface CallCounter {
  /** {@return the requests since the backend was connected} */
  ApiCalls calls();
}
