package dev.payouts.cli.internal.html;

import dev.payouts.core.RunReport;

/**
 * A run that has ended.
 *
 * @param report what it did
 * @param trace what was heard of it meanwhile
 */
record RecordedRun(RunReport report, RunTrace trace) {}
