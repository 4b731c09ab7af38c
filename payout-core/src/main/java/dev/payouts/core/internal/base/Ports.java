package dev.payouts.core.internal.base;

import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;

/**
 * The backend of a run.
 *
 * @param payables lists payables
 * @param rates reads rates
 * @param payouts finds existing payouts
 * @param positions reads contractors' names and positions
 * @param sink creates payouts
 * @param calls counts requests
 */
public record Ports(
    PayableSource payables,
    RateSource rates,
    PayoutIndex payouts,
    PositionSource positions,
    PayoutSink sink,
    CallCounter calls) {}
