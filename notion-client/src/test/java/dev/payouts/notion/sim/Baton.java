package dev.payouts.notion.sim;

import java.util.concurrent.locks.LockSupport;

/** What the thread that made it waits for, and any thread passes to it. */
final class Baton {
  private final Thread owner = Thread.currentThread();
  private volatile boolean isPassed;

  /** Lets the owner go on, now or when it comes to wait. */
  void pass() {
    isPassed = true;
    if (owner != Thread.currentThread()) {
      LockSupport.unpark(owner);
    }
  }

  /** Waits until it is passed to the owner, once. */
  void await() {
    while (!isPassed) {
      LockSupport.park(this);
    }
    isPassed = false;
  }
}
