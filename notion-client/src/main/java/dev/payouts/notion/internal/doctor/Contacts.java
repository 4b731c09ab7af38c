package dev.payouts.notion.internal.doctor;

import dev.payouts.core.Finding;
import dev.payouts.notion.internal.adapter.FailureTexts;
import dev.payouts.notion.internal.api.ClockReading;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.NotionException.BlockedException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.TokenOwner;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Creates the findings about the connection, the token and the clock. */
final class Contacts {
  /**
   * The clock difference that is tolerated: half of the default consistency wait. Responses carry
   * whole seconds, which the reading allows for.
   */
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  static final String CONNECTION = "connection";
  static final String TOKEN = "token";
  static final String CLOCK = "clock";

  private Contacts() {}

  /** Returns whether Notion itself answered: proxies and other servers send no error code. */
  static boolean isNotions(NotionException e) {
    return e instanceof RefusedException && e.code() != null;
  }

  /** Reports the owner of the token, with a warning if it is a person. */
  static Finding owner(TokenOwner owner) {
    return switch (owner.kind()) {
      case WORKSPACE_CONNECTION -> connection(owner);
      case PERSON ->
          Finding.warning(
              TOKEN,
              "it belongs to a person, not to a connection that the workspace owns (%s): payouts would"
                      .formatted(owner.id())
                  + " show that person as their creator and look like payouts created by hand; use"
                  + " the token of an internal connection");
    };
  }

  private static Finding connection(TokenOwner owner) {
    String name = owner.name().isBlank() ? "connection" : "connection \"" + owner.name() + '"';
    String workspace =
        owner.workspace().isBlank() ? "" : ", workspace \"" + owner.workspace() + '"';
    return Finding.ok(
        TOKEN, "accepted by Notion (%s%s, ID %s)".formatted(name, workspace, owner.id()));
  }

  /** Reports why Notion answered without the owner of the token. */
  static Finding refused(NotionException e) {
    return e.isTokenRefused()
        ? Finding.error(TOKEN, FailureTexts.tokenRefused(e).sentence())
        : Finding.warning(TOKEN, "Notion does not report its owner (%s)".formatted(e.sentence()));
  }

  /** Reports why Notion could not be reached, and what to do. */
  static Finding notReached(NotionException e) {
    if (e instanceof BlockedException) {
      return Finding.error(CONNECTION, FailureTexts.fatal(e).sentence());
    }
    return Finding.error(
        CONNECTION, "could not reach Notion (%s): %s".formatted(e.sentence(), advice(e)));
  }

  private static String advice(NotionException e) {
    if (e.isFirewall()) {
      return FailureTexts.FIREWALL;
    }
    if (e.status() > 0) {
      return e.status() < 500
          ? "something other than Notion answered, such as a proxy or a network's login page: check"
              + " notion.base_url, and ask your network administrator"
          : "check https://status.notion.so and try again";
    }
    if (causedBy(e, UnknownHostException.class)) {
      return "check notion.base_url and this machine's DNS settings";
    }
    if (causedBy(e, SSLException.class)) {
      return "check notion.base_url; if a proxy inspects the traffic, add its certificate to Java's"
          + " trust store (-Djavax.net.ssl.trustStore)";
    }
    if (causedBy(e, ConnectException.class) || causedBy(e, NoRouteToHostException.class)) {
      return "check notion.base_url, the network and the firewall";
    }
    return causedBy(e, InterruptedIOException.class)
        ? "check the network, or raise notion.timeout_seconds"
        : "check the network and try again";
  }

  private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares this machine's clock with Notion's. Runs compute the ages of journal entries from this
   * clock alone (payout-core/DESIGN.md, "Exactly once"), so a constant difference is harmless, but
   * a correction between two runs is not.
   */
  static Finding clock(Optional<ClockReading> reading) {
    if (reading.isEmpty()) {
      return Finding.warning(
          CLOCK,
          "Notion's response does not contain the time: this machine's clock was not checked");
    }
    Duration ahead = reading.get().ahead();
    if (ahead.abs().compareTo(TOLERANCE) <= 0) {
      return Finding.ok(CLOCK, "this machine's clock agrees with Notion's");
    }
    return Finding.warning(
        CLOCK,
        String.format(
            Locale.ROOT,
            "this machine's clock is %,d s %s Notion's: synchronize it with NTP. If it is corrected between"
                + " two runs, the second run misjudges the age of creates with an unknown outcome,"
                + " and so whether Notion shows them yet (payout-core/README.md, \"Exactly once\")",
            ahead.abs().toSeconds(),
            ahead.isNegative() ? "behind" : "ahead of"));
  }
}
