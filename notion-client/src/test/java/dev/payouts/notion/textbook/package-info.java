/**
 * payout-core/RULES.md a second time: slow, in the order of the page, without any code of the
 * program, and random workspaces on which the program has to come to the same result.
 */
@NullMarked
package dev.payouts.notion.textbook;

import org.jspecify.annotations.NullMarked;
