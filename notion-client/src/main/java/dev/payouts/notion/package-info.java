/**
 * A payout run over a Notion workspace: its configuration, the connection, and the ports of {@code
 * payout-core} implemented over the Notion API.
 */
@NullMarked
package dev.payouts.notion;

import org.jspecify.annotations.NullMarked;
