package dev.payouts.http.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.RunStoppedException;
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
 * Whether a run could start now: configuration, token and journal. Notion is not asked, and the
 * files are looked at once in a while, however often somebody asks. Safe for several threads.
 */
final class Readiness {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);
  private static final String PROBE = "writable";
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Workspaces workspaces;
  private final Path stateDir;
  private final Host host;

  @GuardedBy("this")
  private @Nullable Duration lookedAt;

  @GuardedBy("this")
  private Optional<String> obstacle = Optional.empty();

  Readiness(Workspaces workspaces, Path stateDir, Host host) {
    this.workspaces = workspaces;
    this.stateDir = stateDir;
    this.host = host;
  }

  /** Returns what stands in the way, in words that anybody may read; the log has the rest. */
  synchronized Optional<String> obstacle() {
    Duration now = host.elapsed();
    if (lookedAt == null || now.minus(lookedAt).compareTo(GOOD_FOR) > 0) {
      lookedAt = now;
      obstacle = look();
    }
    return obstacle;
  }

  private Optional<String> look() {
    try {
      workspaces.readAgain(stateDir);
      FileJournal.at(stateDir).read();
      StateDirectory.at(stateDir).replace(PROBE, "");
      return Optional.empty();
    } catch (ConfigException e) {
      return notReady("The configuration or Notion's token is wrong", e.sentence());
    } catch (RunStoppedException e) {
      return notReady("The journal cannot be read", e.sentence());
    } catch (StateFileException e) {
      return notReady("The state directory cannot be written", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> notReady(String what, String sentence) {
    LOG.warn("not ready: {}", sentence);
    return Optional.of(what + ": the log says how.");
  }
}
