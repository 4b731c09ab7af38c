package dev.payouts.core.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: concurrent writers share one flush; the first one writes the bytes of all that
 * arrived during the previous flush. Thread-safe.
 */
final class GroupCommit {
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

  /** Creates an instance that writes to a target. */
  GroupCommit(Target target) {
    this.target = target;
  }

  /**
   * Returns when the bytes are on disk.
   *
   * @throws IOException if they are not, or if an earlier flush failed, because the end of the file
   *     is then unknown
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

  /** Returns the number of threads waiting for the current flush. */
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
        interrupted = true; // wait for the write to finish anyway
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
    } catch (Throwable e) { // waiting threads must be notified of an Error too
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
