/**
 * Compares the requests and times of a run: the N+1 way, the original's head and ours, each over
 * HTTP against its own sandbox. Not an API.
 */
@NullMarked
package dev.payouts.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
