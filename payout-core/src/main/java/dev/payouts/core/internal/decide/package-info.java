/**
 * Deciding, as pure functions: filters, the keys that have to be loaded, what was loaded, and the
 * rules of payout-core/RULES.md over it. No port, no host, no log, no clock.
 */
@NullMarked
package dev.payouts.core.internal.decide;

import org.jspecify.annotations.NullMarked;
