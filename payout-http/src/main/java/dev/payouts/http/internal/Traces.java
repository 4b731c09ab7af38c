package dev.payouts.http.internal;

import com.google.common.base.Joiner;
import com.google.common.base.Throwables;
import java.util.Arrays;

/** How an unexpected exception is logged: its messages may quote names, so they are left out. */
final class Traces {
  private static final int FRAMES = 12;

  private Traces() {}

  /** Returns the class of each cause and where the first came from. */
  static String withoutMessage(Throwable thrown) {
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
