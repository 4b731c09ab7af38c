/**
 * The HTTP trigger: what lets a scheduler start a run by a request, and an operator see what came
 * of it (payout-http/README.md). Decides nothing.
 */
@NullMarked
package dev.payouts.http;

import org.jspecify.annotations.NullMarked;
