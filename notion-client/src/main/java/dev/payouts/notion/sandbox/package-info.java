/**
 * A Notion that runs inside the process (payout-core/DESIGN.md, "Sandbox"): a state machine without
 * sockets, a server that puts it on a loopback port, and a payroll workspace to seed it with. The
 * state machine knows nothing of payouts.
 *
 * <p>Begin at {@link dev.payouts.notion.sandbox.Sandbox}, which is all three of them. {@link
 * dev.payouts.notion.sandbox.Faults} let it fail, {@link dev.payouts.notion.sandbox.WorkspaceView}
 * shows what came of a run.
 *
 * <pre>{@code
 * SandboxOptions options = SandboxOptions.builder(YearMonth.of(2026, 10)).orders(3).build();
 * try (Sandbox sandbox = Sandbox.start(options)) {
 *   WorkspaceConfig config =
 *       ConfigFile.ofText("the sandbox", sandbox.configurationJson(), stateDir).read();
 *   NotionToken token = new NotionToken(sandbox.token());
 *   try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
 *     PayoutEngine engine = workspace.engine().withoutJournal().build();
 *     RunReport report = engine.run(RunRequest.refund().build());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.payouts.notion.sandbox;

import org.jspecify.annotations.NullMarked;
