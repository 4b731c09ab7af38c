package dev.payouts.http.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether a run could start now: configuration, token and journal. Asks Notion only after it
 * has refused the token, once a minute. Results are cached for a few seconds. Thread-safe.
 */
final class Readiness {
  private static final Duration CACHED_FOR = Duration.ofSeconds(5);
  private static final Duration TOKEN_ASKED_EVERY = Duration.ofMinutes(1);
  private static final String PROBE = "writable";
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final ConfigLoader configLoader;
  private final Path stateDir;
  private final TokenWatch tokenWatch;
  private final Host host;

  @GuardedBy("this")
  private @Nullable Duration checkedAt;

  @GuardedBy("this")
  private @Nullable Duration tokenAskedAt;

  @GuardedBy("this")
  private Optional<String> problem = Optional.empty();

  Readiness(ConfigLoader configLoader, Path stateDir, TokenWatch tokenWatch, Host host) {
    this.configLoader = configLoader;
    this.stateDir = stateDir;
    this.tokenWatch = tokenWatch;
    this.host = host;
  }

  /** Returns the problem, without confidential details, which are in the log. */
  synchronized Optional<String> problem() {
    Duration now = host.elapsed();
    if (checkedAt == null || now.minus(checkedAt).compareTo(CACHED_FOR) > 0) {
      checkedAt = now;
      problem = check();
    }
    return problem;
  }

  @GuardedBy("this")
  private Optional<String> check() {
    try {
      ConfigLoader.LoadedConfig access = configLoader.reload(stateDir);
      FileJournal.at(stateDir).read();
      StateDirectory.at(stateDir).replace(PROBE, "");
      return token(access);
    } catch (ConfigException e) {
      return notReady("The configuration or Notion's token is invalid", e.sentence());
    } catch (RunAbortedException e) {
      return notReady("The journal cannot be read", e.sentence());
    } catch (StateFileException e) {
      return notReady("The state directory cannot be written", String.valueOf(e.getMessage()));
    }
  }

  @GuardedBy("this")
  private Optional<String> token(ConfigLoader.LoadedConfig access) {
    if (!tokenWatch.isRefused()) {
      return Optional.empty();
    }
    Duration now = host.elapsed();
    if (tokenAskedAt == null || now.minus(tokenAskedAt).compareTo(TOKEN_ASKED_EVERY) > 0) {
      tokenAskedAt = now;
      tokenWatch.askAgain(access);
    }
    return notReady(
        "Notion refused the token",
        "Notion refused the token of "
            + access.token().secret().source()
            + ": put a valid token there");
  }

  private static Optional<String> notReady(String what, String sentence) {
    LOG.warn("not ready: {}", sentence);
    return Optional.of(what + ": see the log.");
  }
}
