package dev.payouts.notion.internal.api;

/**
 * Hooks that run each time before a request is sent. If one throws, the request is not sent and the
 * exception propagates. They run only while the request is not in flight, and for a create only
 * while it has not been applied.
 */
public interface Departure {
  /** Allows every request. */
  Departure FREE =
      new Departure() {
        @Override
        public void whileWaiting() {}

        @Override
        public void beforeSending() {}

        @Override
        public boolean mayLeave() {
          return true;
        }
      };

  /** Allows every request, and runs an action before each one. */
  static Departure noting(Runnable leaving) {
    return new Departure() {
      @Override
      public void whileWaiting() {}

      @Override
      public void beforeSending() {
        leaving.run();
      }

      @Override
      public boolean mayLeave() {
        return true;
      }
    };
  }

  /** Called at least every second while the request waits. */
  void whileWaiting();

  /** Called before a connection is acquired. */
  void beforeSending();

  /**
   * Called once the connection is established, just before the headers are sent. Returns false if
   * too much time has passed since {@link #beforeSending}; the request then must not be sent in
   * this exchange.
   */
  boolean mayLeave();
}
