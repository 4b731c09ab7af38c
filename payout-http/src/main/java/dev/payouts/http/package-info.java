/**
 * The HTTP trigger: starts runs on request and serves their reports (payout-http/README.md).
 * Contains no payout rules.
 */
@NullMarked
package dev.payouts.http;

import org.jspecify.annotations.NullMarked;
