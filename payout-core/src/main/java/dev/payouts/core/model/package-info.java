/**
 * The domain: payables, contractors, rates, payouts, amounts and their IDs, as values that cannot
 * hold what the rules do not know. Immutable; unless marked {@code @Nullable}, nothing is null.
 */
@NullMarked
package dev.payouts.core.model;

import org.jspecify.annotations.NullMarked;
