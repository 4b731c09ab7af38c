/**
 * A payout run over a Notion workspace: its configuration, the connection, and the ports of {@code
 * payout-core} implemented over the Notion API.
 *
 * <p>Begin at {@link dev.payouts.notion.NotionWorkspace}. What connects it is a {@link
 * dev.payouts.notion.WorkspaceConfig}, as a rule read from a {@link dev.payouts.notion.ConfigFile},
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
 * <p>A configuration or a token that is wrong is a {@link dev.payouts.notion.ConfigException} with
 * one sentence for a person. A workspace that does not fit, or a Notion that is not reached, is
 * said by the report. {@link dev.payouts.notion.RequestListener} is told of each request.
 */
@NullMarked
package dev.payouts.notion;

import org.jspecify.annotations.NullMarked;
