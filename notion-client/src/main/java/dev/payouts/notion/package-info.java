/**
 * Payout runs over a Notion workspace: the configuration, the connection, and the ports of {@code
 * payout-core} implemented with the Notion API.
 *
 * <p>Start with {@link dev.payouts.notion.NotionWorkspace}. It needs a {@link
 * dev.payouts.notion.WorkspaceConfig}, usually read from a {@link dev.payouts.notion.ConfigFile},
 * and a {@link dev.payouts.notion.NotionToken}.
 *
 * <pre>{@code
 * WorkspaceConfig config = ConfigFile.find(null, System.getenv(), directory).read();
 * NotionToken token = NotionToken.fromEnvironment(System.getenv());
 * try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
 *   PayoutEngine engine =
 *       workspace.engine().journal(FileJournal.at(config.execution().stateDir())).build();
 *   RunReport report = engine.run(RunRequest.refund().build());
 * }
 * }</pre>
 *
 * <p>An invalid configuration or token throws a {@link dev.payouts.notion.ConfigException} with one
 * sentence for the user. If the workspace does not match the configuration or Notion cannot be
 * reached, the run fails and its report says why. A {@link dev.payouts.notion.RequestListener}
 * receives an event for each request.
 */
@NullMarked
package dev.payouts.notion;

import org.jspecify.annotations.NullMarked;
