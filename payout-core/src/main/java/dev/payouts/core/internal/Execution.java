package dev.payouts.core.internal;

import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunListener;
import dev.payouts.core.host.Host;

/**
 * How runs are carried out.
 *
 * @param host the machine
 * @param workers the largest number of creates under way at once
 * @param policy what the house decides about its payroll
 * @param listener is told how a run gets on
 */
public record Execution(Host host, int workers, PayrollPolicy policy, RunListener listener) {}
