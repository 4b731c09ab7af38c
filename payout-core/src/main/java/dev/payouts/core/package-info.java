/**
 * The payout engine, its requests and its reports. Domain types are in {@link
 * dev.payouts.core.model}, ports in {@link dev.payouts.core.spi}.
 *
 * <p>Start with {@link dev.payouts.core.PayoutEngine}: it uses a backend, takes a {@link
 * dev.payouts.core.RunRequest} and returns a {@link dev.payouts.core.RunReport}. The backend for
 * Notion is {@code dev.payouts.notion.NotionWorkspace}. Another backend implements five ports.
 *
 * <pre>{@code
 * PayoutEngine engine =
 *     PayoutEngine.builder()
 *         .payables(orders)   // lists payables
 *         .rates(rates)       // reads rates
 *         .payouts(payouts)   // finds existing payouts
 *         .positions(staff)   // reads names and positions
 *         .sink(sink)         // creates payouts; the only port that writes
 *         .journal(FileJournal.at(stateDir))
 *         .build();
 * RunReport report =
 *     engine.run(RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build());
 * }</pre>
 *
 * <p>The flow has one direction: a {@link dev.payouts.core.spi.PayableSource} lists payables;
 * rates, live payouts and contractors are preloaded in batches through {@link
 * dev.payouts.core.spi.RateSource}, {@link dev.payouts.core.spi.PayoutIndex} and {@link
 * dev.payouts.core.spi.PositionSource}; pure functions decide; only a {@link
 * dev.payouts.core.spi.PayoutSink} writes. A {@link dev.payouts.core.RunListener} receives progress
 * events.
 *
 * <p>A payable that cannot be paid never causes an exception: it becomes an {@link
 * dev.payouts.core.Item} with a {@link dev.payouts.core.Reason}. If a run does not complete, {@link
 * dev.payouts.core.RunReport#failure()} says why. Records are immutable; unless marked
 * {@code @Nullable}, nothing is null, and null never means a decision. Amounts are exact decimals
 * in whole units of their currency.
 */
@NullMarked
package dev.payouts.core;

import org.jspecify.annotations.NullMarked;
