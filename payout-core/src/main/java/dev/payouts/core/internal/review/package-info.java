/** Checks that only read: audits, accounts of a month, unpaid earlier months, the variance. */
@NullMarked
package dev.payouts.core.internal.review;

import org.jspecify.annotations.NullMarked;
