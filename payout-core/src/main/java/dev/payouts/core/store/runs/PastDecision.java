package dev.payouts.core.store.runs;

import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * The decision of one run about one payable. Immutable.
 *
 * @param report the run's report
 * @param item the payable's item in it
 * @param run the stored run; null for a dry run that was just made
 */
public record PastDecision(RunReport report, Item item, @Nullable KeptRun run) {}
