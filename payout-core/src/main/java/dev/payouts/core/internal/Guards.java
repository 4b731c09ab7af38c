package dev.payouts.core.internal;

import dev.payouts.core.Approval;
import dev.payouts.core.Limits;
import dev.payouts.core.PastRuns;
import org.jspecify.annotations.Nullable;

/**
 * What a run is held against before it creates anything.
 *
 * @param limits what it must not pass
 * @param approval what alone may be created; null if nothing has to be approved
 * @param past what its result is set beside
 */
public record Guards(Limits limits, @Nullable Approval approval, PastRuns past) {}
