/**
 * Task orders: the rates, the days and the hours of a month, its amount, and which order may claim
 * it. {@link dev.payouts.core.internal.decide.payroll.PayrollDecider} applies the rules in order.
 */
@NullMarked
package dev.payouts.core.internal.decide.payroll;

import org.jspecify.annotations.NullMarked;
