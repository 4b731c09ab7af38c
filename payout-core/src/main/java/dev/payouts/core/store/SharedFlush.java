package dev.payouts.core.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads that write at the same time share one flush: the first writes for all that came
 * while another flush was under way. Safe for use by several threads.
 */
final class SharedFlush {
  private final Target target;

  @GuardedBy("this")
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  @GuardedBy("this")
  private long gathering = 1;

  @GuardedBy("this")
  private long flushed;

  @GuardedBy("this")
  private @Nullable IOException broken;

  @GuardedBy("this")
  private boolean isFlushing;

  @GuardedBy("this")
  private int waiting;

  /** Writes to a target. */
  SharedFlush(Target target) {
    this.target = target;
  }

  /**
   * Returns when the bytes are on disk.
   *
   * @throws IOException if they are not, or an earlier flush failed: the end of the file is unknown
   */
  void append(byte[] bytes) throws IOException {
    byte[] mine;
    synchronized (this) {
      gathered.writeBytes(bytes);
      long batch = gathering;
      awaitTurn(batch);
      if (broken != null) {
        throw new IOException("an earlier write failed", broken);
      }
      if (flushed >= batch) {
        return;
      }
      mine = gathered.toByteArray();
      gathered = new ByteArrayOutputStream();
      gathering++;
      isFlushing = true;
    }
    flush(mine);
  }

  /** Returns how many threads wait for the flush that is under way. */
  synchronized int waiting() {
    return waiting;
  }

  private synchronized void awaitTurn(long batch) {
    boolean interrupted = false;
    waiting++;
    while (isFlushing && flushed < batch && broken == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // what is being written is worth waiting for
      }
    }
    waiting--;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush(byte[] bytes) throws IOException {
    IOException failure = null;
    try {
      target.write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      failure = e;
    } catch (Throwable e) { // whoever waits must hear of an Error, too: they hold the lock
      failure = new IOException("the program failed", e);
    }
    synchronized (this) {
      isFlushing = false;
      flushed++;
      broken = failure;
      notifyAll();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Writes bytes and flushes them to disk. */
  @FunctionalInterface
  interface Target {
    void write(ByteBuffer bytes) throws IOException;
  }
}
