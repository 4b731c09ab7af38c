package dev.payouts.core.internal.base;

import dev.payouts.core.Approval;
import dev.payouts.core.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The limits and approval that a run checks before its first create.
 *
 * @param limits the limits it must not exceed
 * @param approval the approved plan; null if no approval is needed
 */
public record ReviewSettings(Limits limits, @Nullable Approval approval) {}
