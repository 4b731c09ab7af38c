package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.Warning;
import java.math.BigDecimal;

/**
 * The amount of an order, rounded (payout-core/RULES.md, step 7).
 *
 * @param value in whole units of the currency
 * @param calculation its calculation
 * @param warnings what to review, each with its sentence
 */
record Amount(BigDecimal value, Calculation calculation, ImmutableMap<Warning, String> warnings) {}
