/**
 * What a run costs in requests and time: the N+1 way, the original's head and ours, each over HTTP
 * against a sandbox of its own. Not an API.
 */
@NullMarked
package dev.payouts.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
