/**
 * What the core writes to be kept or handed on: the journal of a state directory, the reports that
 * are kept in it, and the JSON of both. Alone in {@code payout-core} it uses Moshi and files.
 *
 * <p>Begin at {@link dev.payouts.core.store.FileJournal}: with it a run that dies is followed by
 * one that knows what may have been created. {@link dev.payouts.core.store.ReportJson} makes of
 * reports the JSON that the command prints.
 *
 * <pre>{@code
 * PayoutEngine engine = workspace.engine().journal(FileJournal.at(stateDir)).build();
 * String json = ReportJson.report(List.of(engine.run(request)));
 * }</pre>
 */
@NullMarked
package dev.payouts.core.store;

import org.jspecify.annotations.NullMarked;
