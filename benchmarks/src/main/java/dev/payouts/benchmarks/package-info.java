/** Measurements: JMH benchmarks and the table of calls against the N+1 way. */
@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
