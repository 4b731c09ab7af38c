/**
 * Decisions as pure functions: the rules of payout-core/RULES.md for all types of payables, and the
 * filters of requests and approvals. No ports, host, logs or clock, here and in the packages below.
 */
@NullMarked
package dev.payouts.core.internal.decide;

import org.jspecify.annotations.NullMarked;
