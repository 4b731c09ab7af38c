/**
 * A Notion that runs inside the process (DESIGN.md, "Sandbox"): a state machine without sockets, a
 * server that puts it on a loopback port, and a payroll workspace to seed it with. The state
 * machine knows nothing of payouts.
 */
@NullMarked
package dev.payouts.notion.sandbox;

import org.jspecify.annotations.NullMarked;
