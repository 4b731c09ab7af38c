package dev.payouts.core.internal.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a sink that throws. */
class SinkCallsTest {
  /** The JVM throws such exceptions itself, where it has thrown the same one often. */
  private static final class WithoutTrace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WithoutTrace() {
      super("broken", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  @Test
  void anExceptionWithoutAStackTraceIsDescribedToo() {
    assertThat(SinkCalls.describe("create", new WithoutTrace())).endsWith("WithoutTrace: broken");
  }
}
