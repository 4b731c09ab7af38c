package dev.payouts.notion;

import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.notion.internal.api.Webhook;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the summary of a run to the configured URL (payout-cli/README.md, "Notification").
 * Thread-safe.
 */
public final class Notifier {
  private static final String VARIABLE = "PAYOUTS_NOTIFY_TOKEN";

  private final Notification notification;
  private final Optional<EnvironmentSecret> token;
  private final Host host;

  private Notifier(Notification notification, Optional<EnvironmentSecret> token, Host host) {
    this.notification = notification;
    this.token = token;
    this.host = host;
  }

  /**
   * {@return the notifier of a configuration; empty if it has no {@code notify}} The token is in
   * {@code PAYOUTS_NOTIFY_TOKEN} or in the file named by {@code PAYOUTS_NOTIFY_TOKEN_FILE}.
   *
   * @param config the configuration
   * @param environment the environment variables
   * @throws ConfigException if the token is invalid, or its file cannot be read
   */
  public static Optional<Notifier> of(WorkspaceConfig config, Map<String, String> environment) {
    return of(config, environment, new SystemHost());
  }

  /** Returns a notifier that waits with another host. */
  static Optional<Notifier> of(WorkspaceConfig config, Map<String, String> environment, Host host) {
    return config.notification().map(to -> new Notifier(to, token(environment), host));
  }

  private static Optional<EnvironmentSecret> token(Map<String, String> environment) {
    Optional<EnvironmentSecret> token = EnvironmentSecret.find(VARIABLE, environment);
    token.ifPresent(EnvironmentSecret::requireSendable);
    return token;
  }

  /** {@return a warning that other users can read the token's file; empty if they cannot} */
  public Optional<String> exposure() {
    return token.flatMap(EnvironmentSecret::exposure);
  }

  /**
   * Sends a summary if the configuration asks for it: in up to three attempts, within 30 seconds.
   *
   * @param exitCode the exit code of the run
   * @param json the summary
   * @return a warning that it was not received; empty if it was, or was not to be sent
   */
  public Optional<String> send(int exitCode, String json) {
    if (exitCode == 0 && notification.on() == Notification.On.ATTENTION) {
      return Optional.empty();
    }
    try (var webhook =
        new Webhook(notification.url(), token.map(EnvironmentSecret::value).orElse(null), host)) {
      return webhook
          .post(json)
          .map(
              problem ->
                  "the notification to %s was not received (%s): check notify.url, its token and the server; the run itself is not affected"
                      .formatted(notification.url().getHost(), problem));
    }
  }
}
