package dev.payouts.notion;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.notion.internal.api.Webhook;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the summary of a run to the configured URL (payout-cli/README.md, "Notification").
 * Thread-safe.
 */
public final class Notifier {
  private static final String VARIABLE = "PAYOUTS_NOTIFY_TOKEN";

  /** For all attempts and pauses; documented as 30 seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(28);

  private static final ThreadFactory THREADS =
      new ThreadFactoryBuilder().setNameFormat("notification-%d").setDaemon(true).build();

  private final Notification notification;
  private final Optional<EnvironmentSecret> token;
  private final Host host;
  private final Duration limit;

  private Notifier(
      Notification notification, Optional<EnvironmentSecret> token, Host host, Duration limit) {
    this.notification = notification;
    this.token = token;
    this.host = host;
    this.limit = limit;
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
    return of(config, environment, new SystemHost(), LIMIT);
  }

  /** Returns a notifier that waits with another host, and not longer than a limit. */
  static Optional<Notifier> of(
      WorkspaceConfig config, Map<String, String> environment, Host host, Duration limit) {
    return config.notification().map(to -> new Notifier(to, token(environment), host, limit));
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
    return postInTime(json)
        .map(
            problem ->
                "the notification to %s was not received (%s): check notify.url, its token and the server; the run itself is not affected"
                    .formatted(notification.url().getHost(), problem));
  }

  /** Posts on a daemon thread, which may outlive the limit: a DNS lookup cannot be interrupted. */
  private Optional<String> postInTime(String json) {
    ExecutorService thread = Executors.newSingleThreadExecutor(THREADS);
    try {
      return thread.submit(() -> post(json)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.of("no answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } catch (ExecutionException e) {
      return Optional.of(causeOf(e).getClass().getSimpleName()); // its message may name the URL
    } finally {
      thread.shutdownNow();
    }
  }

  private static Throwable causeOf(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  private Optional<String> post(String json) {
    try (var webhook =
        new Webhook(notification.url(), token.map(EnvironmentSecret::value).orElse(null), host)) {
      return webhook.post(json);
    }
  }
}
