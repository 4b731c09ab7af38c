package dev.payouts.http.internal;

import com.google.common.base.Joiner;
import com.google.common.base.Throwables;
import java.util.Arrays;

/** Formats unexpected exceptions for the log, without messages, which may contain names. */
final class StackTraces {
  private static final int FRAMES = 12;

  private StackTraces() {}

  /** Returns the class of each cause, and the stack trace of the root cause. */
  static String withoutMessages(Throwable thrown) {
    String causes =
        Joiner.on(" caused by ")
            .join(
                Throwables.getCausalChain(thrown).stream()
                    .map(cause -> cause.getClass().getName())
                    .iterator());
    Throwable root = Throwables.getRootCause(thrown);
    String frames =
        Joiner.on(" < ").join(Arrays.stream(root.getStackTrace()).limit(FRAMES).iterator());
    return causes + " at " + frames;
  }
}
