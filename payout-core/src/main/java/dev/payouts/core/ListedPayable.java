package dev.payouts.core;

/**
 * A payable of any status.
 *
 * @param payable the payable
 * @param mayBePaid whether its status lets a run pay it
 */
public record ListedPayable(Payable payable, boolean mayBePaid) {}
