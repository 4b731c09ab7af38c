package dev.payouts.notion.sandbox.internal.generator;

import dev.payouts.notion.sandbox.SandboxOptions.Cases;
import java.time.YearMonth;

/**
 * The contents to generate.
 *
 * @param month the month of the orders
 * @param orders the number of regular orders
 * @param refunds the number of regular refund requests
 * @param splits the number of regular invoice splits
 * @param history the number of payouts of earlier months
 * @param cases the cases in addition to the regular ones
 */
public record Contents(
    YearMonth month, int orders, int refunds, int splits, int history, Cases cases) {}
