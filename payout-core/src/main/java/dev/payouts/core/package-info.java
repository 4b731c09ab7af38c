/**
 * The words of a payout run, the ports it needs, and the engine that decides and creates.
 *
 * <p>Begin at {@link dev.payouts.core.PayoutEngine}: it is built over a backend, takes a {@link
 * dev.payouts.core.RunRequest} and returns a {@link dev.payouts.core.RunReport}. For Notion the
 * backend is there: {@code dev.payouts.notion.NotionWorkspace}. Any other is five ports.
 *
 * <pre>{@code
 * PayoutEngine engine =
 *     PayoutEngine.builder()
 *         .payables(orders)   // what is approved
 *         .rates(rates)       // what contractors earn
 *         .payouts(payouts)   // which payouts exist
 *         .positions(people)  // who the contractors are
 *         .sink(sink)         // creates payouts; the only one that writes
 *         .journal(FileJournal.at(stateDir))
 *         .build();
 * RunReport report =
 *     engine.run(RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build());
 * }</pre>
 *
 * <p>One way, no way back: a {@link dev.payouts.core.PayableSource} lists what is approved; rates,
 * live payouts and contractors are preloaded in batches through {@link
 * dev.payouts.core.RateSource}, {@link dev.payouts.core.PayoutIndex} and {@link
 * dev.payouts.core.PositionSource}; pure functions decide; only a {@link
 * dev.payouts.core.PayoutSink} writes. A {@link dev.payouts.core.RunListener} is told meanwhile.
 *
 * <p>What cannot be decided is never thrown: it is an {@link dev.payouts.core.Item} with a {@link
 * dev.payouts.core.Reason}. What stops a run is its {@link dev.payouts.core.RunReport#stop()}.
 * Records are immutable; unless marked {@code @Nullable}, nothing is null, and null never means a
 * decision. Amounts are exact decimals in whole units of their currency.
 */
@NullMarked
package dev.payouts.core;

import org.jspecify.annotations.NullMarked;
