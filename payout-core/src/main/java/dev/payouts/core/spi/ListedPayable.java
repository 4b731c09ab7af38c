package dev.payouts.core.spi;

import dev.payouts.core.model.Payable;

/**
 * A payable in any status.
 *
 * @param payable the payable
 * @param mayBePaid whether a run pays payables in its status
 */
public record ListedPayable(Payable payable, boolean mayBePaid) {}
