/**
 * Implements the ports of {@code payout-core} with the Notion API, within the request counts of
 * payout-core/DESIGN.md.
 */
@NullMarked
package dev.payouts.notion.internal.adapter;

import org.jspecify.annotations.NullMarked;
