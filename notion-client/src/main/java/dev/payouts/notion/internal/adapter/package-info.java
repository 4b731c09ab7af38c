/**
 * The ports of {@code payout-core} over the Notion API, with the calls of payout-core/DESIGN.md.
 */
@NullMarked
package dev.payouts.notion.internal.adapter;

import org.jspecify.annotations.NullMarked;
