package dev.payouts.notion;

import com.google.common.base.Ascii;
import java.net.URI;

/**
 * Whom to notify after a run: the key {@code notify} of the configuration. Its URL may be a secret,
 * so {@link #toString()} shows the host only. Immutable.
 *
 * @param url https, or http to a loopback host
 * @param on the runs to notify about
 */
public record Notification(URI url, On on) {
  /** The runs to notify about. */
  public enum On {
    /** Those whose exit code is not 0. */
    ATTENTION,
    /** All. */
    ALWAYS;

    /** {@return the word used in the configuration} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  @Override
  public String toString() {
    return "Notification[" + url.getHost() + ", " + on.word() + "]";
  }
}
