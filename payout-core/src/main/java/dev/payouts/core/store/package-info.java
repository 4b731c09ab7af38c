/**
 * Storage and JSON: the journal of a state directory, its locks, approved plans, and the JSON of
 * reports. Past runs are in {@link dev.payouts.core.store.runs}. Nothing in {@code payout-core}
 * outside of this package and those below it uses Moshi or files.
 *
 * <p>Start with {@link dev.payouts.core.store.FileJournal}: with it the run after a crash knows
 * what may have been created. {@link dev.payouts.core.store.ReportJson} writes reports as the JSON
 * that the command prints.
 *
 * <pre>{@code
 * PayoutEngine engine = workspace.engine().journal(FileJournal.at(stateDir)).build();
 * String json = ReportJson.report(List.of(engine.run(request)));
 * }</pre>
 */
@NullMarked
package dev.payouts.core.store;

import org.jspecify.annotations.NullMarked;
