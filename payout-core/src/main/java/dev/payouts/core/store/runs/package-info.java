/**
 * The past runs of a state directory, with their reports: {@link
 * dev.payouts.core.store.runs.KeptRuns} stores them, {@link dev.payouts.core.store.runs.RunHistory}
 * reads them.
 */
@NullMarked
package dev.payouts.core.store.runs;

import org.jspecify.annotations.NullMarked;
