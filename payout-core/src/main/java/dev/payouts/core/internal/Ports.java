package dev.payouts.core.internal;

import dev.payouts.core.CallCounter;
import dev.payouts.core.PayableSource;
import dev.payouts.core.PayoutIndex;
import dev.payouts.core.PayoutSink;
import dev.payouts.core.PositionSource;
import dev.payouts.core.RateSource;

/**
 * The backend of a run.
 *
 * @param payables lists what is approved
 * @param rates tells what contractors earn
 * @param payouts tells which payouts exist
 * @param positions tells who the contractors are
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
