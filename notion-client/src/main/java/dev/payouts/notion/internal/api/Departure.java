package dev.payouts.notion.internal.api;

/**
 * Who is asked before a request leaves, each time that it does. What it throws is thrown on, and
 * the request does not leave. It is asked only while nothing of the request is under way, and of a
 * create only while none was carried out.
 */
public interface Departure {
  /** Lets everything leave. */
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

  /** Lets everything leave, and tells somebody each time. */
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

  /** Is called every second or oftener while the request waits. */
  void whileWaiting();

  /** Is called before a connection is looked for. */
  void beforeSending();

  /**
   * Is called once the connection is established, at the moment the headers are about to leave.
   * Returns false if too much time has gone by since {@link #beforeSending}: the request then must
   * not leave by this exchange.
   */
  boolean mayLeave();
}
