/**
 * The words of a payout run, the ports it needs, and the engine that decides and creates.
 *
 * <p>One way, no way back: a {@link dev.payouts.core.PayableSource} lists what is approved; rates,
 * live payouts and contractors are preloaded in batches through {@link
 * dev.payouts.core.RateSource}, {@link dev.payouts.core.PayoutIndex} and {@link
 * dev.payouts.core.PositionSource}; pure functions decide; only a {@link
 * dev.payouts.core.PayoutSink} writes.
 */
@NullMarked
package dev.payouts.core;

import org.jspecify.annotations.NullMarked;
