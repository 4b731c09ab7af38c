package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration and token anew for each run, as the command does, so that a token that was
 * replaced counts at once. Immutable.
 *
 * @param config the configuration that was chosen; null for the usual place
 * @param state the state directory that was chosen; null for the configured one
 * @param environment the environment variables
 * @param workingDirectory what relative file names are relative to; absolute
 */
record Workspaces(
    @Nullable Path config,
    @Nullable Path state,
    ImmutableMap<String, String> environment,
    Path workingDirectory) {
  /**
   * What a run needs.
   *
   * @param config the configuration, with the state directory to use
   * @param token Notion's
   */
  record Access(WorkspaceConfig config, NotionToken token) {
    Path stateDir() {
      return config.execution().stateDir();
    }
  }

  /**
   * Reads both.
   *
   * @throws ConfigException if a run could not begin with them
   */
  Access read() {
    WorkspaceConfig read = ConfigFile.find(config, environment, workingDirectory).read();
    Execution execution = read.execution();
    Path stateDir = state == null ? execution.stateDir() : workingDirectory.resolve(state);
    return new Access(
        read.withExecution(new Execution(execution.workers(), execution.hosts(), stateDir)),
        NotionToken.fromEnvironment(environment));
  }

  /**
   * Reads both again.
   *
   * @param stateDir the state directory since the start
   * @throws ConfigException if a run could not begin with them, or the state directory is another
   */
  Access readAgain(Path stateDir) {
    Access access = read();
    if (!access.stateDir().equals(stateDir)) {
      throw new ConfigException(
          "the configuration names another state directory than when payouts-http started: restart"
              + " it, so that runs and journal stay together");
    }
    return access;
  }
}
