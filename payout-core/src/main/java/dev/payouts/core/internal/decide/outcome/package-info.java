/** What is decided about a payable: a payout, or why there is none. */
@NullMarked
package dev.payouts.core.internal.decide.outcome;

import org.jspecify.annotations.NullMarked;
