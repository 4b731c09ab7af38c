package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // for what never happens; no test is decided by it
class GroupCommitTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void writersThatArriveDuringAFlushShareTheNext() throws InterruptedException, ExecutionException {
    var firstIsWriting = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    List<String> flushes = Collections.synchronizedList(new ArrayList<>());
    var flush =
        new GroupCommit(
            bytes -> {
              flushes.add(UTF_8.decode(bytes).toString());
              firstIsWriting.countDown();
              awaitQuietly(mayGoOn);
            });
    List<Future<?>> writers = new ArrayList<>();
    writers.add(threads.submit(() -> append(flush, "a")));
    firstIsWriting.await();
    for (int i = 0; i < 20; i++) {
      writers.add(threads.submit(() -> append(flush, "b")));
    }
    while (flush.waiting() < 20) {
      Thread.onSpinWait();
    }
    mayGoOn.countDown();
    for (Future<?> writer : writers) {
      writer.get();
    }
    assertThat(flushes).containsExactly("a", "b".repeat(20));
    assertThat(flush.waiting()).isZero();
  }

  @Test
  void aWriterThatIsInterruptedWaitsUntilItsBytesAreOnDiskAndStaysInterrupted()
      throws InterruptedException, ExecutionException {
    var firstIsWriting = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    List<String> flushes = Collections.synchronizedList(new ArrayList<>());
    var flush =
        new GroupCommit(
            bytes -> {
              flushes.add(UTF_8.decode(bytes).toString());
              firstIsWriting.countDown();
              if (flushes.size() == 1) {
                awaitQuietly(mayGoOn);
              }
            });
    Future<?> first = threads.submit(() -> append(flush, "a"));
    firstIsWriting.await();
    Future<Boolean> second =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              append(flush, "b");
              return Thread.currentThread().isInterrupted();
            });
    while (flush.waiting() < 1) {
      Thread.onSpinWait();
    }
    mayGoOn.countDown();
    first.get();
    assertThat(second.get()).as("still interrupted").isTrue();
    assertThat(flushes).containsExactly("a", "b");
  }

  @Test
  void nothingIsWrittenAfterAFailedFlush() throws IOException {
    List<String> flushes = new ArrayList<>();
    var flush =
        new GroupCommit(
            bytes -> {
              flushes.add(UTF_8.decode(bytes).toString());
              if (flushes.size() == 2) {
                throw new IOException("disk full");
              }
            });
    flush.append("a".getBytes(UTF_8));
    assertThatThrownBy(() -> flush.append("b".getBytes(UTF_8))).hasMessage("disk full");
    assertThatThrownBy(() -> flush.append("c".getBytes(UTF_8)))
        .hasMessage("an earlier write failed");
    assertThat(flushes).containsExactly("a", "b");
  }

  @Test
  void anErrorWakesAllWaitingWritersAndFailsAllOfThem() throws InterruptedException {
    var isWriting = new CountDownLatch(1);
    var mayFail = new CountDownLatch(1);
    var flush =
        new GroupCommit(
            bytes -> {
              isWriting.countDown();
              awaitQuietly(mayFail);
              throw new StackOverflowError();
            });
    Future<?> first = threads.submit(() -> append(flush, "a"));
    isWriting.await();
    Future<?> second = threads.submit(() -> append(flush, "b"));
    while (flush.waiting() < 1) {
      Thread.onSpinWait();
    }
    mayFail.countDown();
    assertThatThrownBy(first::get).hasRootCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(second::get).cause().hasMessage("an earlier write failed");
  }

  private static Void append(GroupCommit flush, String text) throws IOException {
    flush.append(text.getBytes(UTF_8));
    return null;
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
