/**
 * A simulated Notion that runs in-process (payout-core/DESIGN.md, "Sandbox"): a state machine
 * without sockets, a server for a loopback port, and a generated payroll workspace. The state
 * machine is independent of payouts.
 *
 * <p>Start with {@link dev.payouts.notion.sandbox.Sandbox}, which combines all three. {@link
 * dev.payouts.notion.sandbox.Faults} inject faults, and {@link
 * dev.payouts.notion.sandbox.WorkspaceView} shows the result of a run.
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
