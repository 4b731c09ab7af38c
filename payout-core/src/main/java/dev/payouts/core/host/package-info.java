/**
 * The one seam between the program and the machine: clock, waiting, chance, workers and files. A
 * simulator in virtual time takes its place in tests; the exchange with Notion has its own half of
 * the seam in {@code notion-client}.
 *
 * <p>Begin at {@link dev.payouts.core.host.Host}, if your tests or your threads need another one
 * than {@link dev.payouts.core.host.SystemHost}. Most programs need nothing of this but {@link
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
