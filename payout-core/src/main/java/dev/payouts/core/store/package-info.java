/**
 * What the core writes to be kept or handed on: the JSON of reports. Alone in {@code payout-core}
 * it uses Moshi and files.
 */
@NullMarked
package dev.payouts.core.store;

import org.jspecify.annotations.NullMarked;
