package dev.payouts.core.internal;

import dev.payouts.core.Approval;
import dev.payouts.core.Limits;
import dev.payouts.core.spi.PastRuns;
import org.jspecify.annotations.Nullable;

/**
 * The limits and approval that a run checks before its first create, and the earlier runs it is
 * compared with.
 *
 * @param limits the limits it must not exceed
 * @param approval the approved plan; null if no approval is needed
 * @param past the earlier runs for the variance report
 */
public record ReviewSettings(Limits limits, @Nullable Approval approval, PastRuns past) {}
