package dev.payouts.notion.internal.doctor;

import dev.payouts.core.Finding;
import dev.payouts.notion.internal.adapter.Stops;
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
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What is said about the connection, the token and the clock. */
final class Contacts {
  /**
   * From where on two clocks differ: half of the usual wait for queries to show a write. Answers
   * tell whole seconds, which the reading allows for.
   */
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  static final String CONNECTION = "connection";
  static final String TOKEN = "token";
  static final String CLOCK = "clock";

  private Contacts() {}

  /** Tells whether an answer was Notion's own: others that answer in its place know no code. */
  static boolean isNotions(NotionException e) {
    return e instanceof RefusedException && e.code() != null;
  }

  /** Says whose token it is, and what follows where that is a person. */
  static Finding owner(TokenOwner owner) {
    return switch (owner.kind()) {
      case WORKSPACE_CONNECTION -> connection(owner);
      case PERSON ->
          Finding.warning(
              TOKEN,
              "it acts as a person, not as a connection that the workspace owns (%s): payouts then"
                      .formatted(owner.id())
                  + " carry that person as their creator and cannot be told from payouts made by"
                  + " hand; use the token of an internal connection");
    };
  }

  private static Finding connection(TokenOwner owner) {
    String name =
        owner.name().isBlank() ? "a connection" : "the connection \"" + owner.name() + '"';
    String workspace =
        owner.workspace().isBlank() ? "" : " of the workspace \"" + owner.workspace() + '"';
    return Finding.ok(
        TOKEN, "Notion takes it: it is %s%s (%s)".formatted(name, workspace, owner.id()));
  }

  /** Says what is wrong with a token that Notion answers, but not with an owner. */
  static Finding refused(NotionException e) {
    return e.isTokenRefused()
        ? Finding.error(TOKEN, Stops.tokenRefused(e).sentence())
        : Finding.warning(TOKEN, "Notion does not say whose it is (%s)".formatted(e.sentence()));
  }

  /** Says why Notion was not reached, and what to do. */
  static Finding notReached(NotionException e) {
    if (e instanceof BlockedException) {
      return Finding.error(CONNECTION, Stops.fatal(e).sentence());
    }
    return Finding.error(
        CONNECTION, "Notion was not reached (%s): %s".formatted(e.sentence(), advice(e)));
  }

  private static String advice(NotionException e) {
    if (e.isFirewall()) {
      return Stops.FIREWALL;
    }
    if (e.status() > 0) {
      return e.status() < 500
          ? "something answers in Notion's place, a proxy or the login page of a network: check"
              + " notion.base_url, and ask who runs the network"
          : "look at https://status.notion.so and try again";
    }
    if (causedBy(e, UnknownHostException.class)) {
      return "check notion.base_url, and whether this machine can look up names";
    }
    if (causedBy(e, SSLException.class)) {
      return "check notion.base_url; where a proxy looks into the traffic, its certificate has to be"
          + " in Java's trust store (-Djavax.net.ssl.trustStore)";
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
   * Compares this machine's clock with Notion's. Runs compare the ages in the journal with this
   * clock alone (payout-core/DESIGN.md, "Exactly once"), so that it is not the difference that does
   * harm, but its end between two runs.
   */
  static Finding clock(Optional<ClockReading> reading) {
    if (reading.isEmpty()) {
      return Finding.warning(
          CLOCK, "Notion's answer does not say its time: this machine's clock was not compared");
    }
    Duration ahead = reading.get().ahead();
    if (ahead.abs().compareTo(TOLERANCE) <= 0) {
      return Finding.ok(CLOCK, "this machine's clock agrees with Notion's");
    }
    return Finding.warning(
        CLOCK,
        ("this machine's clock is %,d s %s Notion's: set it by NTP. When it is put right between two"
                + " runs, the second misjudges how old the first one's open creates are, and with"
                + " that whether Notion shows them yet (payout-core/README.md, \"Exactly once\")")
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
  }
}
