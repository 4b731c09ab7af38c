/**
 * The interface between the program and the machine: clock, waits, random numbers, worker threads
 * and files. In tests a simulator with virtual time replaces it; {@code notion-client} has the
 * corresponding interface for HTTP.
 *
 * <p>Start with {@link dev.payouts.core.host.Host} if your tests or threads need a replacement for
 * {@link dev.payouts.core.host.SystemHost}. Most programs need only {@link
 * dev.payouts.core.host.StopSignals}:
 *
 * <pre>{@code
 * try (StopSignals signals = StopSignals.listen(engine::stop)) {
 *   report = engine.run(request);
 * }
 * }</pre>
 */
@NullMarked
package dev.payouts.core.host;

import org.jspecify.annotations.NullMarked;
