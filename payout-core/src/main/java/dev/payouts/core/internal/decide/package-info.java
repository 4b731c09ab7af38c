/**
 * Decisions as pure functions: filters, the keys to load, the loaded data, and the rules of
 * payout-core/RULES.md applied to it. No ports, host, logs or clock.
 */
@NullMarked
package dev.payouts.core.internal.decide;

import org.jspecify.annotations.NullMarked;
