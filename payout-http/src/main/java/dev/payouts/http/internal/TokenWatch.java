package dev.payouts.http.internal;

import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.RequestListener;
import java.time.Duration;

/** Remembers whether Notion's last answer refused the token. Thread-safe. */
final class TokenWatch implements RequestListener {
  private static final int UNAUTHORIZED = 401;

  private volatile boolean isRefused;

  @Override
  public void ended(Endpoint endpoint, int status, Duration duration) {
    if (status > 0) { // 0 is no answer
      isRefused = status == UNAUTHORIZED;
    }
  }

  /** Tells whether Notion's last answer refused the token. */
  boolean isRefused() {
    return isRefused;
  }

  /** Asks Notion again, with the token of now, without waiting for the answer. */
  void askAgain(ConfigLoader.LoadedConfig access) {
    var thread = new Thread(() -> ask(access), "token");
    thread.setDaemon(true);
    thread.start();
  }

  private void ask(ConfigLoader.LoadedConfig access) {
    try (NotionWorkspace workspace =
        NotionWorkspace.connect(access.config(), access.token(), this)) {
      var unused = workspace.greet(); // this listener hears the answer
    }
  }
}
