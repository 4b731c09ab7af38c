package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.Notifier;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the configuration and Notion's token for each run, so that changes take effect at once.
 * Immutable.
 *
 * @param config the configuration file of the command line; null for the default
 * @param state the state directory of the command line; null for the configured one
 * @param environment the environment variables
 * @param workingDirectory the absolute directory that relative paths are resolved against
 */
record ConfigLoader(
    @Nullable Path config,
    @Nullable Path state,
    ImmutableMap<String, String> environment,
    Path workingDirectory) {
  /**
   * The configuration and tokens of a run.
   *
   * @param config the configuration, with the effective state directory
   * @param token Notion's token
   * @param notifier sends the notification after the run; empty if none is configured
   */
  record LoadedConfig(WorkspaceConfig config, NotionToken token, Optional<Notifier> notifier) {
    /** Returns warnings that other users can read the file of a token. */
    ImmutableList<String> exposures() {
      return Stream.of(token.secret().exposure(), notifier.flatMap(Notifier::exposure))
          .flatMap(Optional::stream)
          .collect(ImmutableList.toImmutableList());
    }

    Path stateDir() {
      return config.execution().stateDir();
    }
  }

  /**
   * Loads both.
   *
   * @throws ConfigException if one is missing or invalid, or the state directory is a file
   */
  LoadedConfig load() {
    WorkspaceConfig read = ConfigFile.find(config, environment, workingDirectory).read();
    Execution execution = read.execution();
    Path stateDir = state == null ? execution.stateDir() : workingDirectory.resolve(state);
    StateDirectory.obstacle(stateDir)
        .ifPresent(
            sentence -> {
              throw new ConfigException(sentence);
            });
    return new LoadedConfig(
        read.withExecution(new Execution(execution.workers(), execution.hosts(), stateDir)),
        NotionToken.fromEnvironment(environment),
        Notifier.of(read, environment));
  }

  /**
   * Loads both again.
   *
   * @param stateDir the state directory of the server
   * @throws ConfigException if one is missing or invalid, or the state directory has changed
   */
  LoadedConfig reload(Path stateDir) {
    LoadedConfig access = load();
    if (!access.stateDir().equals(stateDir)) {
      throw new ConfigException(
          "the configured state directory has changed since payouts-http started: restart"
              + " payouts-http");
    }
    return access;
  }
}
